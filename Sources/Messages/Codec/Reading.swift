// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import CProtobufC

/// Makes Swift values from the fields of protobuf-c's structs. The generated `init(reading:)` are built of these.
enum Reading {
    @inline(__always)
    static func bytes(_ c: ProtobufCBinaryData) -> [UInt8] {
        [UInt8](UnsafeBufferPointer(start: c.data, count: c.len))
    }

    /// Text, which must be UTF-8 without NUL.
    static func text(_ c: ProtobufCBinaryData, _ field: StaticString) throws(DecodingError) -> String {
        if c.len == 0 { return "" }
        let bytes = UnsafeRawBufferPointer(start: c.data, count: c.len)
        let scan = TextScan(bytes)
        if scan.hasNUL { throw .embeddedNUL(field: field.description) }
        let text = String(decoding: bytes, as: UTF8.self)
        if scan.isASCII { return text }
        // Decoding repairs what is not UTF-8, so valid text is the one that comes out as it went in.
        let isUnchanged = text.utf8.withContiguousStorageIfAvailable { bytes.elementsEqual($0) }
        guard isUnchanged == true else { throw .invalidUTF8(field: field.description) }
        return text
    }

    static func texts(
        _ c: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int, _ field: StaticString
    ) throws(DecodingError) -> [String] {
        var result: [String] = []
        result.reserveCapacity(count)
        for item in UnsafeBufferPointer(start: c, count: count) { result.append(try text(item, field)) }
        return result
    }

    static func byteStrings(_ c: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int) -> [[UInt8]] {
        UnsafeBufferPointer(start: c, count: count).map(bytes)
    }

    @inline(__always)
    static func enumeration<C: RawRepresentable<UInt32>, E: RawRepresentable<Int32>>(_ c: C) -> E {
        // The generated enums take every number: `unrecognized` keeps those of later versions.
        E(rawValue: Int32(bitPattern: c.rawValue)).unsafelyUnwrapped
    }

    static func enums<C: RawRepresentable<UInt32>, E: RawRepresentable<Int32>>(
        _ c: UnsafeMutablePointer<C>?, _ count: Int
    ) -> [E] {
        UnsafeBufferPointer(start: c, count: count).map { enumeration($0) }
    }

    @inline(__always)
    static func message<C, M>(
        _ c: UnsafeMutablePointer<C>?, _ read: (UnsafePointer<C>) throws(DecodingError) -> M
    ) throws(DecodingError) -> M? {
        guard let c else { return nil }
        return try read(c)
    }

    static func messages<C, M>(
        _ c: UnsafeMutablePointer<UnsafeMutablePointer<C>?>?, _ count: Int,
        _ read: (UnsafePointer<C>) throws(DecodingError) -> M
    ) throws(DecodingError) -> [M] {
        var result: [M] = []
        result.reserveCapacity(count)
        for case let item? in UnsafeBufferPointer(start: c, count: count) { result.append(try read(item)) }
        return result
    }
}
