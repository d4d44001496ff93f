// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
internal import Registry

extension Registers {
    /// The body of this jurisdiction, as an entry.
    var bodyID: String { "body-\(registry.identity?.territoryCode ?? "")" }

    /// ZS-1.3a, ZS-2.1.1a: the one body of this jurisdiction; where nobody sits in it, there is none.
    func body() -> [RegisterEntry] {
        let body = registry.body
        let members = registry.people.holders(of: .bodyMember, at: nowMs)
        let first = members.map(\.grant.sequence).min()
        guard let span = body.span ?? first.map({ RecordSpan(first: $0, last: $0) }) else { return [] }
        var entry = RegisterEntry(
            bodyID, state: body.isFounded ? "founded" : "unfounded", span,
            ["ZS-1.3a", "ZS-2.1.1a", "ZS-2.1.1g"])
        let bureaus = Set(members.map(\.grant.bureau)).sorted()
        entry.put("document", body.documentNumber)
        entry.put("founded-on", timeMs: body.foundedMs)
        entry.put("members", members.map { "\($0.grant.bureau)=\($0.person)" }.joined(separator: ","))
        entry.put("bureaus", bureaus.joined(separator: ","))
        let named = ruleSet.parameters.mechanism.bureaus.value
        entry.put("bureaus-vacant", named.filter { !bureaus.contains($0) }.joined(separator: ","))
        entry.put(
            "deputies",
            body.deputies.filter { $0.inForce(at: nowMs) }.map { "\($0.member)=\($0.deputy)" }.joined(separator: ","))
        let role = registry.identity?.role ?? .unspecified
        let powers = MotionKind.allCases.filter { $0 != .unspecified && $0.nodeRoles.contains(role) }
        entry.put("powers", powers.map(\.identifier).joined(separator: ","))
        return [entry]
    }

    func sessions() -> [RegisterEntry] {
        registry.sessions.order.compactMap { registry.sessions[$0] }.map { session in
            var entry = RegisterEntry(
                session.id, state: session.state.name, session.span, ["ZS-2.1.1a", "ZS-2.1.1d"],
                next: NextStep.of(session))
            entry.put("agenda", session.agenda.joined(separator: ","))
            entry.put("begins", timeMs: session.beginsMs)
            entry.put("quorum", String(session.quorum))
            entry.put("present", session.present.map { "\(session.bureaus[$0] ?? "")=\($0)" }.joined(separator: ","))
            if case .closed(let minutes) = session.state { entry.put("minutes", hexadecimal(minutes)) }
            return entry
        }
    }

    /// ZS-5.1a, ZS-5.1b: each with its day; what is overdue goes back to the body.
    func tasks() -> [RegisterEntry] {
        registry.tasks.order.compactMap { registry.tasks[$0] }.map { task in
            let fact = task.fact
            var next = NextStep.of(task)
            if !next.owner.isEmpty { next.owner = fact.office.identifier }
            var entry = RegisterEntry(task.id, state: task.state.name, task.span, ["ZS-5.1a", "ZS-5.1b"], next: next)
            entry.put("title", fact.title)
            entry.put("motion", fact.motionId)
            entry.put("assignee", fact.node)
            entry.put("office", fact.office.identifier)
            switch task.state {
            case .assigned:
                let warn = fact.dueMs.less(days: ruleSet.parameters.mechanism.taskWarningDays.value)
                entry.dues = [
                    Due("due", fact.dueMs, warn: warn, fact.office, to: .bodyMember, ["ZS-5.1b", "ZS-2.1.1e"])
                ]
            case .closed(let result, let report):
                entry.put("result", result.identifier)
                entry.put("report", hexadecimal(report))
            }
            return entry
        }
    }

    func delegations() -> [RegisterEntry] {
        registry.delegations.order.compactMap { registry.delegations[$0] }.map { delegation in
            let fact = delegation.fact
            let state =
                delegation.isRecalled
                ? "recalled" : nowMs < fact.fromMs ? "announced" : delegation.inForce(at: nowMs) ? "held" : "ended"
            var entry = RegisterEntry(delegation.id, state: state, delegation.span, ["ZS-1.1", "ZS-2.3.0a"])
            entry.put("holder", fact.holder)
            entry.put("deputy", fact.deputy)
            entry.put("role", fact.role.identifier)
            entry.put("from", timeMs: fact.fromMs)
            entry.put("until", timeMs: fact.untilMs)
            entry.put("reason", fact.reason)
            entry.dues = dues(of: delegation)
            return entry
        }
    }

    func duties() -> [RegisterEntry] {
        registry.duties.turns.map { turn in
            let fact = turn.fact
            let state = nowMs < fact.fromMs ? "announced" : nowMs < fact.untilMs ? "held" : "ended"
            var entry = RegisterEntry(
                fact.dutyId, state: state, RecordSpan(first: turn.sequence, last: turn.sequence), ["ZS-2.3.0a"])
            entry.put("person", fact.person)
            entry.put("office", fact.office.identifier)
            entry.put("from", timeMs: fact.fromMs)
            entry.put("until", timeMs: fact.untilMs)
            entry.dues = dues(of: turn)
            return entry
        }
    }
}

extension TaskResult {
    /// The identifier in registers and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .done: "done"
        case .impossible: "impossible"
        case .unrecognized(let number): "result-\(number)"
        }
    }
}
