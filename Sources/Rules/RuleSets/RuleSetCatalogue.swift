// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Registry

/// The rule sets this product knows.
public struct RuleSetCatalogue: Sendable, Equatable {
    /// In the order of their first day.
    public let sets: [RuleSet]

    public init(_ sets: [RuleSet]) {
        self.sets = sets.sorted { ($0.validFromMs, $0.id) < ($1.validFromMs, $1.id) }
    }

    /// What ships: ZS2024.
    public static let standard = RuleSetCatalogue([.zs2024])

    /// The set that governs decisions at `unixMs`; nil before the first one.
    ///
    /// Newer national or provincial rules prevail (ZS-6b): of the sets valid at that moment, the one that none of the
    /// others takes the place of. A city's set that carries out a provincial one stands beside it until a newer one
    /// comes.
    public func inForce(at unixMs: UInt64) -> RuleSet? {
        let valid = sets.filter { $0.isValid(at: unixMs) }
        let standing = valid.filter { set in !valid.contains { $0.id != set.id && $0.prevails(over: set) } }
        return standing.last ?? valid.max { ($0.level, $0.validFromMs) < ($1.level, $1.validFromMs) }
    }

    /// The machine a case goes on by: that of the set in force, from wherever the case stands. A case in a state which the
    /// chain in force does not have goes on by the chain it began under until it is in one that both have.
    func machine(for found: Case, inForce set: RuleSet) -> Machine {
        if set.caseMachine.states.contains(found.state.stage.rawValue) { return set.caseMachine }
        return self[found.ruleSet]?.caseMachine ?? set.caseMachine
    }

    /// Who may bring an event about by any chain of the catalogue.
    func mover(of event: Event) -> Transition.Mover? {
        sets.lazy.compactMap { $0.caseMachine.mover(of: event) }.first
    }

    public subscript(id: String) -> RuleSet? { sets.first { $0.id == id } }
}
