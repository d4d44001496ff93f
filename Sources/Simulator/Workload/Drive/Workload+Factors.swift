// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// Passphrases: what comes before a decision, and what a forgetful person needs of others.
extension Workload {
    /// What has to come before someone who means well decides: a passphrase of their own, or a new start where the term for a
    /// first one is over. Nil where nothing has to.
    mutating func beforehand(_ errand: Errand, _ view: View, _ random: inout SeededGenerator) -> Errand? {
        switch errand.mode {
        case .founding, .finishing, .sensible, .random: break
        case .wrongActor, .wrongNode, .stale, .changedBody, .mutated, .badSignature, .repeated, .hostileUse,
            .doubleVote:
            return nil
        }
        guard let action = errand.command.action?.what, FactorPolicy.isNeeded(for: action) else { return nil }
        return factor(of: errand.command.actor, view, &random)
    }

    private mutating func factor(of person: String, _ view: View, _ random: inout SeededGenerator) -> Errand? {
        // Whose role bears another key can sign nothing of the kind.
        let known = view.registry.people.publicKey(of: person)
        guard known.isEmpty || known == SimulatedKeys.publicKey(of: person) else { return nil }
        let terms = FactorParameters()
        switch view.registry.factors[person]?.state {
        case nil: return nil
        case .set(_, let atMs)?:
            let isDue = view.nowMs >= atMs + terms.rotationDays.value * 86_400_000
            return isDue ? Errand(.setFactor(SetFactor()), envelope(person, view), mode: .founding) : nil
        case .awaited(let sinceMs)?:
            let isOver = view.nowMs >= sinceMs + terms.firstDays.value * 86_400_000
            if isOver, let keeper = keeper(of: person, view, &random), view.registry.factors[keeper]?.id != nil {
                let reset = ResetFactor(person: person, reason: "term")
                return Errand(.resetFactor(reset), envelope(keeper, view), mode: .founding)
            }
            return Errand(.setFactor(SetFactor()), envelope(person, view), mode: .founding)
        }
    }

    /// The end of a lock, by whoever may end it; nil where nobody is locked.
    mutating func unlock(_ view: View, _ random: inout SeededGenerator) -> Errand? {
        let terms = FactorParameters()
        let locked = view.registry.factors.locks.keys.sorted().first {
            LoginRules.lockEndMs(of: $0, view.registry, terms, nowMs: view.nowMs) != nil
        }
        guard let locked, let keeper = keeper(of: locked, view, &random) else { return nil }
        let unlock = UnlockLogin(person: locked, reason: "known to us")
        return Errand(.unlockLogin(unlock), envelope(keeper, view), mode: .founding)
    }

    /// The security administrator's office; the system administrator's where there is none but the person.
    private func keeper(of person: String, _ view: View, _ random: inout SeededGenerator) -> String? {
        let inOffice = view.registry.people.holders(of: .securityAdministrator, at: view.nowMs).map(\.person)
        let role: Role = inOffice.contains { $0 != person } ? .securityAdministrator : .systemAdministrator
        let others = desks[view.place].holders.of(role).filter { $0 != person }
        return able(others, role, view, &random)
    }
}
