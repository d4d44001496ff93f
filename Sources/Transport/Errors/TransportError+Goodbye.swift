// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension TransportError {
    /// How much of a peer's text goes into our log, in characters.
    private static let goodbyeTextLength = 500

    /// What a GOODBYE of the peer means for us.
    init(goodbye status: Status) {
        let code: Code =
            switch status.code {
            case .ok: .goodbye
            case .unavailable: .shutDown
            case .deadlineExceeded: .peerSilent
            case .failedPrecondition where status.message.hasPrefix(ConnectionFault.versionsApartText): .versionsApart
            case .unauthenticated: Self.certificateCode(named: status.message) ?? .certificateMalformed
            default: .protocolViolation
            }
        let text = status.message.prefix(Self.goodbyeTextLength)
        self.init(code, "GOODBYE \(status.code): \(text)", origin: .peer)
    }

    /// The reason with which a GOODBYE with UNAUTHENTICATED begins.
    private static func certificateCode(named message: String) -> Code? {
        let codes: [Code] = [
            .certificateExpired, .certificateRevoked, .certificateForeign, .certificateNotYetValid,
        ]
        return codes.first { message.hasPrefix($0.name) }
    }
}
