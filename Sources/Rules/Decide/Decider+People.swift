// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// Roles that exclude each other.
enum RoleConflicts {
    /// 三员分立: nobody is administrator of the system, of security and of audit at once (GB/T 22239, access control).
    private static let administrators: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]
    /// Who applies or signs for an operator cannot sit on the side that judges, confirms or seals (ZS-2.2h, ZS-2.1.2b).
    private static let applying: [Role] = [.applicant, .operatorSignatory]
    private static let judging: [Role] = [
        .dataAuthority, .expert, .bodyMember, .government, .sealCustodian, .sealReleaser, .hubAdministrator,
        .provincialOfficer, .supervisor,
    ]

    static func exclude(_ one: Role, _ other: Role) -> Bool {
        if one == other { return false }
        if administrators.contains(one), administrators.contains(other) { return true }
        return applying.contains(one) && judging.contains(other) || judging.contains(one) && applying.contains(other)
    }

    /// Roles of an office: their holders are of the node's own territory. Applicants, signatories, experts and
    /// supervisors may come from elsewhere.
    static func isLocal(_ role: Role) -> Bool {
        switch role {
        case .applicant, .operatorSignatory, .expert, .supervisor: false
        default: true
        }
    }

    /// The kind of node a role exists on only; nil: on every kind.
    static func node(of role: Role) -> NodeRole? {
        switch role {
        case .hubAdministrator: .hub
        case .provincialOfficer: .province
        default: nil
        }
    }
}

extension Decider {
    func grantRole(_ action: GrantRole) throws(Objection) -> [Draft] {
        try acting(as: granters)
        let person = try checkedGrant(action)
        if let kind = RoleConflicts.node(of: action.role), kind != registry.identity?.role {
            throw Objection(
                .nodeWrongRole,
                ["node:\(registry.identity?.role.identifier ?? "")", "expected:\(kind.identifier)"])
        }
        if RoleConflicts.isLocal(action.role), person.node.description != registry.node {
            throw Objection(.territoryWrong, [action.person])
        }
        try checkContractor(action.person, action.role)
        let held = registry.people.grants[action.person] ?? []
        // A role that begins later excludes as one in force does; only a lapsed one is out of the way.
        if let other = held.first(where: { !$0.hasLapsed(at: nowMs) && RoleConflicts.exclude($0.role, action.role) }) {
            throw Objection(
                .roleIncompatible, ["role:\(action.role.identifier)", "held:\(other.role.identifier)"])
        }
        if let other = registry.delegations.inForce(to: action.person, at: nowMs).first(where: {
            RoleConflicts.exclude($0.fact.role, action.role)
        }) {
            throw Objection(
                .roleIncompatible, ["role:\(action.role.identifier)", "held:\(other.fact.role.identifier)"])
        }
        try checkSeparate(.grantRole, SeparateMatter(person: action.person))
        try checkNoLockOut(action)
        if held.contains(where: { $0.inForce(at: nowMs) && $0.says(action) }) {
            throw Objection(.roleUnchanged, ["role:\(action.role.identifier)"])
        }
        let fact = RoleGranted(
            person: action.person, role: action.role, bureau: action.bureau, specialities: action.specialities,
            fromMs: action.fromMs, untilMs: action.untilMs, publicKey: action.publicKey,
            certificateEndsMs: action.certificateEndsMs)
        return [Draft(action.person, [clause(of: action.role)], .roleGranted(fact))]
    }

    func withdrawRole(_ action: WithdrawRole) throws(Objection) -> [Draft] {
        try acting(as: granters)
        let held = registry.people.grants[action.person] ?? []
        guard held.contains(where: { $0.role == action.role && !$0.hasLapsed(at: nowMs) }) else {
            throw Objection(.roleNotHeld, ["role:\(action.role.identifier)"])
        }
        if action.role == .systemAdministrator { try checkAdministratorLeft(without: action.person) }
        let fact = RoleWithdrawn(person: action.person, role: action.role, reason: action.reason)
        return [Draft(action.person, [clause(of: action.role)], .roleWithdrawn(fact))]
            + endsWithout(action.role, action.person)
    }

    func setMaintenance(_ action: SetMaintenance) throws(Objection) -> [Draft] {
        try acting(as: [.systemAdministrator])
        if action.on, action.reason.isEmpty { throw Objection(.commandMalformed, ["reason"]) }
        if action.on == registry.isInMaintenance {
            throw Objection(.maintenanceUnchanged, ["state:\(action.on ? "on" : "off")"])
        }
        let fact = MaintenanceSet(on: action.on, reason: action.reason)
        return [Draft(registry.node, ["ZS-2.3.0a"], .maintenanceSet(fact))]
    }

    private var granters: [Role] {
        registry.identity?.role == .hub ? [.systemAdministrator, .hubAdministrator] : [.systemAdministrator]
    }

    private func checkedGrant(_ action: GrantRole) throws(Objection) -> PersonName {
        guard let person = try? PersonName(action.person) else { throw Objection(.actorMalformed, [action.person]) }
        var missing: [String] = []
        switch action.role {
        case .unspecified, .unrecognized: missing.append("role")
        case .bodyMember where action.bureau.isEmpty: missing.append("bureau")
        case .expert where action.specialities.isEmpty: missing.append("specialities")
        case .operatorSignatory where action.publicKey.isEmpty: missing.append("public-key")
        default: break
        }
        // The end of a certificate without the key it vouches for says nothing, and one that has ended vouches for none.
        if action.certificateEndsMs != 0, action.publicKey.isEmpty || action.certificateEndsMs <= nowMs {
            missing.append("certificate")
        }
        if action.untilMs != 0, action.untilMs <= max(action.fromMs, nowMs) { missing.append("until") }
        guard missing.isEmpty else { throw Objection(.roleMalformed, missing) }
        return person
    }

    /// The clause that knows the role, as the reason of its grant.
    private func clause(of role: Role) -> Clause.ID {
        switch role {
        case .expert: "ZS-2.1.2a"
        case .bodyMember: "ZS-2.1.1a"
        case .sealCustodian, .sealReleaser: "ZS-2.1.1g"
        case .government: "ZS-3.4a"
        case .supervisor: "ZS-2.5d"
        case .applicant, .operatorSignatory: "ZS-2.3.1b"
        case .provincialOfficer: "ZS-3.4c"
        default: "ZS-2.3.0a"
        }
    }
}

extension RoleGrant {
    func hasLapsed(at nowMs: UInt64) -> Bool { untilMs != 0 && untilMs <= nowMs }

    /// Whether the grant already says all that `action` would; when it began does not matter.
    func says(_ action: GrantRole) -> Bool {
        role == action.role && bureau == action.bureau && specialities == action.specialities
            && untilMs == action.untilMs && publicKey == action.publicKey
            && (action.certificateEndsMs == 0 || certificateEndsMs == action.certificateEndsMs)
    }
}
