// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Agreements, seals and the submission to the hub (ZS-3.5, ZS-2.1.1f, ZS-2.1.1g).
    mutating func applyAgreement(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .agreementDrafted(let fact): try drafted(fact, record)
        case .agreementSigned(let fact):
            try changeAgreement(fact.agreementId, record) { $0.state = .signed(fact) }
            try changeCase(ofAgreement: fact.agreementId, record) {
                $0.state = .agreementSigned(agreement: fact.agreementId)
            }
        case .sealEntered(let fact):
            seals.entered(fact, atMs: record.time >> 16, sequence: record.sequence)
        case .sealReleased(let fact):
            var earlier: String?
            if case .sealReleased(_, let seal)? = agreements[fact.agreementId]?.state { earlier = seal }
            try changeAgreement(fact.agreementId, record) { agreement in
                guard let signature = agreement.signature else { return }
                agreement.state = .sealReleased(signature, seal: fact.sealId)
            }
            sealReleased(fact, insteadOf: earlier, record)
            try changeCase(ofAgreement: fact.agreementId, record) {
                $0.state = .sealReleased(agreement: fact.agreementId, seal: fact.sealId)
            }
        case .agreementSealed(let fact):
            try changeAgreement(fact.agreementId, record) { agreement in
                guard let signature = agreement.signature else { return }
                agreement.state = .sealed(signature, fact)
            }
            sealUsed(fact, record)
        case .authorizationSubmitted(let fact):
            try changeCase(fact.applicationId, record) { found in
                found.state = .sealed(authorization: fact.authorizationId)
                found.authorization = fact.authorizationId
            }
            authorizations.submitted(fact, grantor: record.node, sequence: record.sequence)
            numbering.note(fact.authorizationId)
        default:
            break
        }
    }

    private mutating func drafted(_ fact: AgreementDrafted, _ record: Record) throws(RegistryFault) {
        guard let found = cases[fact.applicationId] else { throw missing(record, "application \(fact.applicationId)") }
        if let earlier = found.agreement {
            try changeAgreement(earlier, record) { $0.state = .superseded(by: fact.agreementId) }
        }
        agreements.drafted(Agreement(fact, ruleSet: record.ruleSet, sequence: record.sequence))
        numbering.note(fact.agreementId)
        try changeCase(fact.applicationId, record) { found in
            found.state = .agreementDrafted(agreement: fact.agreementId)
            found.agreement = fact.agreementId
        }
    }

    private mutating func changeAgreement(
        _ id: String, _ record: Record, _ body: (inout Agreement) -> Void
    ) throws(RegistryFault) {
        guard agreements.change(id, sequence: record.sequence, body) else { throw missing(record, "agreement \(id)") }
    }

    private mutating func changeCase(
        ofAgreement id: String, _ record: Record, _ body: (inout Case) -> Void
    ) throws(RegistryFault) {
        guard let application = agreements[id]?.application else { throw missing(record, "agreement \(id)") }
        try changeCase(application, record, body)
    }
}
