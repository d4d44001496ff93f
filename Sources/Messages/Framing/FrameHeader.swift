// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What precedes every message on a connection, as in gRPC: one byte of flags, four of big-endian length.
public struct FrameHeader: Sendable, Hashable {
    /// Bytes of the header.
    public static let byteCount = 5
    private static let asIs: UInt8 = 0
    private static let compressed: UInt8 = 1

    /// Bytes of the message that follows.
    public let length: Int

    /// The header of a message of `length` bytes, below 4 GiB.
    public init(length: Int) {
        precondition(length >= 0 && length <= Int(UInt32.max), "a frame's length has 32 bits")
        self.length = length
    }

    /// Reads the header at the start of `bytes`. What is wrong is refused as soon as it can be seen.
    ///
    /// - Parameter limitBytes: the longest message that is accepted.
    /// - Returns: nil while fewer than five bytes are there.
    public static func parse(
        _ bytes: UnsafeRawBufferPointer, limitBytes: Int
    ) throws(FramingError) -> FrameHeader? {
        guard let flags = bytes.first else { return nil }
        switch flags {
        case asIs: break
        case compressed: throw .compressedNotAgreed
        default: throw .unknownFlags(flags)
        }
        guard bytes.count >= byteCount else { return nil }
        let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
        guard length <= limitBytes else { throw .tooLarge(limit: limitBytes, announced: length) }
        return FrameHeader(length: length)
    }

    /// Writes the header at the start of `buffer`, which must hold at least five bytes.
    public func write(into buffer: UnsafeMutableRawBufferPointer) {
        buffer[0] = Self.asIs
        buffer.storeBytes(of: UInt32(length).bigEndian, toByteOffset: 1, as: UInt32.self)
    }
}

extension Message {
    /// The message as a whole frame: header and canonical bytes.
    public func framed() -> [UInt8] {
        let header = FrameHeader(length: encodedSize)
        let size = FrameHeader.byteCount + header.length
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let frame = UnsafeMutableRawBufferPointer(buffer)
            header.write(into: frame)
            count = FrameHeader.byteCount + encode(into: UnsafeMutableRawBufferPointer(rebasing: frame[5...]))
        }
    }
}
