// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules

/// What a run has reached: a simulation that never met a state says nothing about it.
package struct Coverage: Sendable, Equatable {
    struct Count: Sendable, Equatable {
        var tried = 0
        var accepted = 0
        /// Refusals by code.
        var refused: [String: Int] = [:]
    }

    private(set) var actions: [ActionKind: Count] = [:]
    private(set) var modes: [WorkloadMode: Count] = [:]
    /// Changes of state, as "case: submitted -> accepted".
    private(set) var transitions: [String: Int] = [:]
    /// States reached, as "case: accepted".
    private(set) var states: [String: Int] = [:]
    /// Facts recorded, by their names in the contract.
    private(set) var facts: [BodyKind: Int] = [:]
    private let rows: [String]
    private let allStates: [String]

    init(_ steps: Steps) {
        rows = steps.machines.flatMap { machine in
            machine.transitions.map { Self.name(machine.name, $0.from, $0.to) }
        }
        allStates = steps.machines.flatMap { machine in machine.states.map { "\(machine.name): \($0)" } }
    }

    static func name(_ machine: String, _ from: String, _ to: String) -> String { "\(machine): \(from) -> \(to)" }

    mutating func tried(_ action: ActionKind, _ mode: WorkloadMode) {
        actions[action, default: Count()].tried += 1
        modes[mode, default: Count()].tried += 1
    }

    mutating func accepted(_ action: ActionKind, _ mode: WorkloadMode?) {
        actions[action, default: Count()].accepted += 1
        if let mode { modes[mode, default: Count()].accepted += 1 }
    }

    mutating func refused(_ action: ActionKind, _ mode: WorkloadMode?, code: String) {
        actions[action, default: Count()].refused[code, default: 0] += 1
        if let mode { modes[mode, default: Count()].refused[code, default: 0] += 1 }
    }

    mutating func moved(_ machine: String, _ from: String, _ to: String) {
        transitions[Self.name(machine, from, to), default: 0] += 1
    }

    mutating func reached(_ machine: String, _ state: String) { states["\(machine): \(state)", default: 0] += 1 }

    mutating func recorded(_ fact: BodyKind) { facts[fact, default: 0] += 1 }

    /// Adds the counters of another run of the same rules.
    package mutating func add(_ other: Coverage) {
        for (action, count) in other.actions { actions[action, default: Count()].add(count) }
        for (mode, count) in other.modes { modes[mode, default: Count()].add(count) }
        transitions.merge(other.transitions, uniquingKeysWith: +)
        states.merge(other.states, uniquingKeysWith: +)
        facts.merge(other.facts, uniquingKeysWith: +)
    }

    /// Every refusal code met, sorted.
    var refusalCodes: [String] { Set(actions.values.flatMap(\.refused.keys)).sorted() }

    func count(_ action: ActionKind) -> Count { actions[action] ?? Count() }
}

extension Coverage.Count {
    fileprivate mutating func add(_ other: Coverage.Count) {
        tried += other.tried
        accepted += other.accepted
        refused.merge(other.refused, uniquingKeysWith: +)
    }
}

extension Coverage {
    /// What was never reached, a line each, in the order of the contract and of the machines.
    package var missing: [String] {
        var lines: [String] = []
        for action in ActionKind.allCases {
            if count(action).tried == 0 { lines.append("action never tried: \(action.rawValue)") }
            if count(action).accepted == 0 { lines.append("action never accepted: \(action.rawValue)") }
        }
        for mode in WorkloadMode.allCases where (modes[mode]?.tried ?? 0) == 0 {
            lines.append("mode never tried: \(mode.rawValue)")
        }
        for row in rows where transitions[row] == nil { lines.append("transition never taken: \(row)") }
        for state in allStates where states[state] == nil { lines.append("state never reached: \(state)") }
        for fact in BodyKind.allCases where facts[fact] == nil { lines.append("fact never recorded: \(fact.rawValue)") }
        return lines
    }

    /// The counters as text, in the order of the contract; the same run gives the same lines.
    package var report: [String] {
        var lines: [String] = []
        for action in ActionKind.allCases { lines.append("\(action.rawValue) \(Self.text(count(action)))") }
        for mode in WorkloadMode.allCases { lines.append("\(mode.rawValue) \(Self.text(modes[mode] ?? Count()))") }
        for (name, count) in transitions.sorted(by: { $0.key < $1.key }) { lines.append("\(name) \(count)") }
        for (name, count) in states.sorted(by: { $0.key < $1.key }) { lines.append("\(name) \(count)") }
        for fact in BodyKind.allCases { lines.append("\(fact.rawValue) \(facts[fact] ?? 0)") }
        return lines
    }

    private static func text(_ count: Count) -> String {
        let codes = count.refused.sorted { $0.key < $1.key }.map { " \($0.key):\($0.value)" }
        return "tried \(count.tried) accepted \(count.accepted)" + codes.joined()
    }
}
