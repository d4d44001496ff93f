// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// The dates of the registers that admission keeps. A date stands only in the ledger whose office has to keep it, so that the
/// node above does not list it twice, and goes when what it waits for has happened.
extension Registers {
    var terms: DeadlineParameters { ruleSet.parameters.deadlines }

    /// ZS-3.1: until it closes.
    func dues(of notice: Notice) -> [Due] {
        guard nowMs < notice.fact.closesMs else { return [] }
        let warn = notice.fact.closesMs.less(days: terms.noticeWarningDays.value)
        return [Due("closes", notice.fact.closesMs, warn: warn, .dataAuthority, to: .supervisor, ["ZS-3.1a"])]
    }

    /// ZS-3.5b: the end of the term, with time to apply anew; ZS-3.4c: the province's receipt.
    func dues(of authorization: Authorization) -> [Due] {
        guard authorization.grantor == registry.node, !authorization.state.stage.isTerminal else { return [] }
        let end = authorization.terms.termEndMs
        let warn = CivilTime(unixMs: end).adding(months: -terms.renewalWarningMonths.value).unixMs
        var found = [Due("term-end", end, warn: warn, .operatorSignatory, to: .dataAuthority, ["ZS-3.5b"])]
        if let registered = authorization.state.registration?.registeredMs, authorization.filingReceipt.isEmpty {
            let at = registered.plus(days: terms.filingDays.value)
            let warn = at.less(days: terms.filingWarningDays.value)
            found.append(Due("filing-receipt", at, warn: warn, .provincialOfficer, to: .hubAdministrator, ["ZS-3.4c"]))
        }
        return found + registrationDues(of: authorization)
    }

    /// ZS-3.3b: an open motion is decided in its session, or in writing within the voting period. ZS-2.1.1b: a freeze the
    /// body has ordered is carried out.
    func dues(of motion: Motion) -> [Due] {
        if motion.awaitsFreeze(registry) {
            let at = motion.decidedMs.plus(days: terms.freezeDays.value)
            let clauses: [Clause.ID] = ["ZS-2.1.1b"]
            return [Due("suspend", at, warn: motion.decidedMs, .hubAdministrator, to: .bodyMember, clauses)]
        }
        guard motion.state == .open else { return [] }
        let session = registry.sessions.session(on: motion.id)
        let at = session?.beginsMs ?? motion.openedMs.plus(days: terms.votingDays.value)
        let warn = at.less(days: terms.votingWarningDays.value)
        let what = session == nil ? "cast-vote" : "session"
        return [Due(what, at, warn: warn, .bodyMember, to: .government, ["ZS-2.1.1d", "ZS-3.3b"])]
    }

    /// ZS-2.3.0a: the end of the last turn of an office, until someone follows; an office without anyone on duty is overdue.
    func dues(of turn: Duty) -> [Due] {
        let office = turn.fact.office
        let isLast = !registry.duties.turns.contains {
            $0.fact.office == office
                && ($0.fact.untilMs, $0.sequence) > (turn.fact.untilMs, turn.sequence)
        }
        guard isLast else { return [] }
        let warn = turn.fact.untilMs.less(days: terms.absenceWarningDays.value)
        return [Due("until", turn.fact.untilMs, warn: warn, office, to: .systemAdministrator, ["ZS-2.3.0a"])]
    }

    /// ZS-1.1: the holder is back by then, or nobody exercises the office.
    func dues(of delegation: Delegation) -> [Due] {
        let fact = delegation.fact
        guard !delegation.isRecalled, nowMs < fact.untilMs else { return [] }
        let warn = fact.untilMs.less(days: terms.absenceWarningDays.value)
        return [Due("until", fact.untilMs, warn: warn, fact.role, to: .systemAdministrator, ["ZS-1.1"])]
    }

    /// ZS-6a: the last day of a set, which another has to follow; listed once, at the hub.
    func dues(of text: RuleSetText, isGoverning: Bool) -> [Due] {
        guard registry.identity?.role == .hub, text.validToMs != 0, isGoverning || nowMs >= text.validToMs,
            nowMs < text.validToMs || RuleSetCatalogue.standard.with(registry).inForce(at: nowMs) == nil
        else { return [] }
        let months = terms.ruleSetWarningMonths.value
        let warn = CivilTime(unixMs: text.validToMs).adding(months: -months).unixMs
        return [
            Due("valid-to", text.validToMs, warn: warn, .hubAdministrator, to: .bodyMember, ["ZS-6a", "ZS-2.1.1c"])
        ]
    }

    /// ZS-1.1: a role that ends by itself.
    func dues(of grant: RoleGrant) -> [Due] {
        guard grant.untilMs > nowMs else { return [] }
        let warn = grant.untilMs.less(days: terms.roleWarningDays.value)
        return [Due("until", grant.untilMs, warn: warn, .systemAdministrator, to: .securityAdministrator, ["ZS-1.1"])]
    }
}

extension Registers {
    /// ZS-2.2h: a person's certificate, as the newest grant that names one has it; who renews it grants the role again.
    func certificateDues(of grant: RoleGrant, _ person: String) -> [Due] {
        let held = (registry.people.grants[person] ?? []).filter { !$0.hasLapsed(at: nowMs) }
        let newest = held.filter { $0.certificateEndsMs > 0 }.max { $0.sequence < $1.sequence }
        guard let newest, newest.sequence == grant.sequence else { return [] }
        return certificateDues(grant.certificateEndsMs)
    }

    /// The same of a node below, as its process showed it when it was welcomed.
    func certificateDues(of node: NodeEntry) -> [Due] {
        node.isAdmitted ? certificateDues(node.epoch?.certificateEndsMs ?? 0) : []
    }

    private func certificateDues(_ endsMs: UInt64) -> [Due] {
        guard endsMs > 0 else { return [] }
        let warn = endsMs.less(days: terms.certificateWarningDays.value)
        let clauses: [Clause.ID] = ["ZS-2.2h"]
        return [
            Due("certificate-until", endsMs, warn: warn, .systemAdministrator, to: .securityAdministrator, clauses)
        ]
    }
}

extension Motion {
    /// Whether the body has ordered a freeze that nobody has carried out yet.
    func awaitsFreeze(_ registry: Registry) -> Bool {
        kind == .freeze && state == .carried && !isCarriedOut && registry.authorizations[subject]?.state.stage == .live
    }
}

extension Due {
    /// A date with its owner and whom it goes to when it is past; times in Unix milliseconds.
    init(_ what: String, _ atMs: UInt64, warn: UInt64, _ owner: Role, to escalation: Role, _ clauses: [Clause.ID]) {
        self.init(
            what: what, atMs: atMs, warnMs: warn, owner: owner.identifier, escalatesTo: escalation.identifier,
            clauses: clauses.map(\.rawValue))
    }
}
