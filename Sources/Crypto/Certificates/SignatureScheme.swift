// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// The two ways in which this city's roots sign.
///
/// OpenSSL 3.0 cannot use SM2 certificates in TLS, so the TLS root is ECDSA over P-256; all other signatures are SM2.
enum SignatureScheme: Sendable {
    case ecdsaP256
    case sm2

    /// OpenSSL's number of the signature algorithm in a certificate.
    var algorithmNID: Int32 {
        switch self {
        case .ecdsaP256: NID_ecdsa_with_SHA256
        case .sm2: NID_SM2_with_SM3
        }
    }

    /// Whether `key` is of the kind this scheme signs with.
    func accepts(_ key: KeyHandle) -> Bool {
        switch self {
        case .sm2:
            return EVP_PKEY_is_a(key.pointer, "SM2") == 1
        case .ecdsaP256:
            var name = [CChar](repeating: 0, count: 64)
            var count = 0
            guard EVP_PKEY_is_a(key.pointer, "EC") == 1,
                EVP_PKEY_get_group_name(key.pointer, &name, name.count, &count) == 1
            else { return false }
            return name.prefix(count).elementsEqual("prime256v1".utf8CString.dropLast())
        }
    }

    /// Runs `body` with a context that signs with `key`; for SM2 the signer's identifier is set on it.
    func withSigningContext(
        _ key: KeyHandle, _ body: (OpaquePointer) -> Int32
    ) throws(CryptoError) {
        let context = try OpenSSLCall.object("EVP_MD_CTX_new") { EVP_MD_CTX_new() }
        defer { EVP_MD_CTX_free(context) }
        var operation: OpaquePointer?
        try OpenSSLCall.status("starting a signature") {
            EVP_DigestSignInit(context, &operation, digest, nil, key.pointer)
        }
        try setID(on: operation)
        try OpenSSLCall.status("signing") { body(context) }
    }

    /// Whether `signed` bears a signature of `key`.
    func verifies(_ signed: SignedDER, with key: KeyHandle) -> Bool {
        guard let context = EVP_MD_CTX_new() else { return false }
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        ERR_clear_error()
        var operation: OpaquePointer?
        guard EVP_DigestVerifyInit(context, &operation, digest, nil, key.pointer) == 1 else { return false }
        guard (try? setID(on: operation)) != nil else { return false }
        return EVP_DigestVerify(
            context, signed.signature, signed.signature.count, signed.signedPart, signed.signedPart.count) == 1
    }

    private var digest: OpaquePointer? {
        switch self {
        case .ecdsaP256: EVP_sha256()
        case .sm2: SM3Algorithm.shared.digest
        }
    }

    /// OpenSSL 3.0 has no way to name the signer when it checks a revocation list, and its default is empty: this is
    /// why both signing and checking go through contexts of our own.
    private func setID(on operation: OpaquePointer?) throws(CryptoError) {
        guard self == .sm2 else { return }
        try OpenSSLCall.status("setting the SM2 signer identifier") {
            SignerID.default.bytes.withUnsafeBytes { EVP_PKEY_CTX_set1_id(operation, $0.baseAddress, Int32($0.count)) }
        }
    }
}
