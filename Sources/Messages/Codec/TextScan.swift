// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One pass over a text's bytes, eight at a time, for what decides how it is read on.
struct TextScan {
    /// The lowest and the highest bit of each of eight bytes.
    private static let lowBits: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    let isASCII: Bool
    let hasNUL: Bool

    init(_ bytes: UnsafeRawBufferPointer) {
        var high: UInt64 = 0
        var zero: UInt64 = 0
        func take(_ word: UInt64) {
            high |= word
            // The highest bit of a byte is set if the byte is zero, or if it follows one that is.
            zero |= (word &- Self.lowBits) & ~word
        }
        if bytes.count >= 8 {
            var offset = 0
            while offset + 8 < bytes.count {
                take(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            // The last eight bytes may overlap those before: nothing is counted, so seeing a byte twice is no harm.
            take(bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
        } else {
            // Filled up with ones, which are ASCII and not NUL.
            for byte in bytes { take(Self.lowBits - 1 + UInt64(byte)) }
        }
        isASCII = high & Self.highBits == 0
        hasNUL = zero & Self.highBits != 0
    }
}
