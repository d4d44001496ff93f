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
    /// A buffer of exactly that size is the quickest. Of a larger one the rest has undefined content afterwards.
    ///
    /// - Returns: the number of bytes written, `encodedSize`.
    func encode(into buffer: UnsafeMutableRawBufferPointer) -> Int
}

extension Message {
    /// Reads one message that fills `bytes` exactly, within the default limits.
    @inlinable
    public static func decode(_ bytes: UnsafeRawBufferPointer) throws(DecodingError) -> Self {
        try decode(bytes, limits: .default)
    }

    /// Reads one message that fills `bytes` exactly.
    @inlinable
    public static func decode(_ bytes: [UInt8], limits: DecodingLimits = .default) throws(DecodingError) -> Self {
        try bytes.span.bytes.withUnsafeBytes { (buffer) throws(DecodingError) -> Self in
            try decode(buffer, limits: limits)
        }
    }

    /// Reads one message from bytes that are its canonical form, for what somebody has signed.
    ///
    /// Protobuf lets the same bytes mean different things to different readers: fields given twice are merged or
    /// replaced, unknown ones skipped. In canonical form they mean the same to all.
    ///
    /// - Throws: `DecodingError.notCanonical` if `encode` would give other bytes.
    public static func decodeCanonical(
        _ bytes: [UInt8], limits: DecodingLimits = .default
    ) throws(DecodingError) -> Self {
        let value = try decode(bytes, limits: limits)
        guard value.encode() == bytes else { throw .notCanonical(message: "\(Self.self)") }
        return value
    }

    /// The canonical bytes of the message.
    @inlinable
    public func encode() -> [UInt8] {
        let size = encodedSize
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = encode(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
