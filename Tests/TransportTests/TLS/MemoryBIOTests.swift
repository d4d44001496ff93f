// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL
import NIOCore
import Testing

@testable import Transport

@Suite("The memory BIO")
struct MemoryBIOTests {
    private func read(_ bio: MemoryBIO, _ count: Int) -> (status: Int32, bytes: [UInt8]) {
        var space = [UInt8](repeating: 0, count: count)
        let status = BIO_read(bio.pointer, &space, Int32(count))
        return (status, Array(space.prefix(Int(max(0, status)))))
    }

    @Test("an empty one asks for patience, not for the end of the stream")
    func empty() {
        let bio = MemoryBIO(allocator: ByteBufferAllocator())
        let (status, _) = read(bio, 10)
        #expect(status == -1)
        #expect(td_BIO_should_retry(bio.pointer) != 0)
    }

    @Test("bytes come out in order, whatever the pieces")
    func pieces() {
        let bio = MemoryBIO(allocator: ByteBufferAllocator())
        bio.receive(ByteBuffer(bytes: [1, 2, 3]))
        #expect(read(bio, 2).bytes == [1, 2])
        bio.receive(ByteBuffer(bytes: [4, 5]))
        #expect(bio.pendingInboundBytes == 3)
        #expect(read(bio, 10).bytes == [3, 4, 5])
        #expect(read(bio, 1).status == -1)
        bio.receive(ByteBuffer(bytes: [6]))
        #expect(read(bio, 1).bytes == [6])
    }

    @Test("what is written is taken once, as one buffer")
    func writing() {
        let bio = MemoryBIO(allocator: ByteBufferAllocator())
        #expect(bio.takeOutbound() == nil)
        #expect(BIO_write(bio.pointer, [1, 2] as [UInt8], 2) == 2)
        bio.reserveOutbound(bytes: 100)
        #expect(BIO_write(bio.pointer, [3] as [UInt8], 1) == 1)
        #expect(bio.pendingOutboundBytes == 3)
        #expect(bio.takeOutbound() == ByteBuffer(bytes: [1, 2, 3]))
        #expect(bio.takeOutbound() == nil)
    }

    @Test("OpenSSL may hold the BIO longer than its owner lives")
    func outlived() {
        var bio: MemoryBIO? = MemoryBIO(allocator: ByteBufferAllocator())
        let pointer = bio?.retainedPointer
        bio = nil
        var byte: UInt8 = 0
        #expect(BIO_read(pointer, &byte, 1) == -1)
        #expect(BIO_write(pointer, &byte, 1) == -1)
        BIO_free(pointer)
    }
}
