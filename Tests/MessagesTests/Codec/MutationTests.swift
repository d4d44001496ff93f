// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Messages
import Testing

@Suite("Damaged messages never crash and never decode into what cannot be written again")
struct MutationTests {
    /// How often each outcome was reached: a generator with a blind spot would prove nothing.
    private struct Outcomes {
        var accepted = 0, malformed = 0, text = 0, memory = 0
    }

    @Test("every message cut at every byte")
    func truncation() {
        var source = Sampler(seed: 3)
        var outcomes = Outcomes()
        for type in allMessageTypes { cutEverywhere(type, &source, &outcomes) }
        #expect(outcomes.malformed > 10_000, "\(outcomes)")
        #expect(outcomes.accepted > 300, "\(outcomes)")
    }

    private func cutEverywhere<M: Sampled>(_ type: M.Type, _ source: inout Sampler, _ outcomes: inout Outcomes) {
        let bytes = M.sample(&source).encode().prefix(1500)
        for count in bytes.indices { judge(type, Array(bytes.prefix(count)), &outcomes) }
    }

    @Test("100,000 random mutations", arguments: [UInt64(11), 12, 13, 14])
    func mutations(seed: UInt64) {
        var source = Sampler(seed: seed)
        var outcomes = Outcomes()
        for round in 0..<25_000 {
            let type = allMessageTypes[round % allMessageTypes.count]
            mutate(type, &source, &outcomes)
        }
        #expect(outcomes.accepted > 1000, "\(outcomes)")
        #expect(outcomes.malformed > 1000, "\(outcomes)")
        #expect(outcomes.text > 100, "\(outcomes)")
        #expect(outcomes.memory > 10, "\(outcomes)")
    }

    private func mutate<M: Sampled>(_ type: M.Type, _ source: inout Sampler, _ outcomes: inout Outcomes) {
        var bytes = M.sample(&source).encode()
        guard !bytes.isEmpty else { return }
        for _ in 0...source.below(3) { Self.damage(&bytes, &source) }
        judge(type, bytes, &outcomes)
    }

    /// One change of a kind that shakes a parser: bits, lengths, order, repetition.
    private static func damage(_ bytes: inout [UInt8], _ source: inout Sampler) {
        guard !bytes.isEmpty else { return }
        let place = source.below(bytes.count)
        let piece = Array(bytes[place..<min(bytes.count, place + 1 + source.below(40))])
        switch source.below(7) {
        case 0: bytes[place] ^= 1 << UInt8(source.below(8))
        case 1: bytes[place] = [0, 0x7F, 0x80, 0xFF][source.below(4)]
        case 2: bytes.removeSubrange(place..<place + piece.count)
        case 3: bytes.insert(contentsOf: piece, at: source.below(bytes.count))
        case 4: bytes.replaceSubrange(place...place, with: Wire.varint(source.uint64()))
        case 5: bytes.append(contentsOf: piece)
        default:
            // An element of length nothing, over and over.
            let element = Wire.bytes(UInt64(1 + source.below(20)), [])
            for _ in 0..<(1 << source.below(13)) { bytes.append(contentsOf: element) }
        }
    }

    private func judge<M: Message>(_ type: M.Type, _ bytes: [UInt8], _ outcomes: inout Outcomes) {
        do throws(DecodingError) {
            let value = try M.decode(bytes)
            outcomes.accepted += 1
            let canonical = value.encode()
            // Fewer, fuller bytes may be granted less memory than the damaged ones were; nothing else may go wrong.
            let again = try M.decode(canonical, limits: DecodingLimits(memoryBytesPerInputByte: 1000))
            #expect(again == value)
            #expect(again.encode() == canonical)
        } catch {
            switch error {
            case .malformed: outcomes.malformed += 1
            case .invalidUTF8, .embeddedNUL: outcomes.text += 1
            case .tooMuchMemory: outcomes.memory += 1
            case .tooLarge, .notCanonical: Issue.record("not among what can go wrong here: \(error)")
            }
        }
    }
}
