// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NodeCore
import Registry
import Rules

/// What the ledger says of one person's second factor, staged records included.
struct FactorStanding: Sendable {
    /// The factor that counts; nil: none.
    var factorID: String?
    /// Unix milliseconds; nil: not locked.
    var lockedUntilMs: UInt64?
    var terms: FactorParameters
    var ruleSet: String
    /// As the register names it.
    var state: String
    var setMs: UInt64
    var dueMs: UInt64
}

extension Registrar {
    func factorStanding(of person: String) -> FactorStanding {
        let (registry, now) = (core.registrar.registry, core.registrar.nowMs)
        let ruleSet = catalogue.with(registry).inForce(at: now)
        let terms = ruleSet?.parameters.factors ?? FactorParameters()
        var setMs: UInt64 = 0
        if case .set(_, let atMs)? = registry.factors[person]?.state { setMs = atMs }
        return FactorStanding(
            factorID: registry.factors[person]?.id,
            lockedUntilMs: LoginRules.lockEndMs(of: person, registry, terms, nowMs: now), terms: terms,
            ruleSet: ruleSet?.id ?? "", state: LoginRules.state(of: person, registry, terms, nowMs: now), setMs: setMs,
            dueMs: LoginRules.dueMs(of: person, registry, terms))
    }

    /// Whether the command has been decided.
    func knows(command id: String) -> Bool { core.registrar.registry.commands[id] != nil }

    /// Puts on record that the person's logins are locked from now on.
    func lockLogins(of person: String) async throws {
        let registrar = core.registrar
        let terms = factorStanding(of: person).terms
        let drafts = LoginRules.locked(person, registrar.registry, terms, nowMs: registrar.nowMs)
        try await observe(drafts, what: "wrong passphrases of \(person)")
    }

    /// Puts on record that what proves passphrases is gone; nothing where nobody had one.
    func factorsLost() async throws {
        try await observe(LoginRules.lost(core.registrar.registry), what: "the store of passphrases is gone")
    }
}
