// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension City {
    static func digest(_ text: RuleSetText) -> [UInt8] { ToyCryptography().sm3(text.encode()) }

    /// The body's carried motion to adopt a set.
    mutating func adopt(_ id: String) -> String { carriedMotion(id, .adoptRules) }

    /// Adopted and announced, in force from `fromMs`; 0: at once.
    mutating func announce(_ text: RuleSetText, fromMs: UInt64 = 0) {
        let motion = adopt(text.id)
        hub.accept(
            .announceRuleSet(
                AnnounceRuleSet(
                    ruleSetId: text.id, digest: Self.digest(text), inForceFromMs: fromMs, motionId: motion)),
            by: hubAdministrator)
    }

    mutating func distribute(_ text: RuleSetText) {
        hub.accept(.distributeRuleSet(DistributeRuleSet(text: text)), by: hubAdministrator)
    }
}

extension Office {
    func norm(_ version: String = "1") -> EnterNorm {
        EnterNorm(
            normId: "DB3309/T 1", kind: "technical-standard", title: "公共数据授权运营安全技术规范", issuer: "舟山市市场监督管理局",
            version: version, validFromMs: ledger.nowMs, digest: [UInt8](repeating: 3, count: 32), ruleSetId: "ZS2024")
    }

    @discardableResult
    mutating func enterNorm() -> String { ledger.accept(.enterNorm(norm()), by: authority) }

    func gate(_ id: String, _ gate: String, passed: Bool = true, method: String = "") -> RecordGate {
        RecordGate(
            applicationId: id, gate: gate, passed: passed, documentNumber: "定数〔2026〕1号",
            digest: [UInt8](repeating: 4, count: 32), method: method)
    }

    /// Terms with the parts that the national norm asks for.
    func nationalTerms() -> AgreementTerms {
        var terms = terms()
        terms.parts = RuleSet.cn2025OP.parameters.requiredTerms.value.map {
            AgreementPart(name: $0.rawValue, digest: [UInt8](repeating: 5, count: 32))
        }
        return terms
    }

    /// A case of the national chain, from the application to the seal.
    mutating func nationalCase(scenario: String = "ferry") -> String {
        let id = caseUp(to: .accepted, scenario: scenario)
        for name in ["plan", "plan-decision"] { ledger.accept(.recordGate(gate(id, name)), by: authority) }
        ledger.accept(
            .confirmResult(ConfirmResult(applicationId: id, confirmed: true, documentNumber: "1")), by: government)
        ledger.accept(.recordGate(gate(id, "plan-filing")), by: authority)
        ledger.accept(.recordGate(gate(id, "selection", method: "public-tender")), by: authority)
        ledger.accept(.recordGate(gate(id, "grant-decision")), by: authority)
        ledger.accept(.draftAgreement(DraftAgreement(applicationId: id, terms: nationalTerms())), by: authority)
        advance(id, to: .sealed)
        return id
    }
}
