// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    func agreements() -> [RegisterEntry] {
        registry.agreements.order.compactMap { registry.agreements[$0] }.map { agreement in
            var entry = RegisterEntry(
                agreement.id, state: agreement.state.name, agreement.span, ["ZS-3.5a", "ZS-3.5b"],
                next: NextStep.of(agreement))
            entry.organ = registry.cases[agreement.application]?.applicant.organ ?? ""
            entry.put("application", agreement.application)
            entry.put("rule-set", agreement.ruleSet)
            entry.put("term-start", timeMs: agreement.terms.termStartMs)
            entry.put("term-end", timeMs: agreement.terms.termEndMs)
            return entry
        }
    }

    func authorizations() -> [RegisterEntry] {
        registry.authorizations.order.compactMap { registry.authorizations[$0] }.map { authorization in
            var entry = RegisterEntry(
                authorization.id, state: authorization.state.stage.rawValue, authorization.span,
                ["ZS-3.0a", "ZS-2.2d"],
                next: NextStep.of(authorization))
            entry.organ = authorization.applicant.organ
            entry.put("number", authorization.state.registration?.number ?? "")
            entry.put("grantor", authorization.grantor)
            entry.put("applicant", authorization.applicant.name)
            entry.put("credit-code", authorization.applicant.creditCode)
            entry.put("scenario", authorization.scenario.name)
            entry.put("application", authorization.fact.applicationId)
            entry.put("agreement", authorization.fact.agreementId)
            entry.put("term-start", timeMs: authorization.terms.termStartMs)
            entry.put("term-end", timeMs: authorization.terms.termEndMs)
            entry.put("filing-receipt", authorization.filingReceipt)
            addSuspension(of: authorization, to: &entry)
            addStaleness(staleness(of: authorization), to: &entry)
            entry.dues += dues(of: authorization)
            return entry
        }
    }
}
