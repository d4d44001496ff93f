// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// HMAC over SM3: a keyed proof that bytes were not changed.
public struct HMACSM3: ~Copyable {
    private let context: OpaquePointer

    public init(key: SecretBytes) throws(CryptoError) {
        context = try OpenSSLCall.object("starting HMAC-SM3") {
            key.withUnsafeBytes { td_HMAC_SM3_new($0.assumingMemoryBound(to: UInt8.self).baseAddress, $0.count) }
        }
    }

    deinit { EVP_MAC_CTX_free(context) }

    public mutating func update(_ bytes: some Collection<UInt8>) throws(CryptoError) {
        // Contiguous collections, which is all of ours, lend their bytes without a copy.
        let status =
            bytes.withContiguousStorageIfAvailable { EVP_MAC_update(context, $0.baseAddress, $0.count) }
            ?? Array(bytes).withUnsafeBufferPointer { EVP_MAC_update(context, $0.baseAddress, $0.count) }
        guard status == 1 else { throw OpenSSLCall.failure(.openSSL, "HMAC-SM3") }
    }

    public consuming func finalize() throws(CryptoError) -> SM3Digest {
        var status: Int32 = 0
        let code = SM3Digest { output in
            var count = 0
            status = EVP_MAC_final(
                context, output.assumingMemoryBound(to: UInt8.self).baseAddress, &count, output.count)
        }
        guard status == 1 else { throw OpenSSLCall.failure(.openSSL, "HMAC-SM3") }
        return code
    }

    /// The code of one message.
    public static func authenticationCode(
        for message: some Collection<UInt8>, key: SecretBytes
    ) throws(CryptoError) -> SM3Digest {
        var code = try HMACSM3(key: key)
        try code.update(message)
        return try code.finalize()
    }

    /// Whether two codes are equal, in a time that does not tell where they differ.
    public static func equal(_ left: SM3Digest, _ right: SM3Digest) -> Bool {
        left.withUnsafeBytes { first in
            right.withUnsafeBytes { second in CRYPTO_memcmp(first.baseAddress, second.baseAddress, first.count) == 0 }
        }
    }
}
