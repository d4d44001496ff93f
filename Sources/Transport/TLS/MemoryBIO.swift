// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL
import NIOCore

/// The wire as OpenSSL sees it: a BIO that reads the ciphertext we were given and collects the ciphertext to send.
///
/// OpenSSL's own memory BIO copies every byte once more in each direction and never gives memory back. This one reads
/// from the buffer that came off the socket and appends to the buffer that goes to it.
///
/// Confined to one thread at a time, like the `SSL` that uses it.
final class MemoryBIO {
    /// The BIO to hand to `SSL_set_bio`, which needs a reference of its own (`retainedPointer`).
    let pointer: OpaquePointer
    private var inbound = ByteBuffer()
    private var outbound = ByteBuffer()
    private let allocator: ByteBufferAllocator

    init(allocator: ByteBufferAllocator) {
        guard let pointer = BIO_new(MemoryBIOMethod.shared.pointer) else {
            // Only an exhausted heap brings us here, where Swift itself would trap.
            fatalError("OpenSSL cannot allocate a BIO")
        }
        self.pointer = pointer
        self.allocator = allocator
        BIO_set_data(pointer, Unmanaged.passUnretained(self).toOpaque())
        BIO_set_init(pointer, 1)
    }

    deinit {
        // OpenSSL may hold a reference longer than we live; without data its calls fail rather than touch us.
        BIO_set_data(pointer, nil)
        BIO_free(pointer)
    }

    /// The pointer with one more reference, for an owner that will free it.
    var retainedPointer: OpaquePointer {
        BIO_up_ref(pointer)
        return pointer
    }

    /// Ciphertext received and not yet read by OpenSSL, in bytes.
    var pendingInboundBytes: Int { inbound.readableBytes }

    /// Ciphertext produced and not yet taken, in bytes.
    var pendingOutboundBytes: Int { outbound.readableBytes }

    /// Adds ciphertext from the network.
    func receive(_ ciphertext: ByteBuffer) {
        if inbound.readableBytes == 0 {
            inbound = ciphertext
        } else {
            var ciphertext = ciphertext
            inbound.writeBuffer(&ciphertext)
        }
    }

    /// Makes room so that a write of known size grows the outbound buffer once.
    func reserveOutbound(bytes: Int) {
        if outbound.capacity == 0 {
            outbound = allocator.buffer(capacity: bytes)
        } else {
            outbound.reserveCapacity(minimumWritableBytes: bytes)
        }
    }

    /// The ciphertext to send, or nil if there is none. The buffer is handed over, so an idle connection keeps none.
    func takeOutbound() -> ByteBuffer? {
        guard outbound.readableBytes > 0 else { return nil }
        let taken = outbound
        outbound = ByteBuffer()
        return taken
    }

    // MARK: OpenSSL's side

    fileprivate func read(into destination: UnsafeMutableRawBufferPointer) -> Int32 {
        let count = min(destination.count, inbound.readableBytes)
        guard count > 0 else { return -1 }
        inbound.readWithUnsafeReadableBytes { source in
            destination.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<count]))
            return count
        }
        if inbound.readableBytes == 0 { inbound = ByteBuffer() }
        return Int32(count)
    }

    fileprivate func write(_ source: UnsafeRawBufferPointer) -> Int32 {
        if outbound.capacity == 0 { outbound = allocator.buffer(capacity: source.count) }
        outbound.writeBytes(source)
        return Int32(source.count)
    }

    fileprivate static func of(_ bio: OpaquePointer?) -> MemoryBIO? {
        guard let data = BIO_get_data(bio) else { return nil }
        return Unmanaged<MemoryBIO>.fromOpaque(data).takeUnretainedValue()
    }
}

/// OpenSSL's table of functions for our kind of BIO.
///
/// `@unchecked Sendable`: the table is filled before the initialiser of the static constant returns and only read
/// afterwards, by OpenSSL, which shares method tables between threads by design.
private struct MemoryBIOMethod: @unchecked Sendable {
    static let shared = MemoryBIOMethod()

    private static let retryFlags =
        BIO_FLAGS_READ | BIO_FLAGS_WRITE | BIO_FLAGS_IO_SPECIAL | BIO_FLAGS_SHOULD_RETRY

    let pointer: OpaquePointer

    private init() {
        guard let method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "tongdao memory") else {
            // Once in a process, at its first connection; only an exhausted heap brings us here.
            fatalError("OpenSSL cannot allocate a BIO method")
        }
        // The header's BIO_FLAGS_RWS is a compound macro, which Swift does not see.
        BIO_meth_set_read(method) { bio, bytes, count in
            BIO_clear_flags(bio, MemoryBIOMethod.retryFlags)
            guard let memory = MemoryBIO.of(bio), let bytes, count > 0 else { return -1 }
            let result = memory.read(into: UnsafeMutableRawBufferPointer(start: bytes, count: Int(count)))
            if result < 0 { BIO_set_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY) }
            return result
        }
        BIO_meth_set_write(method) { bio, bytes, count in
            BIO_clear_flags(bio, MemoryBIOMethod.retryFlags)
            guard let memory = MemoryBIO.of(bio), let bytes, count > 0 else { return -1 }
            return memory.write(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        }
        BIO_meth_set_ctrl(method) { _, command, _, _ in
            // A flush succeeds, since nothing is held back; every other question is answered with no.
            command == BIO_CTRL_FLUSH ? 1 : 0
        }
        BIO_meth_set_create(method) { _ in 1 }
        BIO_meth_set_destroy(method) { _ in 1 }
        pointer = method
    }
}
