// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// The actor is a person, and signed with the key that stands on their role.
    func checkActor() throws(Objection) {
        guard (try? PersonName(actor)) != nil else { throw Objection(.actorMalformed, [actor]) }
        let known = registry.people.publicKey(of: actor)
        if !known.isEmpty, !context.signerKey.isEmpty, known != context.signerKey {
            throw Objection(.actorKeyDiffers, ["person:\(actor)"])
        }
    }

    /// In maintenance only ending it, ending a use, and changing one's passphrase so that it can be ended is possible.
    func checkMaintenance(_ action: Action.What) throws(Objection) {
        guard let maintenance = registry.maintenance else { return }
        switch action {
        case .setMaintenance, .endUse, .setFactor: return
        default: throw Objection(.nodeMaintenance, ["reason:\(maintenance.reason)"])
        }
    }

    /// Admission belongs to counties and to the hub's own grants; nodes and revocations to the node above.
    func checkNodeRole(_ action: Action.What, _ role: NodeRole) throws(Objection) {
        let expected: [NodeRole]
        switch action {
        case .grantRole, .withdrawRole, .setMaintenance, .dismissPerson, .setDutyRoster, .delegateRole,
            .recallDelegation, .purgeNetworkLog, .setFactor, .resetFactor, .unlockLogin:
            return
        case .admitNode, .releaseNode: expected = [.hub, .province]
        case .suspendAuthorization, .resumeAuthorization, .tickExitItem, .closeExit: expected = [.hub]
        case .revokeAuthorization, .publishTemplate, .withdrawTemplate: expected = [.hub]
        case .proposeTemplate, .adoptTemplate: expected = [.county]
        case .announceRuleSet, .distributeRuleSet, .publishCalendar: expected = [.hub]
        case .openMotion(let motion): expected = motion.kind.nodeRoles
        default: expected = [.county, .hub]
        }
        guard !expected.contains(role) else { return }
        throw Objection(
            .nodeWrongRole, ["node:\(role.identifier)", "expected:\(expected[0].identifier)"])
    }

    /// The grant of one of `roles` the actor acts under; refused when they hold none of them now.
    @discardableResult
    func acting(as roles: [Role]) throws(Objection) -> RoleGrant {
        for role in roles {
            if let grant = registry.people.grant(of: role, to: actor, at: nowMs) { return grant }
        }
        if let grant = actingForSomeone(as: roles) { return grant }
        throw Objection(.roleMissing, roles.map { "role:\($0.identifier)" })
    }

    /// The grant the actor takes `event` of `machine` under, as the transition table says.
    @discardableResult
    func acting(in machine: Machine, on event: Event) throws(Objection) -> RoleGrant {
        // An event the chain in force does not have may belong to the chain a case began under.
        let mover = machine.mover(of: event) ?? context.catalogue.mover(of: event)
        guard case .person(let roles)? = mover else { return RoleGrant.none }
        return try acting(as: roles)
    }

    /// The organ segment of the actor's name.
    var organ: String { (try? PersonName(actor))?.organ ?? "" }

    func requireOrgan(_ other: String) throws(Objection) {
        guard organ == other else { throw Objection(.organForeign, ["own:\(organ)", "other:\(other)"]) }
    }

    /// The territory's code and the year of the decision: the series of an id with `letter`.
    func nextID(_ letter: String) -> String {
        let series = "\(letter)\(registry.identity?.territoryCode ?? "")-\(CivilTime(unixMs: nowMs).year)"
        return "\(series)-\(padded(registry.numbering.next(in: series), 4))"
    }

    /// The application of that id.
    func application(_ id: String) throws(Objection) -> Case {
        guard let found = registry.cases[id] else { throw Objection(.subjectNotFound, [id]) }
        return found
    }

    /// The row of the case machine that takes `found` to `next` by `event`; refused, naming the state and the next
    /// step, when the chain of the rule set in force has no such row.
    func step(_ found: Case, _ event: Event, to next: CaseStage) throws(Objection) -> Transition {
        let machine = context.catalogue.machine(for: found, inForce: ruleSet)
        let state = found.state.stage.rawValue
        if let row = machine.transition(from: state, on: event, to: next.rawValue) { return row }
        try checkLawful(found)
        throw wrongState(machine, found.id, state, event)
    }

    /// The row of `machine` that takes `id` from `state` to `next` by `event`; refused, naming the state and the next step.
    func step(
        in machine: Machine, _ id: String, _ state: String, _ event: Event, to next: String
    ) throws(Objection) -> Transition {
        if let row = machine.transition(from: state, on: event, to: next) { return row }
        throw wrongState(machine, id, state, event)
    }

    /// Checks that `event` is possible in the state of `found`, whatever its outcome will be.
    func checkStep(_ found: Case, _ event: Event) throws(Objection) {
        let machine = context.catalogue.machine(for: found, inForce: ruleSet)
        let state = found.state.stage.rawValue
        guard machine.transitions(from: state, on: event).isEmpty else { return }
        throw wrongState(machine, found.id, state, event)
    }

    func wrongState(_ machine: Machine, _ subject: String, _ state: String, _ event: Event) -> Objection {
        let next = machine.next(from: state)
        var owner = Role.unspecified
        if case .person(let roles)? = next?.mover { owner = roles.first ?? .unspecified }
        let clauses = next?.clauses ?? machine.transitions.first { $0.event == event }?.clauses ?? []
        return Objection(
            .stepWrongState,
            [
                "subject:\(subject)", "state:\(state)", "event:\(event.rawValue)",
                "next:\(next?.event.rawValue ?? "none")",
            ],
            clauses: clauses, owner: owner, subject: subject)
    }
}

extension RoleGrant {
    /// Acting under no role.
    static let none = RoleGrant(
        role: .unspecified, bureau: "", specialities: [], fromMs: 0, untilMs: 0, publicKey: [], sequence: 0)
}

extension MotionKind {
    /// Whose body decides it: what ends an authorization or changes the rules is the city's, the rest each one's own.
    var nodeRoles: [NodeRole] {
        switch self {
        case .revoke, .terminate, .adoptRules, .freeze: [.hub]
        case .grant, .majorProblem, .unspecified, .unrecognized: [.county, .hub]
        }
    }
}
