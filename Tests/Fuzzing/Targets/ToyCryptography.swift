// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules

/// Stands in for SM3 and SM2, which are not fuzzed here: same in, same out, at the speed that fuzzing needs.
struct ToyCryptography: Cryptography {
    /// Whether any signature is taken for good, so that an input gets past it to what lies behind.
    var isCredulous = false

    func sm3(_ message: [UInt8]) -> [UInt8] {
        var digest: [UInt8] = []
        for lane in UInt64(1)...4 {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &* lane
            for byte in message { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            hash = (hash ^ hash >> 32) &* 0xBF58_476D_1CE4_E5B9
            digest += withUnsafeBytes(of: (hash ^ hash >> 29).bigEndian) { Array($0) }
        }
        return digest
    }

    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool { isCredulous }
}
