// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// A person who leaves holds nothing from now on; what the hub decides goes to every node as an order.
    func dismissPerson(_ action: DismissPerson) throws(Objection) -> [Draft] {
        try acting(as: [.systemAdministrator, .securityAdministrator])
        guard (try? PersonName(action.person)) != nil else { throw Objection(.actorMalformed, [action.person]) }
        try checkSeparate(.dismissPerson, SeparateMatter(person: action.person))
        guard !action.reason.isEmpty else { throw Objection(.personReasonMissing, ["reason"]) }
        // The hub may not know the person, and some county may.
        if registry.identity?.role != .hub, !isKnown(action.person) {
            throw Objection(.subjectNotFound, [action.person])
        }
        if registry.people.holds(.systemAdministrator, action.person, at: nowMs) {
            try checkAdministratorLeft(without: action.person)
        }
        let fact = PersonDismissed(person: action.person, reason: action.reason)
        return [Draft(action.person, ["ZS-1.1"], .personDismissed(fact))]
            + Leaving.ends(of: action.person, registry, reason: .dismissed)
    }

    /// ZS-2.3.0a: who is on duty for an office of daily management, and when.
    func setDutyRoster(_ action: SetDutyRoster) throws(Objection) -> [Draft] {
        try acting(as: [.systemAdministrator, .dataAuthority, .platformMaintainer])
        let from = action.fromMs == 0 ? nowMs : action.fromMs
        guard action.untilMs > max(from, nowMs) else { throw Objection(.dutyMalformed, ["until"]) }
        guard registry.people.holds(action.office, action.person, at: nowMs) else {
            throw Objection(.roleNotHeld, ["role:\(action.office.identifier)"])
        }
        let fact = DutySet(
            dutyId: nextID("D"), person: action.person, office: action.office, fromMs: from, untilMs: action.untilMs)
        return [Draft(fact.dutyId, ["ZS-2.3.0a"], .dutySet(fact))]
    }

    /// Refused when nobody who can surely act would be system administrator any more.
    func checkAdministratorLeft(without person: String) throws(Objection) {
        var able = registry.people.ableAdministrators(at: nowMs)
        // Whoever commands this has just shown the key.
        if let grant = registry.people.grant(of: .systemAdministrator, to: actor, at: nowMs), grant.untilMs == 0 {
            able.append(actor)
        }
        guard able.contains(where: { $0 != person }) else { throw Objection(.roleLastAdministrator, [person]) }
    }

    /// A grant takes the place of an earlier one of the same role, and the newest key counts for all roles: either can
    /// take the last administrator's place unnoticed.
    func checkNoLockOut(_ action: GrantRole) throws(Objection) {
        guard registry.people.holds(.systemAdministrator, action.person, at: nowMs) else { return }
        let isOtherKey = !action.publicKey.isEmpty && action.publicKey != registry.people.publicKey(of: action.person)
        let isBounded = action.role == .systemAdministrator && (action.fromMs > nowMs || action.untilMs != 0)
        if isOtherKey || isBounded { try checkAdministratorLeft(without: action.person) }
    }

    /// ZS-3.3a: a call whose panel nobody could fill would leave its cases without an end.
    func checkFillable(_ action: PublishNotice) throws(Objection) {
        let experts = pool.group
        var skills: [String: Int] = [:]
        for speciality in experts.flatMap({ Set($0.specialities) }) { skills[speciality, default: 0] += 1 }
        let lacking = Set(action.requiredSpecialities).filter { skills[$0] == nil }.sorted()
        let isTight = Set(action.requiredSpecialities).count > Int(action.panelSize)
        guard experts.count < Int(action.panelSize) || !lacking.isEmpty || isTight else { return }
        throw Objection(
            .panelUnfillable,
            ["needed:\(action.panelSize)", "available:\(experts.count)"]
                + skills.keys.sorted().map { "speciality:\($0)=\(skills[$0] ?? 0)" }
                + lacking.map { "speciality:\($0)=0" })
    }

    /// What rests on a role ends with it, unless the person holds another it can rest on.
    func endsWithout(_ role: Role, _ person: String) -> [Draft] {
        guard Leaving.operating.contains(role),
            !Leaving.operating.contains(where: { $0 != role && registry.people.holds($0, person, at: nowMs) })
        else { return [] }
        return Leaving.ends(of: person, registry, reason: .roleWithdrawn)
    }

    private func isKnown(_ person: String) -> Bool {
        !(registry.people.grants[person] ?? []).isEmpty
            || registry.body.deputies.contains { $0.deputy == person }
            || !registry.delegations.inForce(to: person, at: nowMs).isEmpty
    }
}
