// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Verifying what the other side of a link signed, over the bytes received and never over a re-encoding.
enum SignedBytes {
    static func sign(
        _ domain: DomainSeparator, _ body: [UInt8], as signer: String, with cryptography: any LinkCryptography
    ) -> Signature? {
        guard let value = cryptography.sign(domain.message(body)) else { return nil }
        return Signature(signer: signer, value: value)
    }

    static func verify(
        _ domain: DomainSeparator, _ body: [UInt8], _ signature: Signature?, signer: String, publicKey: [UInt8],
        with cryptography: any LinkCryptography
    ) -> Bool {
        guard let signature, signature.signer == signer else { return false }
        return cryptography.verify(
            publicKey: publicKey, message: domain.message(body), signature: signature.value)
    }
}
