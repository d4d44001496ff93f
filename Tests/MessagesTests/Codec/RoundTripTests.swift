// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Foundation
import Messages
import Testing

@Suite("Every message type, with random values")
struct RoundTripTests {
    @Test("encoding and decoding gives the value back, and the size foretold", arguments: allMessageTypes.indices)
    func roundTrip(_ index: Int) throws {
        try check(allMessageTypes[index], seed: UInt64(index))
    }

    private func check<M: Sampled>(_ type: M.Type, seed: UInt64) throws {
        var source = Sampler(seed: seed)
        for _ in 0..<60 {
            let value = M.sample(&source)
            let bytes = value.encode()
            #expect(bytes.count == value.encodedSize)
            let decoded = try M.decode(bytes)
            #expect(decoded == value)
            #expect(decoded.hashValue == value.hashValue)
            #expect(decoded.encode() == bytes, "equal values give equal bytes")
        }
        #expect(try M.decode([]) == M(), "no bytes are the default value")
        #expect(M().encode() == [])
    }

    @Test("encoding into a caller's buffer gives the same bytes and touches nothing around it", arguments: [0, 1, 300])
    func encodeIntoBuffer(excess: Int) {
        var source = Sampler(seed: 1)
        for _ in 0..<100 {
            let value = Record.sample(&source)
            let size = value.encodedSize
            var memory = [UInt8](repeating: 0xEE, count: 8 + size + excess + 8)
            let used = memory.withUnsafeMutableBytes { buffer in
                value.encode(into: UnsafeMutableRawBufferPointer(rebasing: buffer[8..<buffer.count - 8]))
            }
            #expect(used == size)
            #expect(Array(memory[8..<8 + size]) == value.encode())
            #expect((memory.prefix(8) + memory.suffix(8)).allSatisfy { $0 == 0xEE })
        }
    }

    @Test("JSON gives every value back as well", arguments: allMessageTypes.indices)
    func codable(_ index: Int) throws {
        try checkCodable(allMessageTypes[index], seed: UInt64(index))
    }

    private func checkCodable<M: Sampled>(_ type: M.Type, seed: UInt64) throws {
        var source = Sampler(seed: seed)
        for _ in 0..<3 {
            let value = M.sample(&source)
            #expect(try JSONDecoder().decode(M.self, from: JSONEncoder().encode(value)) == value)
        }
    }
}
