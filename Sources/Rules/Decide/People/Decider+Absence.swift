// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// The delegation a decision turned out to rest on.
final class Deputised {
    var delegation: Delegation?
}

extension Decider {
    /// Offices that can be exercised by someone else while the holder is away. Judging people stand for themselves, a body
    /// member names a deputy, the seal stays with its keeper, and administrators are more than one.
    static let delegable: [Role] = [
        .dataAuthority, .government, .sealReleaser, .hubAdministrator, .provincialOfficer, .supervisor,
        .platformMaintainer,
    ]

    /// The grant of a holder who has delegated one of `roles` to the actor; noted, as the decision names the holder.
    func actingForSomeone(as roles: [Role]) -> RoleGrant? {
        for delegation in registry.delegations.inForce(to: actor, at: nowMs) where roles.contains(delegation.fact.role)
        {
            let fact = delegation.fact
            if let grant = registry.people.grant(of: fact.role, to: fact.holder, at: nowMs) {
                deputised.delegation = delegation
                return grant
            }
        }
        return nil
    }

    /// For whom the decision was made, when that is not the actor.
    func deputising() -> [Draft] {
        guard let fact = deputised.delegation?.fact else { return [] }
        let acted = ActedFor(delegationId: fact.delegationId, holder: fact.holder, role: fact.role)
        return [Draft(fact.delegationId, ["ZS-1.1"], .actedFor(acted))]
    }

    func delegateRole(_ action: DelegateRole) throws(Objection) -> [Draft] {
        guard let deputy = try? PersonName(action.deputy) else { throw Objection(.actorMalformed, [action.deputy]) }
        guard Self.delegable.contains(action.role) else {
            throw Objection(.delegationForbidden, ["role:\(action.role.identifier)"])
        }
        // What was delegated to the actor is not the actor's to pass on.
        guard registry.people.holds(action.role, actor, at: nowMs) else {
            throw Objection(.roleMissing, ["role:\(action.role.identifier)"])
        }
        try checkSeparate(.delegateRole, SeparateMatter(person: action.deputy))
        guard deputy.node.description == registry.node else { throw Objection(.territoryWrong, [action.deputy]) }
        let from = max(action.fromMs, nowMs)
        var missing: [String] = []
        if !isWithinAbsence(from: from, until: action.untilMs) { missing.append("until") }
        if action.reason.isEmpty { missing.append("reason") }
        guard missing.isEmpty else { throw Objection(.delegationMalformed, missing) }
        if let standing = registry.delegations.standing(of: actor, action.role, at: nowMs) {
            throw Objection(.delegationStanding, ["delegation:\(standing.id)"])
        }
        try checkCompatible(action.deputy, action.role)
        let fact = RoleDelegated(
            delegationId: nextID("W"), holder: actor, deputy: action.deputy, role: action.role, fromMs: from,
            untilMs: action.untilMs, reason: action.reason)
        return [Draft(fact.delegationId, ["ZS-1.1", "ZS-2.3.0a"], .roleDelegated(fact))]
    }

    /// The holder is back, or an administrator ends it.
    func recallDelegation(_ action: RecallDelegation) throws(Objection) -> [Draft] {
        guard let found = registry.delegations[action.delegationId] else {
            throw Objection(.subjectNotFound, [action.delegationId])
        }
        if found.fact.holder != actor { try acting(as: [.systemAdministrator, .securityAdministrator]) }
        guard !found.isRecalled, nowMs < found.fact.untilMs else {
            throw Objection(.roleNotHeld, ["role:\(found.fact.role.identifier)"])
        }
        guard !action.reason.isEmpty else { throw Objection(.personReasonMissing, ["reason"]) }
        let fact = DelegationRecalled(delegationId: found.id, reason: action.reason)
        return [Draft(found.id, ["ZS-1.1"], .delegationRecalled(fact))]
    }

    /// Whether an absence ends after it begins, and no later than the rule set lets it.
    func isWithinAbsence(from: UInt64, until: UInt64) -> Bool {
        until > from && until <= from.plus(days: ruleSet.parameters.mechanism.absenceDays.value)
    }

    /// Refused when the person holds, or exercises for someone, what `role` excludes.
    func checkCompatible(_ person: String, _ role: Role) throws(Objection) {
        let held = (registry.people.grants[person] ?? []).filter { !$0.hasLapsed(at: nowMs) }.map(\.role)
        let exercised = registry.delegations.inForce(to: person, at: nowMs).map(\.fact.role)
        if let other = (held + exercised).first(where: { RoleConflicts.exclude($0, role) }) {
            throw Objection(.roleIncompatible, ["role:\(role.identifier)", "held:\(other.identifier)"])
        }
    }
}
