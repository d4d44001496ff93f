// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// Commands as people and their mistakes make them: mostly of the right person for some step that exists, often with
/// one thing wrong, sometimes nonsense.
struct CommandGenerator {
    var random: SeededGenerator

    mutating func next(_ office: Office) -> (action: Action.What, actor: String) {
        let registry = office.ledger.registry
        let application = random.pick(registry.cases.order, or: "A330902-2026-0001")
        // Half the time what belongs together: the agreement and the motion of that very case.
        let own = random.once(in: 2) ? registry.cases[application] : nil
        let agreement = own?.agreement ?? random.pick(registry.agreements.order, or: "G330902-2026-0001")
        let motion = own?.motion ?? random.pick(registry.motions.order, or: "M330902-2026-0001")
        let notice = random.pick(registry.notices.order, or: "N330902-2026-0001")
        let everyone =
            [
                office.authority, office.government, office.custodian, office.releaser, office.applicant,
                office.signatory, office.ledger.admin, "nobody", office.ledger.person("bureau", "unknown"),
            ] + office.members + office.experts
        var (action, actor) =
            random.once(in: 2)
            ? step(office, application, agreement, motion, notice)
            : rightStep(office, application) ?? step(office, application, agreement, motion, notice)
        if random.once(in: 12), let expert = expertStep(office, application) { (action, actor) = expert }
        if random.once(in: 6) { actor = random.pick(everyone, or: "") }
        if random.once(in: 25) { action = .revokeAuthorization(RevokeAuthorization(authorizationId: "U1")) }
        return (action, actor)
    }

    /// What the case waits for, by the person it waits for.
    private mutating func rightStep(_ office: Office, _ application: String) -> (Action.What, String)? {
        guard let found = office.ledger.registry.cases[application] else { return nil }
        switch found.state {
        case .submitted: return (.acceptApplication(AcceptApplication(applicationId: application)), office.authority)
        case .accepted:
            let isOpen = office.ledger.registry.draws.open(for: application, at: office.ledger.name) != nil
            return isOpen
                ? (.drawPanel(DrawPanel(applicationId: application)), office.authority)
                : (.prepareDraw(PrepareDraw(applicationId: application)), office.authority)
        case .panelDrawn(let panel): return (.submitReview(office.review(application)), panel.awaited.first ?? "")
        case .reviewed: return (.openMotion(OpenMotion(kind: .grant, subject: application)), office.authority)
        case .deliberating(let motion):
            return (.castVote(CastVote(motionId: motion, vote: .for)), random.pick(office.members, or: ""))
        case .examined:
            let fact = ConfirmResult(applicationId: application, confirmed: true, documentNumber: "1")
            return (.confirmResult(fact), office.government)
        case .confirmed: return (.publishResult(PublishResult(applicationId: application)), office.authority)
        case .agreementDrafted(let agreement): return (.signAgreement(office.signing(agreement)), office.signatory)
        case .agreementSigned(let agreement):
            return (.releaseSeal(ReleaseSeal(agreementId: agreement, sealId: office.sealID)), office.releaser)
        case .sealReleased(let agreement, _): return (.sealAgreement(office.sealing(agreement)), office.custodian)
        default: return nil
        }
    }

    private mutating func step(
        _ office: Office, _ application: String, _ agreement: String, _ motion: String, _ notice: String
    ) -> (Action.What, String) {
        let registry = office.ledger.registry
        switch Int.random(in: 0..<16, using: &random) {
        case 0:
            var fact = office.notice()
            if random.once(in: 3) { fact.conditions = [] }
            return (.publishNotice(fact), office.authority)
        case 1, 2:
            let scenario = random.pick(["ferry", "harbour", "hotel", "fish", "island"], or: "ferry")
            var fact = office.application(notice, scenario: scenario)
            if random.once(in: 4) { fact.documents.removeFirst() }
            return (.submitApplication(fact), office.applicant)
        case 3: return (.acceptApplication(AcceptApplication(applicationId: application)), office.authority)
        case 4:
            return random.once(in: 2)
                ? (.drawPanel(DrawPanel(applicationId: application)), office.authority)
                : (.prepareDraw(PrepareDraw(applicationId: application)), office.authority)
        case 5, 6, 7:
            let awaited = registry.cases[application]?.sittingPanel?.awaited ?? office.experts
            return (
                .submitReview(office.review(application, recommended: !random.once(in: 4))),
                random.pick(awaited, or: office.experts[0])
            )
        case 8: return (.openMotion(OpenMotion(kind: .grant, subject: application)), office.authority)
        case 9, 10, 11:
            let vote = random.pick([Vote.for, .for, .for, .against, .abstain, .unspecified], or: .for)
            return (
                .castVote(CastVote(motionId: motion, vote: vote, reason: "as heard")),
                random.pick(office.members, or: "")
            )
        case 12:
            return (
                .confirmResult(
                    ConfirmResult(
                        applicationId: application, confirmed: !random.once(in: 5), documentNumber: "1")),
                office.government
            )
        case 13: return (.publishResult(PublishResult(applicationId: application)), office.authority)
        case 14:
            var terms = office.terms()
            if random.once(in: 3) { terms.mode = .unspecified }
            return (.draftAgreement(DraftAgreement(applicationId: application, terms: terms)), office.authority)
        default: return seal(office, agreement)
        }
    }

    private mutating func seal(_ office: Office, _ agreement: String) -> (Action.What, String) {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return (.signAgreement(office.signing(agreement)), office.signatory)
        case 1: return (.releaseSeal(ReleaseSeal(agreementId: agreement, sealId: office.sealID)), office.releaser)
        case 2: return (.sealAgreement(office.sealing(agreement)), office.custodian)
        case 3:
            return (
                .setMaintenance(SetMaintenance(on: !office.ledger.registry.isInMaintenance, reason: "x")),
                office.ledger.admin
            )
        default:
            return (.enterSeal(office.sealEntry()), office.custodian)
        }
    }
}
