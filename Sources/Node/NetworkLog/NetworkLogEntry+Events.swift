// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NodeCore
import Transport

/// What happens, as the network log has it: ids alone, no content and no names besides the certificate's.
extension NetworkLogEntry {
    init(_ event: TransportEvent) {
        self.init()
        switch event {
        case .connectionOpened(let connection):
            self.event = .connectionOpened
            take(connection)
        case .connectionClosed(let connection, let reason):
            self.event = .connectionClosed
            take(connection)
            outcome = reason.code.name
        case .connectionRefused(let reason, let address):
            self.event = .connectionRefused
            // The certificate's name, if one was shown; the error names the address where there was none.
            if let shown = reason.peer, shown.hasPrefix("tongdao://") { peer = shown }
            self.address = address
            outcome = reason.code.name
        case .callRefused(let connection, let method, let code):
            self.event = .callRefused
            take(connection)
            self.method = method
            outcome = "\(code)"
        case .callServed(let connection, let method, let code, let refusal, _):
            self.event = .callAnswered
            take(connection)
            self.method = method
            // An enum's name is found by reflection, which costs more than the call: nearly all calls succeed.
            outcome = code == .ok ? "ok" : "\(code)"
            self.refusal = refusal
        }
    }

    init(_ use: UseNews) {
        self.init(peer: use.actor, authorizationId: use.authorization, useId: use.use)
        switch use.what {
        case .started: event = .useStarted
        case .ended(let reason):
            event = .useEnded
            outcome = reason
        }
    }

    private mutating func take(_ connection: PeerConnection) {
        peer = connection.peer.uri
        self.connection = connection.id
        address = connection.address
    }
}
