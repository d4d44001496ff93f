// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    private var terms: FactorParameters { ruleSet.parameters.factors }

    /// An officer decides with two factors: the key, which the signature shows, and a passphrase, which the login shows.
    ///
    /// Looked at last: whoever asks for what is not possible anyway is told that, and need not log in to hear it.
    func checkLogin() throws(Objection) {
        guard let action = command.action?.what, FactorPolicy.isNeeded(for: action) else { return }
        if FactorPolicy.kind(of: action) == .decidesOrOwn, actsForOneself { return }
        guard let login = context.login else { throw Objection(.loginRequired, ["person:\(actor)"]) }
        guard case .set(let id, let setMs)? = registry.factors[actor]?.state, id == login.factorId else {
            throw Objection(.loginEnded, ["end:factor-changed"])
        }
        if let end = LoginRules.end(of: login, terms) { throw Objection(.loginEnded, ["end:\(end)"]) }
        let dueMs = setMs.plus(days: terms.rotationDays.value)
        guard nowMs < dueMs else { throw Objection(.factorOverdue, ["due:\(CivilTime(unixMs: dueMs).text)"]) }
    }

    /// Whether the actor has no office to decide for: neither one of their own nor a delegated one.
    private var actsForOneself: Bool {
        registry.people.roles(of: actor, at: nowMs).allSatisfy(FactorPolicy.undeciding.contains)
            && registry.delegations.inForce(to: actor, at: nowMs).isEmpty
    }

    /// The first passphrase within its term; another one only with the one before, shown to the node with this very command.
    func setFactor(_: SetFactor) throws(Objection) -> [Draft] {
        switch registry.factors[actor]?.state {
        case nil: throw Objection(.factorNotAwaited, ["person:\(actor)"])
        case .awaited(let sinceMs):
            let endMs = sinceMs.plus(days: terms.firstDays.value)
            // Where nobody could let the person begin anew, the term would shut the office for good.
            if nowMs >= endMs, !resetters(of: actor).isEmpty {
                throw Objection(.factorTermOver, ["until:\(CivilTime(unixMs: endMs).text)"])
            }
        case .set(let id, _):
            guard let login = context.login, login.factorId == id, login.ageMs == 0 else {
                throw Objection(.loginRequired, ["person:\(actor)"])
            }
        }
        let fact = FactorSet(person: actor, factorId: command.commandId)
        return [Draft(actor, ["ZS-2.3.0a"], .factorSet(fact))]
    }

    /// By someone else, and for a reason: a passphrase that was forgotten, or is known to others.
    func resetFactor(_ action: ResetFactor) throws(Objection) -> [Draft] {
        try checkKeeper(of: action.person, reason: action.reason)
        guard registry.factors[action.person] != nil else { throw Objection(.subjectNotFound, [action.person]) }
        let fact = FactorReset(person: action.person, reason: action.reason)
        return [Draft(action.person, ["ZS-2.3.0a"], .factorReset(fact))]
    }

    func unlockLogin(_ action: UnlockLogin) throws(Objection) -> [Draft] {
        try checkKeeper(of: action.person, reason: action.reason)
        guard LoginRules.lockEndMs(of: action.person, registry, terms, nowMs: nowMs) != nil else {
            throw Objection(.loginNotLocked, ["person:\(action.person)"])
        }
        let fact = LoginUnlocked(person: action.person, reason: action.reason)
        return [Draft(action.person, ["ZS-2.3.0a"], .loginUnlocked(fact))]
    }

    private func checkKeeper(of person: String, reason: String) throws(Objection) {
        guard (try? PersonName(person)) != nil else { throw Objection(.actorMalformed, [person]) }
        try acting(as: keepers(of: person))
        guard person != actor else { throw Objection(.personSelf, [person]) }
        guard !reason.isEmpty else { throw Objection(.personReasonMissing, ["reason"]) }
    }

    /// Whose office it is: the security administrator's; where there is none but the person, the system administrator's.
    private func keepers(of person: String) -> [Role] {
        let security = registry.people.holders(of: .securityAdministrator, at: nowMs)
        return security.contains { $0.person != person }
            ? [.securityAdministrator] : [.securityAdministrator, .systemAdministrator]
    }

    /// Those who could reset the person's factor: they have one themselves.
    private func resetters(of person: String) -> [String] {
        keepers(of: person).flatMap { registry.people.holders(of: $0, at: nowMs).map(\.person) }
            .filter { $0 != person && registry.factors[$0]?.id != nil }
    }
}
