// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A message of the wire contract in `proto/`: a plain value that can be written as protobuf and read back.
///
/// The encoding is canonical: fields in the order of their numbers, default values left out, lengths minimal.
/// Equal values therefore give equal bytes. Bytes received may be encoded otherwise, so what is signed or hashed
/// is always the bytes received, never a second encoding of them.
public protocol Message: Sendable, Equatable {
    /// Every field at its default value.
    init()

    /// Reads one message that fills `bytes` exactly.
    ///
    /// Fields of a later version of the contract are skipped; nothing of `bytes` is referred to afterwards.
    static func decode(_ bytes: UnsafeRawBufferPointer, limits: DecodingLimits) throws(DecodingError) -> Self

    /// The number of bytes that `encode` writes.
    var encodedSize: Int { get }

    /// Writes the message at the start of `buffer`, which must hold at least `encodedSize` bytes.
    ///
    /// - Returns: the number of bytes written, `encodedSize`.
    func encode(into buffer: UnsafeMutableRawBufferPointer) -> Int
}

extension Message {
    /// Reads one message that fills `bytes` exactly, within the default limits.
    public static func decode(_ bytes: UnsafeRawBufferPointer) throws(DecodingError) -> Self {
        try decode(bytes, limits: .default)
    }

    /// Reads one message that fills `bytes` exactly.
    public static func decode(_ bytes: [UInt8], limits: DecodingLimits = .default) throws(DecodingError) -> Self {
        try bytes.span.bytes.withUnsafeBytes { (buffer) throws(DecodingError) -> Self in
            try decode(buffer, limits: limits)
        }
    }

    /// The canonical bytes of the message.
    public func encode() -> [UInt8] {
        let size = encodedSize
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = encode(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
