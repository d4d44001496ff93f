// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Moves SM2 keys in and out of OpenSSL.
enum SM2Curve {
    private static let group = "SM2"

    /// A key from its 65-byte point, and for a private key its 32-byte scalar.
    static func importKey(publicPoint: [UInt8], scalar: SecretBytes?) throws(CryptoError) -> KeyHandle {
        let key: OpaquePointer = try OpenSSLCall.object("importing an SM2 key", code: .malformed) {
            guard let scalar else { return td_SM2_import(publicPoint, publicPoint.count, nil) }
            return scalar.withUnsafeBytes { secret in
                td_SM2_import(publicPoint, publicPoint.count, secret.assumingMemoryBound(to: UInt8.self).baseAddress)
            }
        }
        return KeyHandle(owning: key)
    }

    /// The uncompressed public point of a key.
    static func publicPoint(of handle: KeyHandle) throws(CryptoError) -> [UInt8] {
        // Asked for explicitly: a key decoded from a compressed point would otherwise give that form back.
        try OpenSSLCall.status("choosing the point form") {
            EVP_PKEY_set_utf8_string_param(handle.pointer, OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT, "uncompressed")
        }
        var point = [UInt8](repeating: 0, count: SM2PublicKey.byteCount)
        var count = 0
        try OpenSSLCall.status("reading a public point") {
            EVP_PKEY_get_octet_string_param(handle.pointer, OSSL_PKEY_PARAM_PUB_KEY, &point, point.count, &count)
        }
        guard count == SM2PublicKey.byteCount else { throw CryptoError(.malformed, "a public point of \(count) bytes") }
        return point
    }

    /// The secret scalar, 32 bytes, most significant first.
    static func scalar(of handle: KeyHandle) throws(CryptoError) -> SecretBytes {
        var number: OpaquePointer?
        try OpenSSLCall.status("reading an SM2 scalar") {
            EVP_PKEY_get_bn_param(handle.pointer, OSSL_PKEY_PARAM_PRIV_KEY, &number)
        }
        defer { BN_clear_free(number) }
        return try SecretBytes(count: SM2PrivateKey.byteCount) { buffer throws(CryptoError) in
            try OpenSSLCall.status("writing an SM2 scalar") {
                BN_bn2binpad(number, buffer.assumingMemoryBound(to: UInt8.self).baseAddress, Int32(buffer.count))
            }
        }
    }

    static func requireSM2(_ handle: KeyHandle) throws(CryptoError) {
        guard EVP_PKEY_is_a(handle.pointer, group) == 1 else {
            throw CryptoError(.malformed, "the key is not an SM2 key")
        }
    }

    /// Throws `malformed` unless the point is the scalar's own.
    static func requirePair(_ handle: KeyHandle) throws(CryptoError) {
        let context = try OpenSSLCall.object("EVP_PKEY_CTX") { EVP_PKEY_CTX_new_from_pkey(nil, handle.pointer, nil) }
        defer { EVP_PKEY_CTX_free(context) }
        try OpenSSLCall.status("matching an SM2 key pair", code: .malformed) { EVP_PKEY_pairwise_check(context) }
    }
}
