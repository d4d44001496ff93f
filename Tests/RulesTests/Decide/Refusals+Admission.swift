// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func admission(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        switch code {
        case .noticeIncomplete:
            return office.ledger.refuse(.publishNotice(PublishNotice(panelSize: 3)), by: office.authority)
        case .applicationEarly:
            var notice = office.notice()
            notice.opensMs += 3_600_000
            let id = office.ledger.accept(.publishNotice(notice), by: office.authority)
            return office.ledger.refuse(.submitApplication(office.application(id)), by: office.applicant)
        case .applicationLate:
            let id = office.publishNotice()
            office.ledger.nowMs += 31 * 86_400_000
            return office.ledger.refuse(.submitApplication(office.application(id)), by: office.applicant)
        case .applicationIncomplete:
            var application = office.application(office.publishNotice())
            application.documents.removeLast()
            return office.ledger.refuse(.submitApplication(application), by: office.applicant)
        case .applicationFieldDiffers:
            var application = office.application(office.publishNotice())
            application.scenario?.field = .finance
            return office.ledger.refuse(.submitApplication(application), by: office.applicant)
        case .applicationDuplicate:
            office.caseUp(to: .submitted)
            return office.ledger.refuse(
                .submitApplication(office.application("N330902-2026-0001")), by: office.applicant)
        case .applicantNotLegalPerson:
            office.ledger.catalogue = RuleSetCatalogue([.zs2024, .legalPersons])
            var application = office.application(office.publishNotice())
            application.applicant?.legalPerson = false
            return office.ledger.refuse(.submitApplication(application), by: office.applicant)
        case .panelTooSmall:
            var notice = office.notice()
            notice.panelSize = 2
            return office.ledger.refuse(.publishNotice(notice), by: office.authority)
        case .panelTooFew:
            let id = office.caseUp(to: .accepted)
            return office.ledger.refuse(
                .prepareDraw(PrepareDraw(applicationId: id, recused: Array(office.experts.prefix(4)))),
                by: office.authority)
        case .panelSpecialityMissing:
            let application = office.caseUp(to: .accepted)
            // Those who brought law to the pool have left since the call.
            for expert in [office.experts[2], office.experts[5]] {
                office.ledger.accept(
                    .withdrawRole(WithdrawRole(person: expert, role: .expert, reason: "left")), by: office.ledger.admin)
            }
            return office.ledger.refuse(.prepareDraw(PrepareDraw(applicationId: application)), by: office.authority)
        case .panelUnknownExpert:
            let id = office.caseUp(to: .accepted)
            return office.ledger.refuse(
                .prepareDraw(PrepareDraw(applicationId: id, recused: [office.applicant])), by: office.authority)
        case .confirmationUndocumented:
            let id = office.caseUp(to: .examined)
            return office.ledger.refuse(
                .confirmResult(ConfirmResult(applicationId: id, confirmed: true)), by: office.government)
        default:
            return reviewing(code) ?? agreeing(code)
        }
    }

    private static func reviewing(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        switch code {
        case .reviewNotDrawn:
            let id = office.caseUp(to: .panelDrawn)
            let drawn = office.ledger.registry.cases[id]?.panel ?? []
            let other = office.experts.first { !drawn.contains($0) } ?? ""
            return office.ledger.refuse(.submitReview(office.review(id)), by: other)
        case .reviewAlready:
            let id = office.caseUp(to: .panelDrawn)
            let expert = office.ledger.registry.cases[id]?.panel.first ?? ""
            office.ledger.accept(.submitReview(office.review(id)), by: expert)
            return office.ledger.refuse(.submitReview(office.review(id)), by: expert)
        case .reviewIncomplete:
            let id = office.caseUp(to: .panelDrawn)
            var review = office.review(id)
            review.scores?.value = 101
            return office.ledger.refuse(
                .submitReview(review), by: office.ledger.registry.cases[id]?.panel.first ?? "")
        case .motionMalformed:
            return office.ledger.refuse(.openMotion(OpenMotion(subject: "A330902-2026-0001")), by: office.authority)
        case .motionAlreadyOpen:
            let id = office.caseUp(to: .deliberating)
            return office.ledger.refuse(.openMotion(OpenMotion(kind: .grant, subject: id)), by: office.authority)
        case .bodyTooSmall:
            let id = office.caseUp(to: .reviewed)
            for member in office.members.dropFirst(2) {
                office.ledger.accept(
                    .withdrawRole(WithdrawRole(person: member, role: .bodyMember, reason: "left")),
                    by: office.ledger.admin)
            }
            return office.ledger.refuse(.openMotion(OpenMotion(kind: .grant, subject: id)), by: office.authority)
        case .voteMalformed, .voteNotElector, .voteAlready:
            let id = office.caseUp(to: .deliberating)
            let motion = office.ledger.registry.cases[id]?.motion ?? ""
            let vote = Action.What.castVote(CastVote(motionId: motion, vote: .for))
            if code == .voteMalformed {
                return office.ledger.refuse(.castVote(CastVote(motionId: motion)), by: office.members[0])
            }
            if code == .voteAlready {
                office.ledger.accept(vote, by: office.members[0])
                return office.ledger.refuse(vote, by: office.members[0])
            }
            let late = office.ledger.grant(.bodyMember, to: office.ledger.person("water", "late"), bureau: "water")
            return office.ledger.refuse(vote, by: late)
        default:
            return nil
        }
    }

    private static func agreeing(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        func draft(_ change: (inout AgreementTerms) -> Void) -> Refusal {
            let id = office.caseUp(to: .published)
            var terms = office.terms()
            change(&terms)
            return office.ledger.refuse(
                .draftAgreement(DraftAgreement(applicationId: id, terms: terms)), by: office.authority)
        }
        switch code {
        case .agreementUnapproved:
            let id = office.caseUp(to: .examined)
            return office.ledger.refuse(
                .draftAgreement(DraftAgreement(applicationId: id, terms: office.terms())), by: office.authority)
        case .agreementIncomplete: return draft { $0.breachLiability = "" }
        case .agreementFeesMissing: return draft { $0.paid = true }
        case .agreementTermInvalid: return draft { $0.termEndMs = $0.termStartMs + 4 * 365 * 86_400_000 }
        case .agreementBeyondApplication: return draft { $0.dataItems.append("tax.returns") }
        case .agreementUnchanged:
            let id = office.caseUp(to: .published)
            let terms = office.terms()
            let again = Action.What.draftAgreement(DraftAgreement(applicationId: id, terms: terms))
            office.ledger.accept(again, by: office.authority)
            return office.ledger.refuse(again, by: office.authority)
        case .agreementDigestDiffers, .signatureInvalid:
            office.caseUp(to: .agreementDrafted)
            var signing = office.signing("G330902-2026-0001")
            if code == .agreementDigestDiffers { signing.digest[0] ^= 1 } else { signing.signature[0] ^= 1 }
            return office.ledger.refuse(.signAgreement(signing), by: office.signatory)
        default:
            return sealing(code)
        }
    }

    private static func sealing(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let entry = office.sealEntry()
        switch code {
        case .sealMalformed:
            return office.ledger.refuse(.enterSeal(EnterSeal(sealId: "seal-1")), by: office.custodian)
        case .sealAlreadyEntered:
            office.enterSeal()
            return office.ledger.refuse(.enterSeal(entry), by: office.custodian)
        case .sealSamePerson:
            office.caseUp(to: .agreementSigned)
            office.enterSeal()
            office.ledger.grant(.sealReleaser, to: office.custodian)
            return office.ledger.refuse(
                .releaseSeal(ReleaseSeal(agreementId: "G330902-2026-0001", sealId: office.sealID)),
                by: office.custodian)
        case .sealNotReleased:
            office.caseUp(to: .sealReleased)
            var sealing = office.sealing("G330902-2026-0001")
            sealing.sealId = "seal-2"
            return office.ledger.refuse(.sealAgreement(sealing), by: office.custodian)
        case .sealNotCustodian:
            office.caseUp(to: .sealReleased)
            let other = office.ledger.grant(.sealCustodian, to: office.ledger.person("bureau", "other"))
            return office.ledger.refuse(.sealAgreement(office.sealing("G330902-2026-0001")), by: other)
        default:
            return nil
        }
    }
}
