// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A fast keyed mix of bytes. It stands in for signatures only: whoever knows the public key can compute it, and in the
/// simulator nobody does so but the key's owner.
enum Mix {
    /// The finishing steps of SplitMix64: every bit of the result depends on every bit of `value`.
    static func finish(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// 64 bits over `bytes` under `key`, eight bytes a step.
    static func hash(_ bytes: UnsafeRawBufferPointer, key: UInt64) -> UInt64 {
        var state = key ^ (UInt64(bytes.count) &* 0x9e37_79b9_7f4a_7c15)
        var place = 0
        while place + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            state = fold(state ^ word)
            place += 8
        }
        var rest: UInt64 = 0
        for offset in place..<bytes.count { rest = rest << 8 | UInt64(bytes[offset]) }
        return finish(fold(state ^ rest))
    }

    static func hash(_ bytes: [UInt8], key: UInt64) -> UInt64 { bytes.withUnsafeBytes { hash($0, key: key) } }

    static func hash(_ text: String, key: UInt64) -> UInt64 {
        var text = text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0), key: key) }
    }

    /// The two halves of a full product: one multiplication spreads a bit over both.
    private static func fold(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
        return product.high ^ product.low ^ value
    }
}
