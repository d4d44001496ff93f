// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The bytes that a field takes on the wire with its tag; the counterpart of `WireWriter`, verb for verb.
enum Size {
    /// Bytes of a number in base 128: one for every seven bits.
    @inline(__always)
    static func rawVarint(_ value: UInt64) -> Int {
        (70 - (value | 1).leadingZeroBitCount) / 7
    }

    /// An enum's number as on the wire: sign-extended, so that a negative one takes ten bytes.
    @inline(__always)
    static func extended<E: RawRepresentable<Int32>>(_ value: E) -> UInt64 {
        UInt64(bitPattern: Int64(value.rawValue))
    }

    @inline(__always)
    static func varint(_ tag: UInt64, _ value: UInt64) -> Int {
        value == 0 ? 0 : rawVarint(tag) + rawVarint(value)
    }

    @inline(__always)
    static func varint(_ tag: UInt64, _ value: UInt32) -> Int {
        varint(tag, UInt64(value))
    }

    @inline(__always)
    static func bool(_ tag: UInt64, _ value: Bool) -> Int {
        value ? rawVarint(tag) + 1 : 0
    }

    @inline(__always)
    static func enumeration<E: RawRepresentable<Int32>>(_ tag: UInt64, _ value: E) -> Int {
        varint(tag, extended(value))
    }

    static func enums<E: RawRepresentable<Int32>>(_ tag: UInt64, _ values: [E]) -> Int {
        values.isEmpty ? 0 : message(tag, values.reduce(0) { $0 + rawVarint(extended($1)) })
    }

    @inline(__always)
    static func text(_ tag: UInt64, _ value: String) -> Int {
        value.isEmpty ? 0 : message(tag, value.utf8.count)
    }

    static func texts(_ tag: UInt64, _ values: [String]) -> Int {
        values.reduce(0) { $0 + message(tag, $1.utf8.count) }
    }

    @inline(__always)
    static func bytes(_ tag: UInt64, _ value: [UInt8]) -> Int {
        value.isEmpty ? 0 : message(tag, value.count)
    }

    static func byteStrings(_ tag: UInt64, _ values: [[UInt8]]) -> Int {
        values.reduce(0) { $0 + message(tag, $1.count) }
    }

    static func messages(_ tag: UInt64, _ values: [some Message]) -> Int {
        values.reduce(0) { $0 + message(tag, $1.encodedSize) }
    }

    /// Tag, length and `size` bytes of content.
    @inline(__always)
    static func message(_ tag: UInt64, _ size: Int) -> Int {
        rawVarint(tag) + rawVarint(UInt64(size)) + size
    }
}
