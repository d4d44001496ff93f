// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import CProtobufC

/// The memory of one unpacking: handed out by moving a pointer, given back all at once, and bounded.
///
/// protobuf-c allocates each struct, array and byte string by itself; here that costs a few instructions, and an
/// input that asks for more than `limit` fails instead of growing. Lives for one call on one thread.
struct Arena {
    /// Blocks grow up to this size; a larger request gets a block of its own.
    private static let largestBlockBytes = 1 << 20
    /// Enough for every type of protobuf-c's structs.
    private static let alignmentBytes = 16

    private var next: UnsafeMutableRawPointer
    private var available: Int
    private var granted: Int
    private var nextBlockBytes: Int
    /// The newest block taken from the heap; each begins with the address of the one before.
    private var newestBlock: UnsafeMutableRawPointer?
    /// Whether a request went beyond the limit.
    private(set) var isExhausted = false

    /// - Parameters:
    ///   - firstBlock: memory to begin with, aligned to 16 bytes and owned by the caller.
    ///   - limit: what all requests together may take, in bytes.
    init(firstBlock: UnsafeMutableRawBufferPointer, limit: Int) {
        // A temporary allocation of more than zero bytes has an address.
        next = firstBlock.baseAddress.unsafelyUnwrapped
        available = firstBlock.count
        granted = limit
        nextBlockBytes = firstBlock.count * 2
    }

    /// Memory for `size` bytes, or nil beyond the limit.
    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        guard size >= 0, size <= granted else {
            isExhausted = true
            return nil
        }
        let rounded = (size + Self.alignmentBytes - 1) & ~(Self.alignmentBytes - 1)
        if rounded > available { grow(atLeast: rounded) }
        granted -= min(rounded, granted)
        available -= rounded
        defer { next += rounded }
        return next
    }

    private mutating func grow(atLeast size: Int) {
        let bytes = max(size, nextBlockBytes) + Self.alignmentBytes
        nextBlockBytes = min(nextBlockBytes * 2, Self.largestBlockBytes)
        let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignmentBytes)
        block.storeBytes(of: newestBlock, as: UnsafeMutableRawPointer?.self)
        newestBlock = block
        next = block + Self.alignmentBytes
        available = bytes - Self.alignmentBytes
    }

    /// Gives all blocks back to the heap. What was handed out must not be used afterwards.
    mutating func releaseAll() {
        while let block = newestBlock {
            newestBlock = block.load(as: UnsafeMutableRawPointer?.self)
            block.deallocate()
        }
        available = 0
    }

    /// The arena behind `self` as protobuf-c's allocator. Freeing does nothing: `releaseAll` does.
    static func allocator(_ arena: UnsafeMutablePointer<Arena>) -> ProtobufCAllocator {
        ProtobufCAllocator(
            alloc: { data, size in data?.assumingMemoryBound(to: Arena.self).pointee.allocate(size) },
            free: { _, _ in },
            allocator_data: arena)
    }
}
