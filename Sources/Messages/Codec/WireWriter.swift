// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Writes protobuf fields into memory of the caller's, from its end towards its start: last field first.
///
/// That way a nested message is written before its length, so that no length is computed twice on the way down.
/// Default values are left out. Tags are given as they stand on the wire: field number << 3 | wire type. Every write
/// is checked against the start of the buffer: a wrong `encodedSize` stops the program rather than overwriting memory.
struct WireWriter {
    private let start: UnsafeMutableRawPointer?
    /// Bytes still free; what is written begins behind them.
    private(set) var available: Int

    init(_ buffer: UnsafeMutableRawBufferPointer) {
        start = buffer.baseAddress
        available = buffer.count
    }

    /// Writes `message` at the start of `buffer` and gives the bytes used.
    ///
    /// - Parameter write: writes the message's fields.
    @inline(__always)
    static func fill(_ buffer: UnsafeMutableRawBufferPointer, _ write: (inout WireWriter) -> Void) -> Int {
        var writer = WireWriter(buffer)
        write(&writer)
        let size = buffer.count - writer.available
        // A buffer of exactly `encodedSize` bytes, as usual, is filled from its start.
        if writer.available > 0, let start = writer.start {
            start.copyMemory(from: start + writer.available, byteCount: size)
        }
        return size
    }

    @inline(__always)
    mutating func varint(_ tag: UInt64, _ value: UInt64) {
        guard value != 0 else { return }
        rawVarint(value)
        rawVarint(tag)
    }

    @inline(__always)
    mutating func varint(_ tag: UInt64, _ value: UInt32) {
        varint(tag, UInt64(value))
    }

    @inline(__always)
    mutating func bool(_ tag: UInt64, _ value: Bool) {
        varint(tag, value ? 1 : UInt64(0))
    }

    @inline(__always)
    mutating func enumeration<E: RawRepresentable<Int32>>(_ tag: UInt64, _ value: E) {
        varint(tag, Size.extended(value))
    }

    /// Packed, proto3's default for repeated scalars.
    mutating func enums<E: RawRepresentable<Int32>>(_ tag: UInt64, _ values: [E]) {
        guard !values.isEmpty else { return }
        nested(tag) { (writer: inout WireWriter) in
            for value in values.reversed() { writer.rawVarint(Size.extended(value)) }
        }
    }

    @inline(__always)
    mutating func text(_ tag: UInt64, _ value: String) {
        if !value.isEmpty { rawText(tag, value) }
    }

    mutating func texts(_ tag: UInt64, _ values: [String]) {
        for value in values.reversed() { rawText(tag, value) }
    }

    @inline(__always)
    mutating func bytes(_ tag: UInt64, _ value: [UInt8]) {
        if !value.isEmpty { rawBytes(tag, value) }
    }

    mutating func byteStrings(_ tag: UInt64, _ values: [[UInt8]]) {
        for value in values.reversed() { rawBytes(tag, value) }
    }

    /// Content written by `write`, behind its tag and length.
    @inline(__always)
    mutating func nested(_ tag: UInt64, _ write: (inout WireWriter) -> Void) {
        let end = available
        write(&self)
        rawVarint(UInt64(end - available))
        rawVarint(tag)
    }

    private mutating func rawText(_ tag: UInt64, _ value: String) {
        // Swift's own strings, the only ones here, always have their UTF-8 in one piece.
        let isWritten: Void? = value.utf8.withContiguousStorageIfAvailable { copy(tag, UnsafeRawBufferPointer($0)) }
        precondition(isWritten != nil, "text without UTF-8 storage")
    }

    private mutating func rawBytes(_ tag: UInt64, _ value: [UInt8]) {
        value.withUnsafeBytes { copy(tag, $0) }
    }

    @inline(__always)
    private mutating func copy(_ tag: UInt64, _ bytes: UnsafeRawBufferPointer) {
        if let source = bytes.baseAddress, bytes.count > 0 {
            take(bytes.count).copyMemory(from: source, byteCount: bytes.count)
        }
        rawVarint(UInt64(bytes.count))
        rawVarint(tag)
    }

    @inline(__always)
    private mutating func rawVarint(_ value: UInt64) {
        if value < 0x80 {
            take(1).storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
            return
        }
        let size = Size.rawVarint(value)
        let place = take(size)
        for index in 0..<size {
            let continues: UInt8 = index < size - 1 ? 0x80 : 0
            let group = UInt8(truncatingIfNeeded: value >> (7 * index)) & 0x7F
            place.storeBytes(of: group | continues, toByteOffset: index, as: UInt8.self)
        }
    }

    /// Where the next `count` bytes go, in front of what is there.
    @inline(__always)
    private mutating func take(_ count: Int) -> UnsafeMutableRawPointer {
        precondition(count <= available, "the buffer is smaller than encodedSize")
        available -= count
        // Something is available, so there is a start.
        return start.unsafelyUnwrapped + available
    }
}
