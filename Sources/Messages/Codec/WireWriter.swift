// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Writes protobuf fields one after the other into memory of the caller's. Default values are left out.
///
/// Tags are given as they stand on the wire: field number << 3 | wire type. Every write is checked against the end
/// of the buffer: a wrong `encodedSize` stops the program rather than overwriting memory.
struct WireWriter {
    private let start: UnsafeMutableRawPointer?
    private var next: UnsafeMutableRawPointer?
    private var available: Int

    init(_ buffer: UnsafeMutableRawBufferPointer) {
        start = buffer.baseAddress
        next = start
        available = buffer.count
    }

    /// Bytes written so far.
    var count: Int {
        guard let start, let next else { return 0 }
        return next - start
    }

    @inline(__always)
    mutating func varint(_ tag: UInt64, _ value: UInt64) {
        guard value != 0 else { return }
        rawVarint(tag)
        rawVarint(value)
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
        messageHeader(tag, values.reduce(0) { $0 + Size.rawVarint(Size.extended($1)) })
        for value in values { rawVarint(Size.extended(value)) }
    }

    @inline(__always)
    mutating func text(_ tag: UInt64, _ value: String) {
        if !value.isEmpty { rawText(tag, value) }
    }

    mutating func texts(_ tag: UInt64, _ values: [String]) {
        for value in values { rawText(tag, value) }
    }

    @inline(__always)
    mutating func bytes(_ tag: UInt64, _ value: [UInt8]) {
        if !value.isEmpty { rawBytes(tag, value) }
    }

    mutating func byteStrings(_ tag: UInt64, _ values: [[UInt8]]) {
        for value in values { rawBytes(tag, value) }
    }

    /// The beginning of a nested message of `size` bytes, which the caller writes next.
    @inline(__always)
    mutating func messageHeader(_ tag: UInt64, _ size: Int) {
        rawVarint(tag)
        rawVarint(UInt64(size))
    }

    private mutating func rawText(_ tag: UInt64, _ value: String) {
        var value = value
        value.withUTF8 { copy(tag, UnsafeRawBufferPointer($0)) }
    }

    private mutating func rawBytes(_ tag: UInt64, _ value: [UInt8]) {
        value.withUnsafeBytes { copy(tag, $0) }
    }

    @inline(__always)
    private mutating func copy(_ tag: UInt64, _ bytes: UnsafeRawBufferPointer) {
        messageHeader(tag, bytes.count)
        guard let source = bytes.baseAddress, bytes.count > 0 else { return }
        let target = advance(bytes.count)
        target.copyMemory(from: source, byteCount: bytes.count)
    }

    @inline(__always)
    private mutating func rawVarint(_ value: UInt64) {
        var value = value
        while value >= 0x80 {
            advance(1).storeBytes(of: UInt8(truncatingIfNeeded: value) | 0x80, as: UInt8.self)
            value >>= 7
        }
        advance(1).storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
    }

    /// Where the next `count` bytes go.
    @inline(__always)
    private mutating func advance(_ count: Int) -> UnsafeMutableRawPointer {
        precondition(count <= available, "the buffer is smaller than encodedSize")
        available -= count
        let place = next.unsafelyUnwrapped
        next = place + count
        return place
    }
}
