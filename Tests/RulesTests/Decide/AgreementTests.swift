// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-3.5 and ZS-2.2g: agreements, signatures, seals.
@Suite struct AgreementTests {
    @Test func everyTermThatLacksIsNamed() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .published)
        let empty = office.ledger.refuse(
            .draftAgreement(DraftAgreement(applicationId: id)), by: office.authority)
        #expect(
            empty.missing == ["data-items", "territories", "term-start", "term-end", "mode", "breach-liability"])
        #expect(empty.clauses == ["ZS-3.5b"])
        #expect(empty.messageZh.contains("违约责任"))
        var paid = office.terms()
        paid.paid = true
        let fees = office.ledger.refuse(
            .draftAgreement(DraftAgreement(applicationId: id, terms: paid)), by: office.authority)
        #expect(fees.missing == ["fee-standard", "revenue-method"])
        #expect(fees.clauses == ["ZS-3.5c"])
    }

    @Test func theTermEndsWithinThreeCalendarYears() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .published)
        var terms = office.terms()
        let latest = CivilTime(unixMs: terms.termStartMs).adding(months: 36)
        terms.termEndMs = latest.unixMs + 1
        let refusal = office.ledger.refuse(
            .draftAgreement(DraftAgreement(applicationId: id, terms: terms)), by: office.authority)
        #expect(refusal.missing == ["term-end", "latest:\(latest.text)"])
        terms.termEndMs = latest.unixMs
        office.ledger.accept(.draftAgreement(DraftAgreement(applicationId: id, terms: terms)), by: office.authority)
    }

    @Test(arguments: [
        CaseStage.submitted, .accepted, .panelDrawn, .reviewed, .deliberating, .examined, .confirmed,
    ])
    func noAgreementBeforeTheResultIsPublished(_ stage: CaseStage) {
        var office = Office.dinghai()
        let id = office.caseUp(to: stage)
        let refusal = office.ledger.refuse(
            .draftAgreement(DraftAgreement(applicationId: id, terms: office.terms())), by: office.authority)
        #expect(refusal.code == "agreement.unapproved")
        #expect(refusal.clauses.first == "ZS-2.2g")
        #expect(refusal.missing.prefix(2) == [id, stage.rawValue])
    }

    @Test func noAgreementOutsideTheFlow() {
        var office = Office.dinghai()
        let refusal = office.ledger.refuse(
            .draftAgreement(DraftAgreement(applicationId: "A330902-2026-0077", terms: office.terms())),
            by: office.authority)
        #expect(refusal.code == "agreement.unapproved")
        #expect(refusal.clauses.contains("ZS-2.2g"))
    }

    @Test func anUnsignedDraftGivesWayToAnother() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .agreementDrafted)
        var terms = office.terms()
        terms.breachLiability = "另行约定"
        let second = office.ledger.accept(
            .draftAgreement(DraftAgreement(applicationId: id, terms: terms)), by: office.authority)
        #expect(second == "G330902-2026-0002")
        #expect(office.ledger.registry.agreements["G330902-2026-0001"]?.state == .superseded(by: second))
        #expect(
            office.ledger.refuse(.signAgreement(office.signing("G330902-2026-0001")), by: office.signatory).code
                == "step.wrong-state")
        office.ledger.accept(.signAgreement(office.signing(second)), by: office.signatory)
        let late = office.ledger.refuse(
            .draftAgreement(DraftAgreement(applicationId: id, terms: office.terms())), by: office.authority)
        #expect(late.code == "step.wrong-state")
    }

    @Test func theDigestIsOfTheCanonicalText() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .agreementDrafted)
        let agreement = try #require(office.ledger.registry.cases[id]?.agreement)
        let text = try #require(AgreementTexts.text(of: agreement, in: office.ledger.registry))
        #expect(text.grantor == "定海区人民政府")
        #expect(
            office.ledger.registry.agreements[agreement]?.digest == office.ledger.cryptography.sm3(text.encode()))
    }

    @Test func someoneOfAnotherOrganCannotSign() {
        var office = Office.dinghai()
        office.caseUp(to: .agreementDrafted)
        let other = office.ledger.grant(.operatorSignatory, to: office.ledger.person("otherfirm", "sun"))
        let refusal = office.ledger.refuse(.signAgreement(office.signing("G330902-2026-0001")), by: other)
        #expect(refusal.code == "organ.foreign")
        #expect(refusal.missing == ["own:otherfirm", "other:haida"])
    }

    @Test func sealingSendsTheAuthorizationToTheHubInOneDecision() {
        var office = Office.dinghai()
        office.caseUp(to: .sealed)
        let group = office.ledger.records.suffix(2)
        #expect(group.first?.cause?.size == 2)
        guard case .authorizationSubmitted(let fact)? = group.last?.body?.fact else {
            Issue.record("nothing submitted")
            return
        }
        #expect(fact.authorizationId == "U330902-2026-0001")
        #expect(office.ledger.registry.seals[office.sealID]?.usedFor == ["G330902-2026-0001"])
    }

    /// A seal whose key nobody has could never be put to the agreement it was released for.
    @Test func aSealIsEnteredWithTheProofOfItsKey() {
        var office = Office.dinghai()
        var entry = office.sealEntry()
        entry.publicKey = office.ledger.cryptography.key(of: "nobody")
        let refusal = office.ledger.refuse(.enterSeal(entry), by: office.custodian)
        #expect(refusal.code == "signature.invalid" && refusal.missing == ["seal-signature"])
        #expect(refusal.clauses == ["ZS-2.1.1f", "ZS-2.1.1g"])
        // A proof made for another seal proves nothing.
        var other = office.sealEntry()
        other.sealId = "seal-2"
        #expect(office.ledger.refuse(.enterSeal(other), by: office.custodian).code == "signature.invalid")
        office.enterSeal()
    }

    @Test func nothingIsReleasedBeforeTheOperatorHasSigned() {
        var office = Office.dinghai()
        office.caseUp(to: .agreementDrafted)
        office.enterSeal()
        let refusal = office.ledger.refuse(
            .releaseSeal(ReleaseSeal(agreementId: "G330902-2026-0001", sealId: office.sealID)), by: office.releaser)
        #expect(refusal.code == "step.wrong-state")
        #expect(refusal.owner == "operator-signatory")
    }
}
