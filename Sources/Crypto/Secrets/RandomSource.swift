// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Where random bytes come from: an edge of the system, handed in so that tests can choose them.
public protocol RandomSource: Sendable {
    /// Returns `count` bytes, or throws if the generator has failed; it never returns weaker ones.
    func bytes(count: Int) throws(CryptoError) -> [UInt8]
}

/// OpenSSL's generator, seeded by the operating system.
public struct SecureRandom: RandomSource {
    public init() {}

    public func bytes(count: Int) throws(CryptoError) -> [UInt8] {
        guard count >= 0, count <= Int(Int32.max) else {
            throw CryptoError(.invalidArgument, "cannot draw \(count) random bytes")
        }
        var bytes = [UInt8](repeating: 0, count: count)
        try OpenSSLCall.status("RAND_bytes") { RAND_bytes(&bytes, Int32(count)) }
        return bytes
    }

    /// Draws `count` secret bytes straight into wiped memory.
    public func secretBytes(count: Int) throws(CryptoError) -> SecretBytes {
        try SecretBytes(count: count) { buffer throws(CryptoError) in
            try OpenSSLCall.status("RAND_priv_bytes") {
                RAND_priv_bytes(buffer.assumingMemoryBound(to: UInt8.self).baseAddress, Int32(buffer.count))
            }
        }
    }
}
