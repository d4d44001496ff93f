// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Keys from other secrets, with SM3 as the only hash.
public enum KeyDerivation {
    /// HKDF-SM3 (RFC 5869): `count` bytes for one `purpose`; other purposes give unrelated bytes.
    ///
    /// For secrets that are random already, not for passphrases.
    public static func expand(
        _ secret: SecretBytes, purpose: String, salt: [UInt8] = [], count: Int
    ) throws(CryptoError) -> SecretBytes {
        let info = Array(purpose.utf8)
        return try SecretBytes(count: count) { output throws(CryptoError) in
            try OpenSSLCall.status("HKDF-SM3") {
                secret.withUnsafeBytes { key in
                    td_HKDF_SM3(
                        key.baseAddress, key.count, salt, salt.count, info, info.count,
                        output.assumingMemoryBound(to: UInt8.self).baseAddress, output.count)
                }
            }
        }
    }

    /// PBKDF2-HMAC-SM3 (GB/T 32905 in RFC 8018): a key from a passphrase, slow on purpose.
    static func stretch(
        _ passphrase: Passphrase, salt: [UInt8], iterations: Int, count: Int
    ) throws(CryptoError) -> SecretBytes {
        try SecretBytes(count: count) { output throws(CryptoError) in
            try OpenSSLCall.status("PBKDF2-HMAC-SM3") {
                passphrase.secret.withUnsafeBytes { secret in
                    PKCS5_PBKDF2_HMAC(
                        secret.assumingMemoryBound(to: CChar.self).baseAddress, Int32(secret.count),
                        salt, Int32(salt.count), Int32(iterations), SM3Algorithm.shared.digest,
                        Int32(output.count), output.assumingMemoryBound(to: UInt8.self).baseAddress)
                }
            }
        }
    }
}
