// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// The rule sets a decision may rest on: those a node is founded with, and those the city has adopted since.
public struct RuleSetCatalogue: Sendable, Equatable {
    /// Those that govern the operation, in the order of their first day.
    public let sets: [RuleSet]
    /// Those that leave the operation to others and govern topics of their own; their first day is that in the city.
    public let supplements: [RuleSetText]

    public init(_ sets: [RuleSet], supplements: [RuleSetText] = []) {
        self.sets = sets.sorted { ($0.validFromMs, $0.id) < ($1.validFromMs, $1.id) }
        self.supplements = supplements.sorted { ($0.validFromMs, $0.id) < ($1.validFromMs, $1.id) }
    }

    /// What every node is founded with: the plan, and the provincial trial measures it rests on.
    public static let standard = RuleSetCatalogue([.zs2024], supplements: [.zj2023])

    /// This catalogue with what the ledger says the city has adopted and distributed. The same ledger gives the same
    /// catalogue, so a decision can be judged again by whoever has the records before it.
    public func with(_ registry: Registry) -> RuleSetCatalogue {
        var (sets, supplements) = (self.sets, self.supplements)
        for id in registry.ruleSets.order where !ids.contains(id) {
            guard let adopted = registry.ruleSets[id], var text = adopted.text else { continue }
            if text.topics.contains(RuleTopic.operation.rawValue) {
                // What does not make a set was refused when it was to be distributed.
                guard let set = try? RuleSet(text) else { continue }
                sets.append(set.starting(at: adopted.inForceFromMs))
            } else {
                text.validFromMs = max(text.validFromMs, adopted.inForceFromMs)
                supplements.append(text)
            }
        }
        if sets.count == self.sets.count, supplements.count == self.supplements.count { return self }
        return RuleSetCatalogue(sets, supplements: supplements)
    }

    /// The set that governs decisions at `unixMs`; nil before the first one.
    ///
    /// Newer national or provincial rules prevail (ZS-6b): of the sets valid at that moment, the one that none of the
    /// others takes the place of. A city's set that carries out a provincial one stands beside it until a newer one
    /// comes.
    public func inForce(at unixMs: UInt64) -> RuleSet? {
        Self.standing(sets.map(\.ruling), at: unixMs).flatMap { self[$0] }
    }

    /// The id of the set that governs `topic` at `unixMs`; nil when none does.
    public func governing(_ topic: RuleTopic, at unixMs: UInt64) -> String? {
        let rulings =
            sets.filter { $0.topics.contains(topic) }.map(\.ruling)
            + supplements.filter { $0.topics.contains(topic.rawValue) }.map(\.ruling)
        return Self.standing(rulings, at: unixMs)
    }

    private static func standing(_ rulings: [Ruling], at unixMs: UInt64) -> String? {
        let valid = rulings.filter { $0.isValid(at: unixMs) }
        let standing = valid.filter { ruling in
            !valid.contains { $0.id != ruling.id && $0.prevails(over: ruling) }
        }
        return (standing.last ?? valid.max { ($0.level, $0.validFromMs) < ($1.level, $1.validFromMs) })?.id
    }

    /// The machine a case goes on by: that of the set it was submitted under. What is agreed at its end obeys the set in
    /// force on the day of drafting.
    func machine(for found: Case, inForce set: RuleSet) -> Machine {
        self[found.ruleSet]?.caseMachine ?? set.caseMachine
    }

    /// Who may bring an event about by any chain of the catalogue.
    func mover(of event: Event) -> Transition.Mover? {
        sets.lazy.compactMap { $0.caseMachine.mover(of: event) }.first
    }

    public subscript(id: String) -> RuleSet? { sets.first { $0.id == id } }

    /// The text of a set of either kind.
    public subscript(text id: String) -> RuleSetText? { self[id]?.text ?? supplements.first { $0.id == id } }

    /// Every id, those that govern the operation first.
    public var ids: [String] { sets.map(\.id) + supplements.map(\.id) }
}

/// A catalogue kept ready beside a registry that grows: it is made anew only when a set has been adopted.
public struct CatalogueOfLedger: Sendable {
    private let founding: RuleSetCatalogue
    private var version: UInt64 = 0
    private var current: RuleSetCatalogue

    public init(_ founding: RuleSetCatalogue) {
        self.founding = founding
        current = founding
    }

    public mutating func catalogue(for registry: Registry) -> RuleSetCatalogue {
        if version != registry.ruleSets.version {
            version = registry.ruleSets.version
            current = founding.with(registry)
        }
        return current
    }
}
