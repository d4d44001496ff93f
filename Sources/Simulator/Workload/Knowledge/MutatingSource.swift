// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// Leaves a message as it is but for one field, which it changes into something a program with a fault, or a hostile
/// one, might send. Sizes stay bounded: what is too large for a frame never reaches the rules.
struct MutatingSource: FieldSource {
    /// Length of a huge text or byte string, and elements of a huge list.
    static let hugeLength = 2_000
    static let hugeCount = 48

    private let target: Int
    private var place = -1
    private var random: SeededGenerator
    private let pools: FieldPools
    private let fields: [String]

    private init(target: Int, pools: FieldPools, fields: [String], _ random: SeededGenerator) {
        self.target = target
        self.pools = pools
        self.fields = fields
        self.random = random
    }

    /// `what` with one of its fields changed.
    static func mutated(_ what: Action.What, _ pools: FieldPools, _ random: inout SeededGenerator) -> Action.What {
        var action = Action(what: what)
        var counter = MutatingSource(target: .max, pools: pools, fields: [], random)
        action.fill(&counter)
        let fields = Harvester.harvest(action).map(\.field)
        var source = MutatingSource(
            target: random.below(counter.place + 1), pools: pools, fields: fields, random)
        action.fill(&source)
        random = source.random
        return action.what ?? what
    }

    private mutating func isTarget() -> Bool {
        place += 1
        return place == target
    }

    private mutating func other(_ field: String, _ value: String) -> String {
        switch random.below(7) {
        case 0: return ""
        case 1: return String(repeating: "长", count: Self.hugeLength / 3)
        case 2: return value + "/" + value
        case 3: return "tongdao://zhoushan/elsewhere/bureau/nobody"
        case 4: return pools.text(random.pick(fields) ?? field, &random) ?? "X-1"
        case 5: return String(value.reversed())
        default: return pools.text(field, &random) ?? value + "\u{0}"
        }
    }

    mutating func text(_ message: String, _ field: String, _ value: inout String) {
        if isTarget() { value = other(field, value) }
    }

    mutating func texts(_ message: String, _ field: String, _ values: inout [String]) {
        guard isTarget() else { return }
        switch random.below(5) {
        case 0: values = []
        case 1: values.append("")
        case 2: values = values.map { other(field, $0) }
        case 3: values = (0..<Self.hugeCount).map { "\(field)-\($0)" }
        default: values += values + [other(field, values.first ?? "")]
        }
    }

    mutating func bytes(_ message: String, _ field: String, _ value: inout [UInt8]) {
        if isTarget() { value = changed(value) }
    }

    private mutating func changed(_ value: [UInt8]) -> [UInt8] {
        switch random.below(5) {
        case 0: return []
        case 1: return Array(value.dropLast())
        case 2: return Array(repeating: 0xff, count: Self.hugeLength)
        case 3: return SimulatedKeys.publicKey(of: "nobody")
        default:
            var flipped = value.isEmpty ? [0] : value
            flipped[random.below(flipped.count)] ^= 1 << UInt8(random.below(8))
            return flipped
        }
    }

    mutating func byteStrings(_ message: String, _ field: String, _ values: inout [[UInt8]]) {
        guard isTarget() else { return }
        values = random.chance(30) ? [] : values.map { changed($0) }
    }

    mutating func flag(_ message: String, _ field: String, _ value: inout Bool) {
        if isTarget() { value.toggle() }
    }

    mutating func number<N: FieldNumber>(_ message: String, _ field: String, _ value: inout N) {
        guard isTarget() else { return }
        value = random.pick([0, 1, value &+ 1, value / 2, .max, .max - 1, value &* 3]) ?? 0
    }

    mutating func enumeration<E: FieldEnumeration>(_ message: String, _ field: String, _ value: inout E) {
        if isTarget() { value = E(rawValue: random.pick([0, 1, 2, 3, 99, .max, -1]) ?? 0) ?? value }
    }

    mutating func enumerations<E: FieldEnumeration>(_ message: String, _ field: String, _ values: inout [E]) {
        guard isTarget() else { return }
        values = random.chance(40) ? [] : values + [0, 99].compactMap { E(rawValue: $0) }
    }

    mutating func message<M: Fielded>(_ message: String, _ field: String, _ value: inout M?) {
        if isTarget() {
            value = random.chance(50) ? nil : M()
        } else if var inner = value {
            inner.fill(&self)
            value = inner
        }
    }

    mutating func messages<M: Fielded>(_ message: String, _ field: String, _ values: inout [M]) {
        if isTarget() {
            values = random.chance(40) ? [] : random.chance(50) ? values + values : values + [M()]
        } else {
            for place in values.indices { values[place].fill(&self) }
        }
    }

    mutating func choice<K: CaseIterable>(_ message: String, _ oneof: String, _ kind: K.Type) -> K? { nil }
}
