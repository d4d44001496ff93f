// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Transport

extension CommandFailure {
    /// A call that failed. A refusal of the rules keeps its own code; a lost connection tells why it was lost.
    init(_ failure: CallFailure) {
        if let refusal = failure.status.refusal {
            self.init(refusal: refusal)
        } else if let transport = failure.transport {
            self.init(transport)
        } else {
            self.init(
                CommandFailure.exitStatus(of: failure.code), failure.code.choiceName,
                CallTexts.failed(failure.code, failure.status.message), remedy: CallTexts.remedy(failure.code))
        }
    }

    /// A connection that could not be made, or was lost.
    init(_ error: TransportError) {
        let status: ExitStatus =
            switch error.code {
            case .identityUnusable, .limitsInvalid: .usage
            case .peerSilent: .timeout
            default: .unreachable
            }
        let peer = error.peer.map { " [\($0)]" } ?? ""
        let byPeer = error.origin == .peer
        self.init(
            status, error.code.name,
            Text(
                "\(CallTexts.chineseName(of: error.code))\(byPeer ? "（对方告知）" : ""):\(error.message)\(peer)",
                "\(error.message)\(peer)\(byPeer ? " (so the peer says)" : "")"),
            remedy: CallTexts.remedy(error), cause: error.cause)
    }

    private static func exitStatus(of code: StatusCode) -> ExitStatus {
        switch code {
        case .notFound: .notFound
        case .unavailable, .unauthenticated, .permissionDenied: .unreachable
        case .deadlineExceeded: .timeout
        case .invalidArgument, .outOfRange: .usage
        case .dataLoss: .unverified
        default: .failure
        }
    }
}
