// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import CProtobufC

/// The memory of one unpacking: handed out by moving a pointer, given back all at once, and bounded.
///
/// protobuf-c allocates each struct, array and byte string by itself; here that costs a few instructions, and an
/// input that asks for more than it is granted fails instead of growing. Lives for one call on one thread.
struct Arena {
    /// Blocks from the heap grow up to this size; a larger request gets a block of its own.
    private static let largestBlockBytes = 1 << 20
    private static let smallestBlockBytes = 4 << 10
    /// Enough for every type in protobuf-c's structs: pointers and 64-bit numbers.
    static let alignmentBytes = 8

    private var next: UnsafeMutableRawPointer
    private var available: Int
    /// What may still be taken from the heap.
    private var granted: Int
    private var nextBlockBytes = smallestBlockBytes
    /// Memory on the stack that is not in use yet.
    private var spare: UnsafeMutableRawBufferPointer?
    /// The newest block taken from the heap; each begins with the address of the one before.
    private var newestBlock: UnsafeMutableRawPointer?
    /// Whether a request went beyond the limit.
    private(set) var isExhausted = false

    /// - Parameters:
    ///   - first: memory to begin with, not empty, aligned and owned by the caller.
    ///   - spare: more such memory, used when `first` is full.
    ///   - limit: what may be taken from the heap besides, in bytes.
    init(first: UnsafeMutableRawBufferPointer, spare: UnsafeMutableRawBufferPointer? = nil, limit: Int) {
        // A buffer that is not empty has an address.
        next = first.baseAddress.unsafelyUnwrapped
        available = first.count
        self.spare = spare
        granted = limit
    }

    /// Memory for `size` bytes, or nil beyond the limit.
    @inline(__always)
    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        // A size beyond Int, or next to its end, wraps to a negative number; `grow` refuses it.
        let rounded = (size &+ Self.alignmentBytes &- 1) & ~(Self.alignmentBytes - 1)
        if rounded < 0 || rounded > available {
            guard grow(rounded) else { return nil }
        }
        let place = next
        next += rounded
        available -= rounded
        return place
    }

    /// Makes room for `size` bytes; false beyond the limit.
    @inline(never)
    private mutating func grow(_ size: Int) -> Bool {
        if let stack = spare, let start = stack.baseAddress, (0...stack.count).contains(size) {
            spare = nil
            next = start
            available = stack.count
            return true
        }
        let linkBytes = Self.alignmentBytes
        guard size >= 0, size <= granted - linkBytes else {
            isExhausted = true
            return false
        }
        let bytes = min(max(size + linkBytes, nextBlockBytes), granted)
        granted -= bytes
        nextBlockBytes = min(nextBlockBytes * 2, Self.largestBlockBytes)
        let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignmentBytes)
        block.storeBytes(of: newestBlock, as: UnsafeMutableRawPointer?.self)
        newestBlock = block
        next = block + linkBytes
        available = bytes - linkBytes
        return true
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
