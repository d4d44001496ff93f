// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import CProtobufC

/// Runs protobuf-c over received bytes and turns its structs into a Swift value; none of them outlives the call.
enum Unpacker {
    /// The most that `withUnsafeTemporaryAllocation` puts on the stack. Most records fit into two such blocks.
    private static let stackBlockBytes = 1024

    /// - Parameters:
    ///   - descriptor: of the message type whose struct is `C`.
    ///   - name: the message's name, for errors.
    ///   - read: makes the value from the struct.
    @inline(__always)
    static func decode<C, Value>(
        _ bytes: UnsafeRawBufferPointer,
        _ limits: DecodingLimits,
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>?,
        _ name: String,
        _ read: (UnsafePointer<C>) throws(DecodingError) -> Value
    ) throws(DecodingError) -> Value {
        guard bytes.count <= limits.maximumBytes else {
            throw .tooLarge(message: name, bytes: bytes.count, limit: limits.maximumBytes)
        }
        let memoryBytes = limits.memoryBytes(for: bytes.count)
        return try withUnsafeTemporaryAllocation(byteCount: stackBlockBytes, alignment: Arena.alignmentBytes) {
            (first) throws(DecodingError) -> Value in
            try withUnsafeTemporaryAllocation(byteCount: stackBlockBytes, alignment: Arena.alignmentBytes) {
                (spare) throws(DecodingError) -> Value in
                var arena = Arena(first: first, spare: spare, limit: memoryBytes)
                return try withUnsafeMutablePointer(to: &arena) { (arena) throws(DecodingError) -> Value in
                    defer { arena.pointee.releaseAll() }
                    guard let unpacked = unpack(bytes, descriptor, arena) else {
                        throw arena.pointee.isExhausted
                            ? .tooMuchMemory(message: name, limit: memoryBytes) : .malformed(message: name)
                    }
                    // Every generated struct begins with the ProtobufCMessage that unpacking returns.
                    return try read(UnsafeRawPointer(unpacked).assumingMemoryBound(to: C.self))
                }
            }
        }
    }

    @inline(__always)
    private static func unpack(
        _ bytes: UnsafeRawBufferPointer,
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>?,
        _ arena: UnsafeMutablePointer<Arena>
    ) -> UnsafeMutablePointer<ProtobufCMessage>? {
        var allocator = Arena.allocator(arena)
        return protobuf_c_message_unpack(
            descriptor, &allocator, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
}
