// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// An ECDSA P-256 private key for TLS, at rest as encrypted PKCS#8 that the `openssl` command reads as well.
struct TLSPrivateKey: Sendable {
    private static let curve = "P-256"
    /// PBKDF2-HMAC-SHA256 rounds: PKCS#8 in OpenSSL 3.0 cannot name HMAC-SM3.
    private static let iterations: Int32 = 100_000

    let handle: KeyHandle

    /// A new key from OpenSSL's private random generator.
    init() throws(CryptoError) {
        handle = KeyHandle(owning: try OpenSSLCall.object("generating a P-256 key") { td_EVP_EC_gen(Self.curve) })
    }

    /// Opens an encrypted PEM; `notAuthentic` if the passphrase is not its own or the file was changed.
    init(encryptedPEM: [UInt8], passphrase: Passphrase) throws(CryptoError) {
        let blocks = try PEM.decode(String(decoding: encryptedPEM, as: UTF8.self), label: PEM.encryptedPrivateKey)
        guard blocks.count == 1 else { throw CryptoError(.malformed, "\(blocks.count) keys where one belongs") }
        let sealed = try DER.decode("decoding an encrypted key", blocks[0], free: X509_SIG_free) {
            d2i_X509_SIG(nil, &$0, $1)
        }
        defer { X509_SIG_free(sealed) }
        let key: OpaquePointer = try OpenSSLCall.object("opening an encrypted key", code: .notAuthentic) {
            passphrase.secret.withUnsafeBytes { secret -> OpaquePointer? in
                let text = secret.assumingMemoryBound(to: CChar.self).baseAddress
                guard let plain = PKCS8_decrypt(sealed, text, Int32(secret.count)) else { return nil }
                defer { PKCS8_PRIV_KEY_INFO_free(plain) }
                return EVP_PKCS82PKEY(plain)
            }
        }
        handle = KeyHandle(owning: key)
        guard SignatureScheme.ecdsaP256.accepts(handle) else {
            throw CryptoError(.malformed, "the TLS key is not an ECDSA P-256 key")
        }
    }

    /// PKCS#8 under PBES2 with SM4-CBC.
    func encryptedPEM(passphrase: Passphrase) throws(CryptoError) -> [UInt8] {
        let der = try DER.encode("encrypting a key") { output in
            guard let plain = EVP_PKEY2PKCS8(handle.pointer) else { return 0 }
            defer { PKCS8_PRIV_KEY_INFO_free(plain) }
            let sealed = passphrase.secret.withUnsafeBytes { secret in
                PKCS8_encrypt(
                    NID_hmacWithSHA256, td_EVP_sm4_cbc(), secret.assumingMemoryBound(to: CChar.self).baseAddress,
                    Int32(secret.count), nil, 0, TLSPrivateKey.iterations, plain)
            }
            guard let sealed else { return 0 }
            defer { X509_SIG_free(sealed) }
            return i2d_X509_SIG(sealed, &output)
        }
        return Array(PEM.encode(der, label: PEM.encryptedPrivateKey).utf8)
    }

    /// PKCS#8 PEM in the clear, for an SSL_CTX of this process only.
    var plainPEM: SecretBytes {
        get throws(CryptoError) {
            let output = try OpenSSLCall.object("BIO_new") { BIO_new(BIO_s_mem()) }
            // Freeing a memory BIO wipes its buffer.
            defer { BIO_free(output) }
            try OpenSSLCall.status("writing a key") {
                PEM_write_bio_PKCS8PrivateKey(output, handle.pointer, nil, nil, 0, nil, nil)
            }
            var data: UnsafeMutablePointer<CChar>?
            let count = td_BIO_get_mem_data(output, &data)
            guard let data else { throw CryptoError(.openSSL, "writing a key gave nothing") }
            return SecretBytes(UnsafeRawBufferPointer(start: data, count: count))
        }
    }

    /// Whether `certificate` is for this key.
    func belongs(to certificate: CertificateFacts) -> Bool {
        EVP_PKEY_eq(handle.pointer, certificate.publicKey.pointer) == 1
    }
}
