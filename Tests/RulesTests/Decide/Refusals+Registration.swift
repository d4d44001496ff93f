// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func registration(_ code: RefusalCode) -> Refusal? {
        var office = Office.ofRegistrations()
        let (authority, provider) = (office.authority, office.provider)
        switch code {
        case .calendarMalformed:
            var city = City()
            return city.hub.refuse(
                .publishCalendar(
                    PublishCalendar(year: 2031, holidays: ["2031-05-01"], makeUpDays: ["2031-05-02"])),
                by: city.hubAdministrator)
        case .calendarUnchanged:
            var city = City()
            let year = WorkingCalendarTests.year2026
            city.hub.accept(.publishCalendar(year), by: city.hubAdministrator)
            return city.hub.refuse(.publishCalendar(year), by: city.hubAdministrator)
        case .evidenceIncomplete:
            return office.ledger.refuse(.preserveEvidence(PreserveEvidence(title: "x")), by: provider)
        case .registrationUngoverned:
            office.ledger.catalogue = .standard
            return office.ledger.refuse(.applyRegistration(ApplyRegistration()), by: provider)
        case .registrationIncomplete:
            return office.ledger.refuse(.applyRegistration(ApplyRegistration()), by: provider)
        case .registrationEvidenceMissing:
            return office.ledger.refuse(
                .applyRegistration(ApplyRegistration(content: office.content(""))), by: provider)
        case .registrationSamePerson:
            let id = office.registrationUp(to: "registration-filed")
            office.ledger.grant(.dataAuthority, to: provider)
            return office.ledger.refuse(
                .acceptRegistration(AcceptRegistration(registrationId: id)), by: provider)
        case .registrationReasonMissing:
            let id = office.registrationUp(to: "in-formal-review")
            return office.ledger.refuse(
                .reviewRegistration(ReviewRegistration(registrationId: id)), by: authority)
        case .registrationNoticeRunning:
            let id = office.registrationUp(to: "in-notice")
            return office.ledger.refuse(.codeRegistration(CodeRegistration(registrationId: id)), by: authority)
        case .registrationNoticeOver:
            let id = office.registrationUp(to: "in-notice")
            office.ledger.nowMs = office.noticeEnd(of: id)
            return office.ledger.refuse(office.objection(to: id), by: office.applicant)
        case .registrationExpired:
            let id = office.registrationUp(to: "coded")
            office.ledger.nowMs = office.life(of: id)?.endsMs ?? 0
            return office.ledger.refuse(office.request(.cancellation, of: id), by: provider)
        case .registrationRenewalEarly:
            let id = office.registrationUp(to: "coded")
            return office.ledger.refuse(office.request(.renewal, of: id), by: provider)
        case .registrationEndInvalid:
            let sealed = office.caseUp(to: .sealed)
            let agreement = office.ledger.registry.cases[sealed]?.agreement ?? ""
            let evidence = office.preserve(by: office.signatory)
            let id = office.ledger.accept(
                .applyRegistration(
                    ApplyRegistration(content: office.productContent(evidence, agreement: agreement))),
                by: office.signatory)
            office.advance(registration: id, to: "in-notice")
            office.ledger.nowMs = office.ledger.registry.agreements[agreement]?.terms.termEndMs ?? 0
            return office.ledger.refuse(.codeRegistration(CodeRegistration(registrationId: id)), by: authority)
        default: return nil
        }
    }
}
