// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Messages
import Rules

/// Who asks to be logged in, proved by connection, certificate and signature as for a command, and with which key.
package struct AttributedLogin: Sendable {
    package let person: String
    package let publicKey: [UInt8]
}

/// Whose request for a login it is, before its passphrase is looked at. Pure.
package enum LoginIntake {
    package enum Finding: Sendable {
        case attributed(AttributedLogin)
        case rejected(CommandIntake.Rejection)
    }

    static let nonceBytes = 16

    /// A request that is sent again opens another login: whoever can do that has the key of the connection and the passphrase,
    /// which are in it, and could as well ask anew.
    ///
    /// - Parameters:
    ///   - peer: the URI in the certificate of the connection the request came over.
    ///   - node: this node's URI.
    package static func examine(
        _ request: LoginRequest, from peer: String, node: String, keys: some NodeKeys
    ) -> Finding {
        guard let body = try? LoginBody.decodeCanonical(request.body), body.nonce.count == nonceBytes else {
            return reject(.malformed, "the body is not the canonical encoding of a tongdao.v1.LoginBody")
        }
        guard body.person == peer else {
            return reject(.otherPeer, "the request names \(body.person), the connection's certificate \(peer)")
        }
        guard body.node == node else {
            return reject(.malformed, "the request is for \(body.node), this is \(node)")
        }
        switch keys.examine(certificate: request.certificate) {
        case .refused(let why): return reject(.unauthenticated, "the signing certificate is refused: \(why)")
        case .valid(let uri, _, let publicKey):
            guard uri == body.person,
                keys.verify(
                    publicKey: publicKey, message: SignedBytes.login(request.body), signature: request.signature)
            else {
                return reject(.unauthenticated, "the signature over the request is not the person's")
            }
            return .attributed(AttributedLogin(person: body.person, publicKey: publicKey))
        }
    }

    private static func reject(_ reason: CommandIntake.Rejection.Reason, _ message: String) -> Finding {
        .rejected(CommandIntake.Rejection(reason: reason, message: message))
    }
}
