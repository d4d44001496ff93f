// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// A rule set that the city has adopted (ZS-2.1.1c), and its text once that is here.
public struct AdoptedRuleSet: Sendable, Equatable, Codable {
    public let id: String
    /// SM3 of the text that was adopted.
    public let digest: [UInt8]
    /// Unix milliseconds of its first moment in the city.
    public let inForceFromMs: UInt64
    /// The motion that adopted it.
    public let motion: String
    /// Nil: announced, and the text is not here yet.
    public internal(set) var text: RuleSetText?
    public internal(set) var span: RecordSpan

    init(_ fact: RuleSetAnnounced, sequence: UInt64) {
        id = fact.ruleSetId
        digest = fact.digest
        inForceFromMs = fact.inForceFromMs
        motion = fact.motionId
        span = RecordSpan(sequence)
    }
}

/// The rule sets adopted in the city besides those every node is founded with, in the order they were announced here.
public struct RuleSets: Sendable, Equatable, Codable {
    public private(set) var byID: [String: AdoptedRuleSet] = [:]
    public private(set) var order: [String] = []
    /// Grows with every change: whoever has prepared something from the sets sees that it is stale.
    public private(set) var version: UInt64 = 0

    init() {}

    public subscript(id: String) -> AdoptedRuleSet? { byID[id] }

    /// The sets in force at `nowMs` whose texts are not here.
    public func lacking(at nowMs: UInt64) -> [AdoptedRuleSet] {
        order.compactMap { byID[$0] }.filter { $0.text == nil && $0.inForceFromMs <= nowMs }
    }

    mutating func announced(_ fact: RuleSetAnnounced, sequence: UInt64) {
        let new = AdoptedRuleSet(fact, sequence: sequence)
        if byID.updateValue(new, forKey: new.id) == nil { order.append(new.id) }
        version += 1
    }

    mutating func distributed(_ fact: RuleSetDistributed, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: fact.ruleSetId) else { return false }
        byID.values[index].text = fact.text
        byID.values[index].span.last = sequence
        version += 1
        return true
    }

    /// The name under which the orders that brought a set stand, for nodes admitted later; no authorization's id has it.
    static func orderKey(_ id: String) -> String { "rule-set/" + id }
}

/// A technical standard or business norm that belongs to a rule set (ZS-1.3f, ZS-1.3k).
public struct Norm: Sendable, Equatable, Codable {
    public let fact: NormEntered
    public let span: RecordSpan

    /// The issuer's number with the version: another version is another entry.
    public var id: String { Norms.key(fact.normId, fact.version) }
}

/// The norms of this node, in the order of entry.
public struct Norms: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Norm] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Norm? { byID[id] }

    /// The id of a norm: the issuer's number, `@`, the version.
    public static func key(_ number: String, _ version: String) -> String { "\(number)@\(version)" }

    mutating func entered(_ norm: Norm) {
        if byID.updateValue(norm, forKey: norm.id) == nil { order.append(norm.id) }
    }
}
