// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-3.5: an agreement only on a result that has passed every gate before (ZS-2.2g). Until it is signed a draft
    /// may be replaced by one with other terms.
    func draftAgreement(_ action: DraftAgreement) throws(Objection) -> [Draft] {
        try acting(in: ruleSet.caseMachine, on: .draftAgreement)
        guard let found = registry.cases[action.applicationId] else {
            throw Objection(.agreementUnapproved, [action.applicationId])
        }
        let row = try approved(found)
        let terms = action.terms ?? AgreementTerms()
        try AgreementRules.check(terms, applied: found.dataItems, ruleSet.parameters)
        if ruleSet.parameters.legalPersonOnly.value, !found.applicant.legalPerson {
            throw Objection(.applicantNotLegalPerson)
        }
        // A term that is over before it begins to count would make an authorization nobody can use.
        guard terms.termEndMs > nowMs else {
            throw Objection(.agreementTermInvalid, ["term-end", "now:\(CivilTime(unixMs: nowMs).text)"])
        }
        if let earlier = found.agreement, registry.agreements[earlier]?.terms == terms {
            throw Objection(.agreementUnchanged, [earlier])
        }
        let id = nextID("G")
        let text = AgreementTexts.text(id: id, of: found, terms: terms, in: registry)
        let fact = AgreementDrafted(
            agreementId: id, applicationId: found.id, terms: terms, digest: context.cryptography.sm3(text.encode()))
        return [Draft(id, row.clauses + ["ZS-2.2g"], .agreementDrafted(fact))]
    }

    /// The row for drafting, or the refusal that names what is not approved yet.
    private func approved(_ found: Case) throws(Objection) -> Transition {
        let machine = context.catalogue.machine(for: found, inForce: ruleSet)
        let state = found.state.stage.rawValue
        if let row = machine.transition(from: state, on: .draftAgreement, to: CaseStage.agreementDrafted.rawValue) {
            return row
        }
        // After the draft it is a matter of order; before it, of approval.
        guard found.agreement == nil else { throw wrongState(machine, found.id, state, .draftAgreement) }
        let next = machine.next(from: state)
        var owner = Role.dataAuthority
        if case .person(let roles)? = next?.mover { owner = roles.first ?? owner }
        throw Objection(
            .agreementUnapproved, [found.id, state, next?.event.rawValue ?? "none"],
            clauses: RefusalCode.agreementUnapproved.clauses + (next?.clauses ?? []), owner: owner)
    }

    /// ZS-3.5a: the operator signs the digest with the key on the signatory's role.
    func signAgreement(_ action: SignAgreement) throws(Objection) -> [Draft] {
        let grant = try acting(in: .agreements, on: .signAgreement)
        let (agreement, found) = try agreement(action.agreementId)
        try requireOrgan(found.applicant.organ)
        let row = try agreementStep(agreement, .signAgreement, to: "signed")
        _ = try step(found, .signAgreement, to: .agreementSigned)
        try checkSeparate(.signAgreement, on: agreement.id)
        guard action.digest == agreement.digest else { throw Objection(.agreementDigestDiffers, [agreement.id]) }
        let isSound = context.cryptography.verify(
            publicKey: grant.publicKey, message: agreement.digest, signature: action.signature)
        guard isSound else { throw Objection(.signatureInvalid, [actor]) }
        let fact = AgreementSigned(
            agreementId: agreement.id, digest: agreement.digest, signatory: actor, signature: action.signature)
        return [Draft(agreement.id, row.clauses, .agreementSigned(fact))]
    }

    /// ZS-3.5a: the custodian puts the released seal to the agreement, and the authorization goes to the hub.
    func sealAgreement(_ action: SealAgreement) throws(Objection) -> [Draft] {
        try acting(in: .agreements, on: .sealAgreement)
        let (agreement, found) = try agreement(action.agreementId)
        let row = try agreementStep(agreement, .sealAgreement, to: "sealed")
        let caseRow = try step(found, .sealAgreement, to: .sealed)
        guard case .sealReleased(_, let released) = agreement.state, released == action.sealId,
            let seal = registry.seals[released]
        else { throw Objection(.sealNotReleased, [action.sealId]) }
        try checkInUse(seal)
        guard seal.custodian == actor else { throw Objection(.sealNotCustodian, [actor]) }
        try checkSeparate(.sealAgreement, on: agreement.id)
        guard action.digest == agreement.digest else { throw Objection(.agreementDigestDiffers, [agreement.id]) }
        let isSound = context.cryptography.verify(
            publicKey: seal.publicKey, message: agreement.digest, signature: action.sealSignature)
        guard isSound else { throw Objection(.signatureInvalid, [seal.id]) }
        let sealed = AgreementSealed(
            agreementId: agreement.id, sealId: seal.id, digest: agreement.digest, sealSignature: action.sealSignature)
        let submitted = AuthorizationSubmitted(
            authorizationId: nextID("U"), agreementId: agreement.id, applicationId: found.id,
            applicant: found.applicant, scenario: found.scenario, terms: agreement.terms,
            agreementDigest: agreement.digest, ruleSet: agreement.ruleSet)
        return [
            Draft(agreement.id, row.clauses, .agreementSealed(sealed)),
            Draft(
                submitted.authorizationId, caseRow.clauses + ["ZS-2.2d"], .authorizationSubmitted(submitted)),
        ]
    }

    func agreement(_ id: String) throws(Objection) -> (Agreement, Case) {
        guard let agreement = registry.agreements[id], let found = registry.cases[agreement.application] else {
            throw Objection(.subjectNotFound, [id])
        }
        return (agreement, found)
    }

    func agreementStep(_ agreement: Agreement, _ event: Event, to next: String) throws(Objection) -> Transition {
        let state = agreement.state.name
        guard let row = Machine.agreements.transition(from: state, on: event, to: next) else {
            throw wrongState(.agreements, agreement.id, state, event)
        }
        return row
    }
}
