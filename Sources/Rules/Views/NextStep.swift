// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// The one next step of something under way, and whose it is.
struct NextStep: Equatable {
    /// The event that would move it on; empty when nothing more comes.
    var event = ""
    /// The role that has it, or the kind of node; empty when nothing more comes.
    var owner = ""
    var clauses: [String] = []

    init() {}

    private init(_ row: Transition) {
        event = row.event.rawValue
        owner = RuleBook.who(row.mover).first ?? ""
        clauses = row.clauses.map(\.rawValue)
    }

    /// The next step of a case. A live one needs none: that it could be revoked is nobody's task. It goes on by the set it
    /// was submitted under.
    static func of(_ found: Case, _ ruleSet: RuleSet, _ registry: Registry) -> NextStep {
        if found.state.stage == .live { return NextStep() }
        let machine = RuleSetCatalogue.standard.with(registry).machine(for: found, inForce: ruleSet)
        return machine.next(from: found.state.stage.rawValue).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: Authorization) -> NextStep {
        if found.state.stage == .live { return NextStep() }
        return Machine.authorizations.next(from: found.state.stage.rawValue).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: ExitFile) -> NextStep {
        Machine.exits.next(from: found.state.name).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: Motion) -> NextStep {
        Machine.motions.next(from: found.state.name).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: Matter) -> NextStep {
        Machine.matters.next(from: found.state.name).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: BodySession) -> NextStep {
        Machine.sessions.next(from: found.state.name).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: DutyTask) -> NextStep {
        Machine.tasks.next(from: found.state.name).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: Opinion) -> NextStep {
        Machine.opinions.next(from: found.state.rawValue).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: Agreement) -> NextStep {
        Machine.agreements.next(from: found.state.name).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: Channel) -> NextStep {
        Machine.channels.next(from: found.state.name).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: ResourceRegistration) -> NextStep {
        // That a registration could be changed or revoked is nobody's task.
        if case .coded = found.state { return NextStep() }
        return Machine.registrations.next(from: found.state.name).map(NextStep.init) ?? NextStep()
    }

    static func of(_ found: DataProduct) -> NextStep {
        // That what is listed could be taken off is nobody's task.
        if found.isListed { return NextStep() }
        return Machine.products.next(from: found.state.name).map(NextStep.init) ?? NextStep()
    }

    /// An admitted node needs nothing.
    static func of(_ found: NodeEntry) -> NextStep {
        if found.isAdmitted { return NextStep() }
        return Machine.nodes.next(from: found.standing.stage.rawValue).map(NextStep.init) ?? NextStep()
    }
}
