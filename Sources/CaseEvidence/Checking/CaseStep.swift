// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// The steps of a case that cannot be without another one before them, whatever gates a rule set has between them.
enum CaseStep: Hashable {
    case notice(String)
    case application(String)
    case acceptance(String)
    case draw(String)
    case panel(String)
    case review(String)
    case motion(String)
    case draft(String)
    case signature(String)
    case sealRelease(String)
    case seal(String)
    case submission(String)
    case registration(String)
    case filing(String)

    /// The step a fact takes; nil: none that others rest on.
    init?(_ fact: Body.Fact) {
        switch fact {
        case .noticePublished(let fact): self = .notice(fact.noticeId)
        case .applicationSubmitted(let fact): self = .application(fact.applicationId)
        case .applicationAccepted(let fact): self = .acceptance(fact.applicationId)
        case .drawPrepared(let fact): self = .draw(fact.drawId)
        case .panelDrawn(let fact): self = .panel(fact.applicationId)
        case .reviewSubmitted(let fact): self = .review(fact.applicationId)
        case .motionOpened(let fact): self = .motion(fact.motionId)
        case .agreementDrafted(let fact): self = .draft(fact.agreementId)
        case .agreementSigned(let fact): self = .signature(fact.agreementId)
        case .sealReleased(let fact): self = .sealRelease(fact.agreementId)
        case .agreementSealed(let fact): self = .seal(fact.agreementId)
        case .authorizationSubmitted(let fact): self = .submission(fact.authorizationId)
        case .authorizationRegistered(let fact): self = .registration(fact.authorization?.authorizationId ?? "")
        case .filingOpened(let fact): self = .filing(fact.filingId)
        default: return nil
        }
    }

    /// The step that must have been taken for a fact to be; nil: none.
    static func before(_ fact: Body.Fact) -> CaseStep? {
        switch fact {
        case .applicationSubmitted(let fact): .notice(fact.noticeId)
        case .applicationAccepted(let fact): .application(fact.applicationId)
        case .drawPrepared(let fact): .acceptance(fact.applicationId)
        case .panelDrawn(let fact): .draw(fact.drawId)
        case .reviewSubmitted(let fact): .panel(fact.applicationId)
        case .panelConcluded(let fact): .review(fact.applicationId)
        case .governmentConfirmed(let fact): .application(fact.applicationId)
        case .resultPublished(let fact): .application(fact.applicationId)
        case .voteCast(let fact): .motion(fact.motionId)
        case .motionDecided(let fact): .motion(fact.motionId)
        case .agreementDrafted(let fact): .application(fact.applicationId)
        case .agreementSigned(let fact): .draft(fact.agreementId)
        case .sealReleased(let fact): .signature(fact.agreementId)
        case .agreementSealed(let fact): .sealRelease(fact.agreementId)
        case .authorizationSubmitted(let fact): .seal(fact.agreementId)
        case .authorizationRegistered(let fact): .submission(fact.authorization?.authorizationId ?? "")
        case .permitIssued(let fact): .registration(fact.authorizationId)
        case .filingOpened(let fact): .registration(fact.authorizationId)
        case .filingReceipted(let fact): .filing(fact.filingId)
        case .revocationOrdered(let fact): .registration(fact.authorizationId)
        default: nil
        }
    }
}
