// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NIOCore

@testable import Transport

/// A TLS client and server in one process, without sockets.
struct TLSPair {
    let client: TLSConnection
    let server: TLSConnection

    init(client: TLSContext, server: TLSContext, expectedPeer: String? = nil) throws {
        let allocator = ByteBufferAllocator()
        self.client = try client.makeConnection(side: .client, expectedPeer: expectedPeer, allocator: allocator)
        self.server = try server.makeConnection(side: .server, expectedPeer: nil, allocator: allocator)
    }

    /// How a side's handshake ended. In TLS 1.3 the client learns only by reading that the server refused it.
    struct Outcome {
        var client: Result<PeerIdentity, TransportError>?
        var server: Result<PeerIdentity, TransportError>?
    }

    /// Carries the handshake to its end, alerts included.
    func handshake() -> Outcome {
        var outcome = Outcome()
        for _ in 0..<10 {
            if outcome.client == nil { outcome.client = Self.advance(client) }
            Self.carry(client, server)
            if outcome.server == nil { outcome.server = Self.advance(server) }
            Self.carry(server, client)
        }
        if case .success = outcome.client, case .failed(let error) = client.read().outcome {
            outcome.client = .failure(error)
        }
        return outcome
    }

    private static func advance(_ side: TLSConnection) -> Result<PeerIdentity, TransportError>? {
        switch side.advanceHandshake() {
        case .wantsMore, .doneWithAnyone: nil
        case .done(let peer): .success(peer)
        case .failed(let error): .failure(error)
        }
    }

    /// Moves ciphertext from one side to the other.
    static func carry(_ from: TLSConnection, _ to: TLSConnection) {
        if let ciphertext = from.takeCiphertext() { to.receive(ciphertext) }
    }
}

extension Result where Failure == TransportError {
    var failureCode: TransportError.Code? {
        if case .failure(let error) = self { error.code } else { nil }
    }

    var error: TransportError? {
        if case .failure(let error) = self { error } else { nil }
    }
}
