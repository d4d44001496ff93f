// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func factors(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let (authority, admin) = (office.authority, office.ledger.admin)
        let notice = Action.What.publishNotice(office.notice())
        switch code {
        case .loginRequired: return office.ledger.decideWith(nil, notice, by: authority)
        case .loginEnded:
            let id = office.ledger.registry.factors[authority]?.id ?? ""
            return office.ledger.decideWith(LoginFact(factorId: id, idleMs: 900_001), notice, by: authority)
        case .factorOverdue:
            let id = office.ledger.registry.factors[authority]?.id ?? ""
            office.ledger.nowMs += 90 * 86_400_000
            let later = Action.What.publishNotice(office.notice())
            return office.ledger.decideWith(LoginFact(factorId: id), later, by: authority)
        case .factorTermOver:
            let person = office.ledger.person("bureau", "late")
            office.ledger.accept(.grantRole(GrantRole(person: person, role: .supervisor)), by: admin)
            office.ledger.nowMs += 30 * 86_400_000
            return office.ledger.refuse(.setFactor(SetFactor()), by: person)
        case .factorNotAwaited:
            return office.ledger.refuse(.setFactor(SetFactor()), by: office.ledger.person("bureau", "nobody"))
        case .loginNotLocked:
            return office.ledger.refuse(.unlockLogin(UnlockLogin(person: authority, reason: "x")), by: admin)
        case .loginRefused: return LoginRules.Denial.wrong.refusal(ruleSet: "ZS2024", id: authority)
        case .loginLocked:
            return LoginRules.Denial.locked(untilMs: office.ledger.nowMs).refusal(ruleSet: "ZS2024", id: authority)
        case .factorWeak:
            let flaws = PassphraseRules.flaws(Array("wang".utf8), of: authority, FactorParameters())
            return LoginRules.Denial.weak(flaws).refusal(ruleSet: "ZS2024", id: authority)
        default: return nil
        }
    }
}

extension TestLedger {
    /// The refusal of a command by someone whose login is as given, without anything else having been put right before; an
    /// empty one when it is accepted.
    mutating func decideWith(_ login: LoginFact?, _ what: Action.What, by actor: String) -> Refusal {
        send(command(what, by: actor), permit: nil, login: login).refusal ?? Refusal()
    }
}
