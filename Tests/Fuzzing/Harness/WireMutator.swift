// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import FuzzTargets

@_silgen_name("LLVMFuzzerMutate")
private func libFuzzerMutate(_ data: UnsafeMutablePointer<UInt8>?, _ size: Int, _ capacity: Int) -> Int

/// Changes protobuf messages field by field and mends the lengths around, so that a change deep inside is still a message.
///
/// Blind changes of bytes are made as well, one time in four: what is no message must be tried too.
struct WireMutator {
    /// A field as it stands on the wire: its tag, and for fields with a length what the length counts.
    private struct Field {
        var tag: UInt64
        /// The value's bytes; without the length for wire type 2.
        var content: [UInt8]
        var hasLength: Bool { tag & 7 == 2 }
    }

    private var state: UInt64

    init(seed: UInt32) {
        state = UInt64(seed) &+ 0x9E37_79B9_7F4A_7C15
    }

    mutating func mutate(_ input: [UInt8], form: InputForm, capacity: Int) -> [UInt8] {
        guard below(4) > 0 else { return blind(input, capacity) }
        switch form {
        case .plain: return blind(input, capacity)
        case .message(let prefix):
            guard input.count > prefix else { return blind(input, capacity) }
            return input[..<prefix] + message(Array(input[prefix...]), depth: 0)
        case .framedMessages(let prefix):
            guard input.count > prefix else { return blind(input, capacity) }
            var head = Array(input[..<prefix])
            if below(4) == 0 { head[below(prefix)] = UInt8(truncatingIfNeeded: next()) }
            return head + frames(Array(input[prefix...]))
        }
    }

    /// libFuzzer's own mutations.
    private func blind(_ input: [UInt8], _ capacity: Int) -> [UInt8] {
        let room = max(capacity, input.count)
        var buffer = input + [UInt8](repeating: 0, count: room - input.count)
        let size = buffer.withUnsafeMutableBufferPointer { libFuzzerMutate($0.baseAddress, input.count, room) }
        return Array(buffer.prefix(size))
    }

    private mutating func frames(_ stream: [UInt8]) -> [UInt8] {
        var messages: [[UInt8]] = []
        var rest = stream[...]
        while rest.count >= 5 {
            let length = rest.dropFirst().prefix(4).reduce(0) { $0 << 8 | Int($1) }
            messages.append(Array(rest.dropFirst(5).prefix(length)))
            rest = rest.dropFirst(5 + length)
        }
        guard !messages.isEmpty else { return stream }
        let place = below(messages.count)
        switch below(8) {
        case 0: messages.append(messages[place])
        case 1 where messages.count > 1: messages.remove(at: place)
        default: for _ in 0...below(3) { messages[place] = message(messages[place], depth: 0) }
        }
        return messages.flatMap { message in
            [0] + (0..<4).reversed().map { UInt8(truncatingIfNeeded: message.count >> (8 * $0)) } + message
        }
    }

    private mutating func message(_ bytes: [UInt8], depth: Int) -> [UInt8] {
        guard var fields = Self.fields(of: bytes), !fields.isEmpty, depth < 12 else { return leaf(bytes) }
        let place = place(in: fields)
        switch below(12) {
        case 0: fields.remove(at: place)
        case 1: fields.insert(fields[place], at: below(fields.count + 1))
        case 2: fields.swapAt(place, below(fields.count))
        case 3: fields[place].tag = UInt64(below(64) + 1) << 3 | fields[place].tag & 7
        case 4 where depth > 0: return leaf(bytes)
        case 5:
            let other = below(fields.count)
            if fields[other].hasLength == fields[place].hasLength { fields[place].content = fields[other].content }
        default:
            fields[place].content =
                fields[place].hasLength
                ? message(fields[place].content, depth: depth + 1) : number(fields[place])
        }
        return fields.flatMap { field in
            Self.varint(field.tag) + (field.hasLength ? Self.varint(UInt64(field.content.count)) : []) + field.content
        }
    }

    /// One of `fields`, each as likely as it has leaves: a command deep in a record is where most of them are.
    private mutating func place(in fields: [Field]) -> Int {
        let weights = fields.map { $0.hasLength ? Self.leaves(of: $0.content, depth: 0) : 1 }
        var chosen = below(weights.reduce(0, +))
        for (place, weight) in weights.enumerated() {
            if chosen < weight { return place }
            chosen -= weight
        }
        return 0
    }

    private static func leaves(of bytes: [UInt8], depth: Int) -> Int {
        guard depth < 12, let fields = fields(of: bytes), !fields.isEmpty else { return 1 }
        return fields.reduce(0) { $0 + ($1.hasLength ? leaves(of: $1.content, depth: depth + 1) : 1) }
    }

    private mutating func leaf(_ bytes: [UInt8]) -> [UInt8] { blind(bytes, bytes.count + 64) }

    /// Another number where `field` has one: near, far, or at an edge.
    private mutating func number(_ field: Field) -> [UInt8] {
        guard field.tag & 7 == 0 else { return field.content.map { _ in UInt8(truncatingIfNeeded: next()) } }
        let old = Self.readVarint(field.content[...])?.value ?? 0
        switch below(7) {
        case 0: return Self.varint(old &+ 1)
        case 1: return Self.varint(old &- 1)
        case 2: return Self.varint(.max >> UInt64(below(64)))
        case 3: return Self.varint(old ^ 1 << UInt64(below(64)))
        // Next to the largest, where sums overflow.
        case 4: return Self.varint(.max - next() >> UInt64(32 + below(32)))
        default: return Self.varint(UInt64(below(40)))
        }
    }

    /// The fields of a message; nil when the bytes are none.
    private static func fields(of bytes: [UInt8]) -> [Field]? {
        var fields: [Field] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let tag = readVarint(rest), tag.value >> 3 > 0 else { return nil }
            rest = rest.dropFirst(tag.size)
            var size: Int
            switch tag.value & 7 {
            case 0:
                guard let number = readVarint(rest) else { return nil }
                size = number.size
            case 1: size = 8
            case 2:
                guard let length = readVarint(rest), length.value <= UInt64(rest.count) else { return nil }
                rest = rest.dropFirst(length.size)
                size = Int(length.value)
            case 5: size = 4
            default: return nil
            }
            guard rest.count >= size else { return nil }
            fields.append(Field(tag: tag.value, content: Array(rest.prefix(size))))
            rest = rest.dropFirst(size)
        }
        return fields
    }

    private static func readVarint(_ bytes: ArraySlice<UInt8>) -> (value: UInt64, size: Int)? {
        var value: UInt64 = 0
        for (place, byte) in bytes.prefix(10).enumerated() {
            value |= UInt64(byte & 0x7F) << UInt64(7 * place)
            if byte < 0x80 { return (value, place + 1) }
        }
        return nil
    }

    private static func varint(_ value: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    /// SplitMix64 from the fuzzer's seed: the fuzzer's runs can be repeated.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
