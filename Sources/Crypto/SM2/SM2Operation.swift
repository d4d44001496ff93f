// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// What a signature check found.
public enum SM2Verification: Sendable, Hashable {
    case valid
    /// Not this key's signature over this message with this identifier.
    case invalid
    /// Not a DER signature at all.
    case malformed
    /// OpenSSL could not run the check (memory); nothing is known about the signature, so treat it as not valid.
    case failed(CryptoError)

    public var isValid: Bool { self == .valid }
}

extension SM2PublicKey {
    /// Checks an SM2-with-SM3 signature (GB/T 32918.2). Never throws: a bad signature is a value.
    public func verify(
        _ signature: SM2Signature, over message: [UInt8], id: SignerID = .default
    ) -> SM2Verification {
        SM2Operation.verify(signature, over: message, key: handle, id: id)
    }

    public func isValid(_ signature: SM2Signature, over message: [UInt8], id: SignerID = .default) -> Bool {
        verify(signature, over: message, id: id).isValid
    }
}

/// SM2 with SM3 through EVP_DigestSign and EVP_DigestVerify.
enum SM2Operation {
    static func sign(_ message: [UInt8], key: KeyHandle, id: SignerID) throws(CryptoError) -> SM2Signature {
        let context = try OpenSSLCall.object("EVP_MD_CTX_new") { EVP_MD_CTX_new() }
        defer { EVP_MD_CTX_free(context) }
        var operation: OpaquePointer?
        try OpenSSLCall.status("starting an SM2 signature") {
            EVP_DigestSignInit(context, &operation, SM3Algorithm.shared.digest, nil, key.pointer)
        }
        try setID(id, on: operation)
        var count = SM2Signature.maximumByteCount
        var bytes = [UInt8](repeating: 0, count: count)
        try OpenSSLCall.status("signing with SM2") {
            EVP_DigestSign(context, &bytes, &count, message, message.count)
        }
        bytes.removeSubrange(count...)
        return SM2Signature(bytes)
    }

    static func verify(
        _ signature: SM2Signature, over message: [UInt8], key: KeyHandle, id: SignerID
    ) -> SM2Verification {
        guard (8...SM2Signature.maximumByteCount).contains(signature.bytes.count), signature.bytes[0] == 0x30 else {
            return .malformed
        }
        do throws(CryptoError) {
            let context = try OpenSSLCall.object("EVP_MD_CTX_new") { EVP_MD_CTX_new() }
            defer { EVP_MD_CTX_free(context) }
            var operation: OpaquePointer?
            try OpenSSLCall.status("starting an SM2 verification") {
                EVP_DigestVerifyInit(context, &operation, SM3Algorithm.shared.digest, nil, key.pointer)
            }
            try setID(id, on: operation)
            ERR_clear_error()
            let status = EVP_DigestVerify(
                context, signature.bytes, signature.bytes.count, message, message.count)
            ERR_clear_error()
            // 0: the check ran and failed; negative: the signature could not be parsed.
            return status == 1 ? .valid : (status == 0 ? .invalid : .malformed)
        } catch {
            return .failed(error)
        }
    }

    /// Names the signer; the message is hashed only afterwards, so Z always holds this identifier.
    private static func setID(_ id: SignerID, on operation: OpaquePointer?) throws(CryptoError) {
        try OpenSSLCall.status("setting the SM2 signer identifier") {
            id.bytes.withUnsafeBytes { EVP_PKEY_CTX_set1_id(operation, $0.baseAddress, Int32($0.count)) }
        }
    }
}
