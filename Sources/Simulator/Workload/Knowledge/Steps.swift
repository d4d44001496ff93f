// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// The steps the rule set's machines know, tied to the actions that take them. Machines and events that are added join
/// by their names alone.
struct Steps: Sendable {
    /// A row that a person takes, with the action that takes it.
    struct Step: Sendable {
        let machine: Int
        let from: String
        let to: String
        let action: ActionKind
        let roles: [Role]
    }

    let machines: [Machine]
    /// The rows people take.
    let steps: [Step]
    /// Actions nothing under way waits for: no machine has them, or they only begin something.
    let beginnings: [ActionKind]
    /// For each action the first of its fields that names a subject: what it is about.
    let subjectFields: [ActionKind: String]

    init(_ ruleSet: RuleSet) {
        machines = RuleBook(ruleSet).machines
        var steps: [Step] = []
        for (place, machine) in machines.enumerated() {
            for row in machine.transitions {
                guard case .person(let roles) = row.mover, let action = Self.action(of: row.event, machine.name) else {
                    continue
                }
                steps.append(Step(machine: place, from: row.from, to: row.to, action: action, roles: roles))
            }
        }
        self.steps = steps
        beginnings = ActionKind.allCases.filter { action in
            steps.allSatisfy { $0.action != action || $0.from.isEmpty }
        }
        var fields: [ActionKind: String] = [:]
        for action in ActionKind.allCases {
            let named = Harvester.harvest(Action(what: action.blank)).first { SubjectMemory.namesSubject($0.field) }
            fields[action] = named?.field
        }
        subjectFields = fields
    }

    /// The action that brings an event about: "draw-panel" is `draw_panel`, the authorization's "revoke" is
    /// `revoke_authorization`. Nil for what nodes do by themselves.
    static func action(of event: Event, _ machine: String) -> ActionKind? {
        let name = String(event.rawValue.map { $0 == "-" ? "_" : $0 })
        return ActionKind(rawValue: name) ?? ActionKind(rawValue: "\(name)_\(machine)")
    }

    /// The rows people can take from a state, in the order of the machine.
    func open(_ machine: Int, _ state: String) -> [Step] {
        steps.filter { $0.machine == machine && $0.from == state }
    }

    /// States in which nothing is owed, though more can happen: a live authorization may be revoked and need not be.
    static func isResting(_ machine: String, _ state: String) -> Bool {
        switch (machine, state) {
        case ("authorization", _), ("exit", "ready"), ("case", "live"), ("node", "admitted"), ("seal", _), ("task", _),
            ("registration", "in-notice"), ("registration", "coded"), ("product", _):
            true
        default: false
        }
    }

    /// Machines beside the case: their steps are taken, and must not keep people from admissions.
    static func isAside(_ machine: String) -> Bool {
        ["channel", "opinion", "matter", "session", "registration", "product"].contains(machine)
    }

    /// The state of `id` in the machine of that name; nil when it is no subject of that machine. A machine that is added
    /// needs its line here, and a test says so.
    static func state(of id: String, in machine: String, _ registry: Registry) -> String? {
        switch machine {
        case "case": registry.cases[id]?.state.stage.rawValue
        case "motion": registry.motions[id].map { name(of: $0.state) }
        case "session": registry.sessions[id].map { name(of: $0.state) }
        case "task": registry.tasks[id].map { $0.state == .assigned ? "assigned" : "task-closed" }
        case "agreement": registry.agreements[id]?.state.name
        case "authorization": registry.authorizations[id]?.state.stage.rawValue
        case "matter": registry.matters[id]?.state.name
        case "exit": registry.exits[id]?.state.name
        case "channel": registry.channels[id]?.state.name
        case "opinion": registry.opinions[id]?.state.rawValue
        case "node": registry.nodes[id]?.standing.stage.rawValue
        case "seal": registry.seals[id]?.state.name
        case "registration": registry.registrations[id]?.state.name
        case "product": registry.products[id]?.state.name
        default: nil
        }
    }

    private static func name(of state: SessionState) -> String {
        switch state {
        case .called: "called"
        case .quorate: "quorate"
        case .closed: "session-closed"
        }
    }

    private static func name(of state: MotionState) -> String {
        switch state {
        case .open: "open"
        case .carried: "carried"
        case .failed: "failed"
        }
    }
}
