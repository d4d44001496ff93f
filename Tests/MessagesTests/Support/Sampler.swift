// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Messages

/// A message type that can be drawn at random; the generator writes `sample` for every message of the contract.
protocol Sampled: Message, Hashable, Codable {
    static func sample(_ source: inout Sampler) -> Self
}

/// Random values that reach the edges of every field: defaults, longest varints, text beyond ASCII, unknown enum values.
struct Sampler {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64: every seed gives a good sequence, the same on every machine.
    mutating func uint64Uniform() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below `bound`.
    mutating func below(_ bound: Int) -> Int {
        Int(uint64Uniform() % UInt64(bound))
    }

    /// Every length of varint is as likely as the others.
    mutating func uint64() -> UInt64 {
        uint64Uniform() >> UInt64(below(65) & 63) & (below(8) == 0 ? 0 : .max)
    }

    mutating func uint32() -> UInt32 { UInt32(truncatingIfNeeded: uint64()) }

    mutating func bool() -> Bool { below(2) == 0 }

    mutating func bytes() -> [UInt8] {
        let length = [0, 1, 32, 65, 127, 128, 300][below(7)]
        return (0..<length).map { _ in UInt8(truncatingIfNeeded: uint64Uniform()) }
    }

    mutating func text() -> String {
        let alphabet: [Character] = ["a", "z", "0", "/", "é", "通", "道", "𐍈", "👩‍👩‍👧", "\u{1}", "\u{7F}", "\u{FFFD}"]
        let length = [0, 1, 6, 15, 16, 40, 130][below(7)]
        return String((0..<length).map { _ in alphabet[below(alphabet.count)] })
    }

    mutating func enumeration<E: CaseIterable & RawRepresentable<Int32>>() -> E where E.AllCases == [E] {
        let unknown: [Int32] = [.min, -1, 4711, .max]
        let raw = below(6) == 0 ? unknown[below(4)] : E.allCases[below(E.allCases.count)].rawValue
        // The generated enums take every number.
        return E(rawValue: raw).unsafelyUnwrapped
    }

    mutating func list<Element>(_ draw: (inout Sampler) -> Element) -> [Element] {
        let count = [0, 1, 2, 5][below(4)]
        return (0..<count).map { _ in draw(&self) }
    }

    mutating func optional<Value>(_ draw: (inout Sampler) -> Value) -> Value? {
        below(3) == 0 ? nil : draw(&self)
    }

    /// One of `count` choices, or -1 for none.
    mutating func choice(_ count: Int) -> Int { below(count + 1) - 1 }

    mutating func message<M: Sampled>() -> M { M.sample(&self) }
}
