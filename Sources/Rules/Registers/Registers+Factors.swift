// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
public import Registry

extension Registers {
    private var factorTerms: FactorParameters { ruleSet.parameters.factors }

    /// Who has a second factor, whose is due, and whose logins are locked.
    func factors() -> [RegisterEntry] {
        let factors = registry.factors
        let people = Set(factors.byPerson.keys).union(factors.locks.keys).sorted()
        return people.compactMap(factor)
    }

    private func factor(of person: String) -> RegisterEntry? {
        let found = registry.factors[person]
        let roles = registry.people.roles(of: person, at: nowMs)
        let lockEnd = LoginRules.lockEndMs(of: person, registry, factorTerms, nowMs: nowMs)
        // Whoever decides nothing by their offices is not waited for.
        let isAwaited = found != nil && !(found?.id == nil && roles.allSatisfy(FactorPolicy.undeciding.contains))
        guard isAwaited || lockEnd != nil else { return nil }
        let span = registry.factors.spans[person] ?? found?.span ?? RecordSpan(first: 0, last: 0)
        let state = LoginRules.state(of: person, registry, factorTerms, nowMs: nowMs)
        var entry = RegisterEntry(person, state: state.isEmpty ? "no-factor" : state, span, ["ZS-2.3.0a"])
        switch found?.state {
        case .awaited(let sinceMs)?: entry.put("awaited-since", timeMs: sinceMs)
        case .set(_, let setMs)?:
            entry.put("factor-set-at", timeMs: setMs)
            let dueMs = setMs.plus(days: factorTerms.rotationDays.value)
            let warn = dueMs.less(days: factorTerms.rotationWarningDays.value)
            let owner = roles.first ?? .systemAdministrator
            entry.dues = [Due("set-factor", dueMs, warn: warn, owner, to: .securityAdministrator, ["ZS-2.3.0a"])]
        case nil: break
        }
        if let lockEnd {
            entry.put("login-locked-until", timeMs: lockEnd)
            let since = registry.factors.locks[person] ?? 0
            entry.dues.append(
                Due(
                    "unlock-login", lockEnd, warn: since, .securityAdministrator, to: .systemAdministrator,
                    ["ZS-2.3.0a"]))
            (entry.nextStep, entry.owner) = ("unlock-login", Role.securityAdministrator.identifier)
        }
        return entry
    }
}

extension LoginRules {
    /// The state of a person's factor as the register names it; empty: there is none, and none is awaited.
    public static func state(
        of person: String, _ registry: Registry, _ terms: FactorParameters, nowMs: UInt64
    ) -> String {
        switch registry.factors[person]?.state {
        case .set?: nowMs < dueMs(of: person, registry, terms) ? "factor-set" : "factor-overdue"
        case .awaited?: "factor-awaited"
        case nil: ""
        }
    }
}
