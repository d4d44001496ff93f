// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Messages
import Testing

@Suite("What the wire format allows besides the canonical form")
struct WireFormatTests {
    @Test("fields of a later version are skipped, whatever their type")
    func unknownFields() throws {
        let known = Wire.bytes(1, Array("n".utf8))
        let eightBytes = Wire.varint(902 << 3 | 1) + [UInt8](repeating: 9, count: 8)
        let fourBytes = Wire.varint(903 << 3 | 5) + [UInt8](repeating: 9, count: 4)
        let unknown = Wire.number(900, 5) + Wire.bytes(901, [1, 2, 3]) + eightBytes + fourBytes
        let expected = CheckpointBody(node: "n", size: 3)
        #expect(try CheckpointBody.decode(unknown + known + unknown + Wire.number(3, 3)) == expected)
    }

    @Test("an unknown enum value is kept and written again")
    func unknownEnum() throws {
        let bytes = Wire.number(2, 77)
        let decoded = try WithdrawRole.decode(bytes)
        #expect(decoded.role == .unrecognized(77))
        #expect(decoded.encode() == bytes)
    }

    @Test("a negative enum value takes ten bytes, as proto3 has it")
    func negativeEnum() throws {
        let value = WithdrawRole(role: .unrecognized(-1))
        #expect(value.encode() == [0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01])
        #expect(try WithdrawRole.decode(value.encode()) == value)
    }

    @Test("repeated enums are written packed and read either way")
    func packed() throws {
        let value = PublishNotice(requiredDocuments: [.auditReport, .unrecognized(300)])
        #expect(value.encode() == Wire.bytes(6, [2] + Wire.varint(300)))
        #expect(try PublishNotice.decode(Wire.number(6, 2) + Wire.number(6, 300)) == value)
    }

    @Test("a scalar given twice counts with its last value")
    func lastWins() throws {
        #expect(try Cause.decode(Wire.number(1, 5) + Wire.number(1, 9)) == Cause(size: 9))
    }

    @Test("a message given twice is merged, which implementations do differently: it is not canonical")
    func merge() throws {
        let first = Wire.bytes(4, Wire.bytes(1, Array("key".utf8)))
        let second = Wire.bytes(4, Wire.bytes(2, Array("name".utf8)))
        let expected = ApplicationSubmitted(scenario: Scenario(key: "key", name: "name"))
        #expect(try ApplicationSubmitted.decode(first + second) == expected)
        #expect(throws: DecodingError.notCanonical(message: "ApplicationSubmitted")) {
            try ApplicationSubmitted.decodeCanonical(first + second)
        }
    }

    @Test(
        "the canonical form is the only one of its value",
        arguments: [
            Wire.number(1, 0),  // a default value
            [0x08, 0x85, 0x00],  // a number longer than it need be
            Wire.number(1, 5) + Wire.number(1, 5),  // a field given twice
            Wire.bytes(4, []) + Wire.number(1, 5),  // fields out of order
            Wire.number(1, 5) + Wire.number(900, 1),  // a field of a later version
        ])
    func canonical(_ other: [UInt8]) throws {
        let value = try Cause.decode(other)
        #expect(throws: DecodingError.notCanonical(message: "Cause")) { try Cause.decodeCanonical(other) }
        #expect(try Cause.decodeCanonical(value.encode()) == value)
    }

    @Test("of two choices of a oneof the last one counts")
    func oneofLastWins() throws {
        let bytes = Wire.bytes(3, Wire.bytes(1, Array("o".utf8))) + Wire.bytes(4, Wire.bytes(1, Array("w".utf8)))
        #expect(try Cause.decode(bytes).kind == .observation(Observation(what: "w")))
    }

    @Test("an empty nested message is not the same as none")
    func emptyMessage() throws {
        let value = Record(cause: Cause(), body: nil)
        #expect(value.encode() == [0x4A, 0x00])
        #expect(try Record.decode([0x4A, 0x00]) == value)
    }

    @Test("a number longer than it need be is read")
    func overlongVarint() throws {
        #expect(try Cause.decode([0x08, 0x85, 0x80, 0x00]) == Cause(size: 5))
    }
}
