// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// Fields as a sensible official would fill them, for any command of the contract.
///
/// In this order: a named rule where one is needed; what the subjects named so far in this command have on record under
/// the field's name; what has been committed under that name anywhere; what the name itself suggests.
struct SensibleSource: FieldSource {
    let scene: Scene
    var random: SeededGenerator
    /// Texts given so far in this command, by field, and the subjects among them, newest last.
    private(set) var given: [String: String] = [:]
    private(set) var named: [String] = []
    /// The last digest given: what a signature is over.
    private var digest: [UInt8] = []

    init(_ scene: Scene, _ random: SeededGenerator) {
        self.scene = scene
        self.random = random
        if let subject = scene.subject { named = [subject] }
    }

    /// Whether this field is to hold something odd.
    mutating func isOdd() -> Bool { !scene.isStrict && random.chance(scene.profile.oddPercent) }

    /// Whether the official decides against it.
    mutating func isAgainst() -> Bool { !scene.isStrict && random.chance(scene.profile.againstPercent) }

    func context(_ field: String) -> FieldValue? {
        for id in named.reversed() {
            if let found = scene.memory.value(field, of: id) { return found }
        }
        return nil
    }

    mutating func pooled(_ field: String) -> String? {
        let isOwn = scene.isStrict || random.chance(90)
        return isOwn ? scene.own.text(field, &random) : scene.city.text(field, &random)
    }

    /// Remembers what a field of this command was given, in words.
    mutating func note(_ field: String, _ text: String) { given[field] = text }

    private mutating func give(_ field: String, _ text: String) {
        given[field] = text
        if SubjectMemory.namesSubject(field), scene.memory.knows(text) { named.append(text) }
    }

    mutating func text(_ message: String, _ field: String, _ value: inout String) {
        value = ruledText(message, field) ?? likelyText(field)
        give(field, value)
    }

    private mutating func likelyText(_ field: String) -> String {
        let isOdd = isOdd()
        if isOdd, random.chance(30) { return "" }
        if !isOdd, case .text(let found)? = context(field), !found.isEmpty { return found }
        if let found = pooled(field) { return found }
        return field.hasSuffix("_id") ? "X-\(random.below(1000))" : "\(field)-\(random.below(40))"
    }

    mutating func texts(_ message: String, _ field: String, _ values: inout [String]) {
        if let ruled = ruledTexts(message, field) {
            values = ruled
        } else if !isOdd(), case .texts(let found)? = context(field), !found.isEmpty {
            values = scene.isStrict ? found : subset(of: found)
        } else {
            values = (0...random.below(3)).map { _ in pooled(field) ?? "\(field).\(random.below(30))" }
        }
    }

    /// Some of `list`, at least one, in its order.
    mutating func subset<Element>(of list: [Element]) -> [Element] {
        let some = list.filter { _ in random.chance(60) }
        return some.isEmpty ? Array(list.prefix(1)) : some
    }

    mutating func bytes(_ message: String, _ field: String, _ value: inout [UInt8]) {
        if message == "EnterSeal", !isOdd() {
            let seal = given["seal_id"] ?? ""
            let proof = SignedBytes.sealEntry(node: scene.territory.node, seal: seal)
            value =
                field == "public_key"
                ? SimulatedKeys.publicKey(of: seal) : SimulatedKeys.sign(proof, as: seal)
        } else if field.hasSuffix("signature") {
            let signer = field.hasPrefix("seal") ? given["seal_id"] ?? scene.actor : scene.actor
            value = SimulatedKeys.sign(digest, as: signer)
        } else if case .bytes(let found)? = context(field), !found.isEmpty, !isOdd() {
            value = found
        } else if field.hasSuffix("public_key") {
            value = SimulatedKeys.publicKey(of: given["person"] ?? given["seal_id"] ?? scene.actor)
        } else {
            value = (0..<4).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
        }
        if field.hasSuffix("digest") { digest = value }
    }

    mutating func byteStrings(_ message: String, _ field: String, _ values: inout [[UInt8]]) {
        values = (0...random.below(2)).map { _ in
            var value: [UInt8] = []
            bytes(message, field, &value)
            return value
        }
    }

    mutating func flag(_ message: String, _ field: String, _ value: inout Bool) {
        value = ruledFlag(message, field) ?? !isAgainst()
    }

    mutating func number<N: FieldNumber>(_ message: String, _ field: String, _ value: inout N) {
        value = N(truncatingIfNeeded: ruledNumber(message, field) ?? likelyNumber(field))
    }

    private mutating func likelyNumber(_ field: String) -> UInt64 {
        let hour: UInt64 = 3_600_000
        guard field.hasSuffix("_ms") else { return random.number(0...100) }
        if ["closes_ms", "due_ms", "ends_ms", "end_ms", "until_ms"].contains(where: field.hasSuffix) {
            if isOdd() { return random.number(0...2 * scene.nowMs) }
            let isShort = !scene.isStrict && random.chance(15)
            return scene.nowMs + random.number(isShort ? hour...24 * hour : 24 * hour...700 * 24 * hour)
        }
        return isOdd() ? scene.nowMs + hour : scene.nowMs - min(scene.nowMs, random.number(0...24 * hour))
    }

    mutating func enumeration<E: FieldEnumeration>(_ message: String, _ field: String, _ value: inout E) {
        if let ruled = ruledEnumeration(message, field) {
            value = E(rawValue: ruled) ?? value
        } else if !isOdd(), case .enumeration(let type, let raw)? = context(field), type == ObjectIdentifier(E.self),
            raw != 0
        {
            value = E(rawValue: raw) ?? value
        } else {
            value = random.pick(E.allCases.filter { $0.rawValue != 0 }) ?? value
        }
    }

    mutating func enumerations<E: FieldEnumeration>(_ message: String, _ field: String, _ values: inout [E]) {
        let all = E.allCases.filter { $0.rawValue != 0 }
        let ruled = ruledEnumerations(message, field)
        values = ruled.map { $0.compactMap { E(rawValue: $0) } } ?? subset(of: all)
    }

    mutating func message<M: Fielded>(_ message: String, _ field: String, _ value: inout M?) {
        if let ruled = ruledMessage(message, field) as? M {
            value = ruled
            return
        }
        var inner = value ?? M()
        inner.fill(&self)
        value = inner
    }

    mutating func messages<M: Fielded>(_ message: String, _ field: String, _ values: inout [M]) {
        if let ruled = ruledMessages(message, field) as? [M] ?? ruledItems(message, field) as? [M] {
            values = ruled
            return
        }
        if let ruled = ruledCriteria(message, field) as? [M] {
            values = ruled
            return
        }
        values = (0...random.below(3)).map { _ in
            var inner = M()
            inner.fill(&self)
            return inner
        }
    }

    mutating func choice<K: CaseIterable>(_ message: String, _ oneof: String, _ kind: K.Type) -> K? {
        random.pick(Array(K.allCases))
    }
}
