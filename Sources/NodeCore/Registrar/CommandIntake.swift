// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Messages
import Rules

/// A command with the proof whose it is. Only ``CommandIntake`` makes one.
package struct AttributedCommand: Sendable {
    package let command: Command
    package let signed: SignedCommand

    fileprivate init(_ command: Command, _ signed: SignedCommand) {
        self.command = command
        self.signed = signed
    }
}

/// Whose command it is, before the registrar judges it: connection, certificate, command and signature must all name
/// one person (ZS-2.3.0a). Pure; costs one verification of a certificate and one of a signature.
package enum CommandIntake {
    package enum Finding: Sendable {
        case attributed(AttributedCommand)
        case rejected(Rejection)
    }

    /// Why a command is not judged at all. The text is for the sender.
    package struct Rejection: Sendable, Hashable {
        package enum Reason: Sendable, Hashable {
            case malformed
            /// Sent over somebody else's connection.
            case otherPeer
            case unauthenticated
        }

        package var reason: Reason
        package var message: String
    }

    /// - Parameter peer: the URI in the certificate of the connection the request came over.
    package static func examine(_ request: SubmitRequest, from peer: String, keys: some NodeKeys) -> Finding {
        guard let command = try? Command.decodeCanonical(request.command) else {
            return reject(.malformed, "the command is not the canonical encoding of a tongdao.v1.Command")
        }
        guard command.actor == peer else {
            return reject(
                .otherPeer,
                "the command names \(command.actor), the connection's certificate \(peer); connect as the actor")
        }
        switch keys.examine(certificate: request.certificate) {
        case .refused(let why):
            return reject(.unauthenticated, "the signing certificate is refused: \(why)")
        case .valid(let uri, let serial, let publicKey):
            guard uri == command.actor else {
                return reject(
                    .unauthenticated, "the signing certificate is \(uri)'s, the command \(command.actor)'s")
            }
            let message = SignedBytes.command(request.command)
            guard keys.verify(publicKey: publicKey, message: message, signature: request.signature) else {
                return reject(
                    .unauthenticated,
                    "the signature over the command does not hold; sign with SM2 and the id 1234567812345678")
            }
            let signed = SignedCommand(
                command: request.command, signature: request.signature, certificateSerial: serial,
                publicKey: publicKey)
            return .attributed(AttributedCommand(command, signed))
        }
    }

    private static func reject(_ reason: Rejection.Reason, _ message: String) -> Finding {
        .rejected(Rejection(reason: reason, message: message))
    }
}
