// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Protobuf written by hand, so that tests can also write what no encoder would.
enum Wire {
    static func varint(_ value: UInt64) -> [UInt8] {
        var value = value
        var out: [UInt8] = []
        repeat {
            out.append(UInt8(value & 0x7F) | (value >= 0x80 ? 0x80 : 0))
            value >>= 7
        } while value > 0
        return out
    }

    static func number(_ field: UInt64, _ value: UInt64) -> [UInt8] {
        varint(field << 3) + varint(value)
    }

    static func bytes(_ field: UInt64, _ content: [UInt8]) -> [UInt8] {
        varint(field << 3 | 2) + varint(UInt64(content.count)) + content
    }

    /// A field that claims `length` bytes, whatever follows.
    static func claim(_ field: UInt64, length: UInt64) -> [UInt8] {
        varint(field << 3 | 2) + varint(length)
    }
}
