// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// Signing as this node and verifying what the other side of a link signed, over the bytes received.
enum LinkSignature {
    /// - Parameter message: one of ``SignedBytes``, domain separator included.
    static func sign(_ message: [UInt8], as signer: String, with cryptography: any LinkCryptography) -> Signature? {
        cryptography.sign(message).map { Signature(signer: signer, value: $0) }
    }

    static func verify(
        _ message: [UInt8], _ signature: Signature?, signer: String, publicKey: [UInt8],
        with cryptography: any LinkCryptography
    ) -> Bool {
        guard let signature, signature.signer == signer else { return false }
        return cryptography.verify(publicKey: publicKey, message: message, signature: signature.value)
    }
}
