// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules

/// Stands in for SM2 and SM3 where only "same in, same out" and "other key, other signature" matter; the real ones are
/// tested in `CryptoTests` and run under these rules in the node's tests.
struct ToyCryptography: Cryptography {
    func sm3(_ message: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for lane in UInt64(0)..<4 {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ (lane &* 0x9e37_79b9_7f4a_7c15)
            for byte in message { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
            hash ^= hash >> 29
            hash = hash &* 0xbf58_476d_1ce4_e5b9
            hash ^= hash >> 32
            out += withUnsafeBytes(of: hash.bigEndian) { Array($0) }
        }
        return out
    }

    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool {
        !publicKey.isEmpty && signature == sm3(publicKey + message)
    }

    /// The key of someone, 65 bytes like a real one.
    func key(of name: String) -> [UInt8] {
        [4] + sm3(Array(name.utf8)) + sm3(Array(name.utf8.reversed()))
    }

    func sign(_ name: String, _ message: [UInt8]) -> [UInt8] { sm3(key(of: name) + message) }
}
