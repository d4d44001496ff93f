// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// One row of the transition table: what may happen in a state, who may make it happen, and by which clauses.
public struct Transition: Sendable, Equatable {
    /// Who makes the step.
    public enum Mover: Sendable, Equatable {
        /// A person who holds one of these roles.
        case person([Role])
        /// The node itself, on an order, a message of a peer or another decision.
        case node(NodeRole)
    }

    /// State before; empty: the step makes the thing.
    public let from: String
    public let event: Event
    public let to: String
    public let mover: Mover
    public let clauses: [Clause.ID]

    init(_ from: String, _ event: Event, _ to: String, _ mover: Mover, _ clauses: [Clause.ID]) {
        self.from = from
        self.event = event
        self.to = to
        self.mover = mover
        self.clauses = clauses
    }
}

/// A declarative state machine. `decide` takes a step only if its row is here, so the table that is drawn is the table
/// that rules.
public struct Machine: Sendable, Equatable {
    /// "case", "motion", "agreement", "authorization" or "node".
    public let name: String
    public let transitions: [Transition]

    init(_ name: String, _ transitions: [Transition]) {
        self.name = name
        self.transitions = transitions
    }

    /// The rows for `event` in `state`; several when the outcome depends on the decision, none when it is not allowed.
    public func transitions(from state: String, on event: Event) -> [Transition] {
        transitions.filter { $0.from == state && $0.event == event }
    }

    /// The row that leads from `state` to `next` by `event`, if there is one.
    public func transition(from state: String, on event: Event, to next: String) -> Transition? {
        transitions.first { $0.from == state && $0.event == event && $0.to == next }
    }

    /// The first thing that can happen in `state`: the step a person should take, or wait for.
    public func next(from state: String) -> Transition? {
        transitions.first { $0.from == state }
    }

    /// Who may bring `event` about anywhere in the machine: what a refusal for a missing role names.
    public func mover(of event: Event) -> Transition.Mover? {
        transitions.first { $0.event == event }?.mover
    }

    /// Every state, in the order of first mention.
    public var states: [String] {
        var found: [String] = []
        for transition in transitions {
            for state in [transition.from, transition.to] where !state.isEmpty && !found.contains(state) {
                found.append(state)
            }
        }
        return found
    }
}
