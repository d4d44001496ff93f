// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What an agreement must state (ZS-3.5b, ZS-3.5c). County and hub check with the same code.
enum AgreementRules {
    /// Throws what the terms lack or overstep, or nothing.
    static func check(
        _ terms: AgreementTerms, applied dataItems: [String]?, _ parameters: RuleParameters
    ) throws(Objection) {
        let lacking = lacking(terms, parameters)
        guard lacking.isEmpty else { throw Objection(.agreementIncomplete, lacking.map(\.rawValue)) }
        if terms.paid {
            let fees = parameters.requiredTermsIfPaid.value.filter { !states(terms, $0) }
            guard fees.isEmpty else { throw Objection(.agreementFeesMissing, fees.map(\.rawValue)) }
        }
        try checkTerm(terms, maximumMonths: parameters.maximumTermMonths.value)
        if let dataItems {
            let beyond = terms.dataItems.filter { !dataItems.contains($0) }
            guard beyond.isEmpty else { throw Objection(.agreementBeyondApplication, beyond) }
        }
    }

    /// The required terms that are not stated.
    static func lacking(_ terms: AgreementTerms, _ parameters: RuleParameters) -> [AgreementTerm] {
        parameters.requiredTerms.value.filter { !states(terms, $0) }
    }

    private static func states(_ terms: AgreementTerms, _ term: AgreementTerm) -> Bool {
        switch term {
        case .dataItems: !terms.dataItems.isEmpty && !terms.dataItems.contains("")
        case .territories: !terms.territories.isEmpty && !terms.territories.contains("")
        case .termStart: terms.termStartMs > 0
        case .termEnd: terms.termEndMs > 0
        case .mode:
            switch terms.mode {
            case .whole, .byField, .byScenario: true
            case .unspecified, .unrecognized: false
            }
        case .breachLiability: !terms.breachLiability.isEmpty
        case .feeStandard: !terms.feeStandard.isEmpty
        case .revenueMethod: !terms.revenueMethod.isEmpty
        default: terms.parts.contains { $0.name == term.rawValue && $0.digest.count == digestBytes }
        }
    }

    private static func checkTerm(_ terms: AgreementTerms, maximumMonths: Int) throws(Objection) {
        guard terms.termEndMs > terms.termStartMs else {
            throw Objection(.agreementTermInvalid, ["term-end", "start:\(CivilTime(unixMs: terms.termStartMs).text)"])
        }
        let latest = CivilTime(unixMs: terms.termStartMs).adding(months: maximumMonths)
        guard terms.termEndMs <= latest.unixMs else {
            throw Objection(.agreementTermInvalid, ["term-end", "latest:\(latest.text)"])
        }
    }
}

/// The canonical text of an agreement: what operator and seal sign is the SM3 digest of its encoding.
public enum AgreementTexts {
    /// The text of an agreement of this registry; nil when there is none of that id.
    public static func text(of id: String, in registry: Registry) -> AgreementText? {
        guard let agreement = registry.agreements[id], let found = registry.cases[agreement.application] else {
            return nil
        }
        return text(id: id, of: found, terms: agreement.terms, in: registry)
    }

    static func text(id: String, of found: Case, terms: AgreementTerms, in registry: Registry) -> AgreementText {
        AgreementText(
            agreementId: id, applicationId: found.id, grantor: grantor(registry.identity),
            operatorParty: found.applicant,
            scenario: found.scenario, terms: terms)
    }

    /// The government the node stands for (ZS-3.5a): a node's territory is of county level or above.
    static func grantor(_ identity: NodeIdentity?) -> String {
        let name = identity?.territoryName ?? ""
        return name.hasSuffix("人民政府") ? name : name + "人民政府"
    }
}
