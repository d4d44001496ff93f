// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Messages
import Testing

@Suite("Hostile bytes are refused, each with its reason")
struct HostileInputTests {
    @Test(
        "what is not protobuf is malformed",
        arguments: [
            [0x0A],  // a tag and nothing
            [0x0A, 0x05, 0x61],  // five bytes announced, one there
            [0x80],  // a tag that does not end
            [0x10, 0x80, 0x80],  // a number that does not end
            [0x10] + [UInt8](repeating: 0xFF, count: 11),  // a number of more than ten bytes
            [0x0B, 0x0C],  // groups do not exist
            [0x0F, 0x01],  // no such wire type
            [0x08, 0x01],  // a number where text belongs
            [0x12, 0x01, 0x01],  // bytes where a number belongs
            [0x0A, 0x01, 0x61, 0x0A],  // a whole field and the beginning of another
        ])
    func malformed(_ bytes: [UInt8]) {
        #expect(throws: DecodingError.malformed(message: "CheckpointBody")) { try CheckpointBody.decode(bytes) }
    }

    @Test(
        "lengths beyond the input are malformed", arguments: [1, 0x7F, 0x7FFF_FFFF, 0xFFFF_FFFF, 1 << 40, UInt64.max])
    func overlongLength(_ length: UInt64) {
        for bytes in [
            Wire.claim(1, length: length), Wire.claim(10, length: length),
            Wire.bytes(10, Wire.claim(1, length: length)),
        ] {
            #expect(throws: DecodingError.malformed(message: "Record")) { try Record.decode(bytes) }
        }
    }

    @Test(
        "text must be UTF-8",
        arguments: [
            [0xFF], [0xC0, 0x80], [0xE9, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x61, 0x80],
        ] as [[UInt8]])
    func invalidUTF8(_ text: [UInt8]) {
        #expect(throws: DecodingError.invalidUTF8(field: "Record.node")) { try Record.decode(Wire.bytes(1, text)) }
        #expect(throws: DecodingError.invalidUTF8(field: "Record.clauses")) { try Record.decode(Wire.bytes(8, text)) }
        let long = [UInt8](repeating: 0x61, count: 40) + text
        #expect(throws: DecodingError.invalidUTF8(field: "Record.node")) { try Record.decode(Wire.bytes(1, long)) }
    }

    @Test("text must not hold a NUL", arguments: [0, 1, 7, 8, 15, 16, 31])
    func embeddedNUL(_ position: Int) {
        var text = [UInt8](repeating: 0x61, count: 32)
        text[position] = 0
        #expect(throws: DecodingError.embeddedNUL(field: "Record.node")) { try Record.decode(Wire.bytes(1, text)) }
        #expect(throws: DecodingError.embeddedNUL(field: "Observation.what")) {
            try Cause.decode(Wire.bytes(4, Wire.bytes(1, text)))
        }
        #expect(throws: Never.self) { try SignedCommand.decode(Wire.bytes(1, text)) }
    }

    @Test("a message over the limit is not read at all")
    func tooLarge() throws {
        let limits = DecodingLimits(maximumBytes: 10)
        let ten = Wire.bytes(1, [UInt8](repeating: 0x61, count: 8))
        #expect(try Observation.decode(ten, limits: limits).what.utf8.count == 8)
        #expect(throws: DecodingError.tooLarge(message: "Observation", bytes: 11, limit: 10)) {
            try Observation.decode(Wire.bytes(1, [UInt8](repeating: 0x61, count: 9)), limits: limits)
        }
    }

    @Test("short elements that become large in memory are refused")
    func amplification() {
        // Two bytes each on the wire, well over a hundred in memory.
        let peers = (0..<100_000).flatMap { _ in Wire.bytes(15, []) }
        let limits = DecodingLimits.default
        let limit = limits.baseMemoryBytes + peers.count * limits.memoryBytesPerInputByte
        #expect(throws: DecodingError.tooMuchMemory(message: "NodeStatus", limit: limit)) {
            try NodeStatus.decode(peers)
        }
        let unknown = (0..<100_000).flatMap { _ in Wire.number(2, 1) }
        #expect(throws: DecodingError.self) { try Observation.decode(unknown) }
    }

    @Test("merging the same message over and over is bounded, in time as well")
    func repeatedMerge() {
        let once = Wire.bytes(6, Wire.bytes(1, Array("item".utf8)))
        let bytes = [[UInt8]](repeating: once, count: 20_000).flatMap { $0 }
        #expect(throws: DecodingError.self) { try AgreementText.decode(bytes) }
    }

    @Test("large but honest messages stay within the limits")
    func honest() throws {
        let batch = RecordBatch(records: .init(repeating: .init(repeating: 7, count: 400), count: 5_000))
        #expect(try RecordBatch.decode(batch.encode()) == batch)
        let line = PermitLine(authorizationId: "A-1", generation: 3)
        let lines = PermitGrantBody(permits: .init(repeating: line, count: 10_000))
        #expect(try PermitGrantBody.decode(lines.encode()) == lines)
        let clauses = Record(clauses: .init(repeating: "ZS-1", count: 10_000))
        #expect(try Record.decode(clauses.encode()) == clauses)
    }

    @Test("every description names the place and a remedy")
    func descriptions() {
        let errors: [DecodingError] = [
            .tooLarge(message: "Record", bytes: 2, limit: 1), .malformed(message: "Record"),
            .tooMuchMemory(message: "Record", limit: 1), .invalidUTF8(field: "Record.node"),
            .embeddedNUL(field: "Record.node"), .notCanonical(message: "Record"),
        ]
        for error in errors { #expect(error.description.contains("Record") && error.description.contains(": ")) }
    }
}
