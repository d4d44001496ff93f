// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-3.1 and ZS-3.2: notices and applications.
@Suite struct NoticeTests {
    @Test func aNoticeIsNumberedByTerritoryAndYear() {
        var office = Office.dinghai()
        #expect(office.publishNotice() == "N330902-2026-0001")
        #expect(office.publishNotice() == "N330902-2026-0002")
        office.ledger.nowMs = 1_798_732_800_000
        #expect(office.publishNotice() == "N330902-2027-0001")
        #expect(office.ledger.records.last?.clauses == ["ZS-3.1a", "ZS-3.1b", "ZS-4.3"])
    }

    @Test func everyPartThatLacksIsNamed() {
        var office = Office.dinghai()
        let refusal = office.ledger.refuse(.publishNotice(PublishNotice(panelSize: 3)), by: office.authority)
        #expect(refusal.missing == ["field", "title", "conditions", "required-documents", "closes"])
        #expect(refusal.clauses == ["ZS-3.1a", "ZS-3.1b"])
    }

    @Test func theEndIsExclusiveAndTheBeginningInclusive() {
        var office = Office.dinghai()
        var notice = office.notice()
        notice.opensMs = office.ledger.nowMs + 1000
        notice.closesMs = notice.opensMs + 10
        let id = office.ledger.accept(.publishNotice(notice), by: office.authority)
        office.ledger.nowMs = notice.opensMs - 2  // sending takes a millisecond
        #expect(
            office.ledger.refuse(.submitApplication(office.application(id)), by: office.applicant).code
                == "application.early")
        office.ledger.accept(.submitApplication(office.application(id)), by: office.applicant)
        office.ledger.nowMs = notice.closesMs - 1
        let late = office.ledger.refuse(
            .submitApplication(office.application(id, scenario: "other")), by: office.applicant)
        #expect(late.code == "application.late")
        #expect(late.missing == ["closes:\(CivilTime(unixMs: notice.closesMs).text)"])
        #expect(late.messageEn.contains("+08:00"))
    }

    @Test func everyMissingDocumentIsNamed() {
        var office = Office.dinghai()
        var application = office.application(office.publishNotice())
        application.documents = [Document(kind: .securityCommitment, digest: [1])]
        let refusal = office.ledger.refuse(.submitApplication(application), by: office.applicant)
        #expect(refusal.missing == ["application-form", "security-commitment"])
        #expect(refusal.messageZh.contains("申请表、安全承诺书"))
        #expect(refusal.clauses == ["ZS-3.1b", "ZS-3.2"])
    }

    @Test func scenarioKeysCannotBeMistakenForEachOther() {
        var office = Office.dinghai()
        var application = office.application(office.publishNotice())
        application.scenario?.key = "a/b"
        application.applicant?.creditCode = "x/y"
        let refusal = office.ledger.refuse(.submitApplication(application), by: office.applicant)
        #expect(refusal.missing == ["applicant.credit-code", "scenario.key"])
    }

    @Test func aClosedCaseMakesRoomForANewApplication() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .deliberating)
        office.vote(office.ledger.registry.cases[id]?.motion ?? "", .against)
        #expect(office.ledger.registry.cases[id]?.state.stage == .rejectedByBody)
        let second = office.caseUp(to: .submitted)
        #expect(second == "A330902-2026-0002")
    }

    @Test func anAuthorizationThatHasRunOutMakesRoom() {
        var city = City()
        _ = city.liveAuthorization()
        let notice = city.dinghai.ledger.registry.notices.order[0]
        let again = city.dinghai.application(notice)
        #expect(
            city.dinghai.ledger.refuse(.submitApplication(again), by: city.dinghai.applicant).missing
                == ["U330902-2026-0001"])
        city.dinghai.ledger.nowMs += 366 * 86_400_000
        let next = city.dinghai.publishNotice()
        city.dinghai.ledger.accept(.submitApplication(city.dinghai.application(next)), by: city.dinghai.applicant)
    }

    @Test func theSameStepTwiceNamesTheStateAndTheNextStep() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let refusal = office.ledger.refuse(
            .acceptApplication(AcceptApplication(applicationId: id)), by: office.authority)
        #expect(refusal.missing == ["subject:\(id)", "state:accepted", "event:accept-application", "next:draw-panel"])
        #expect(refusal.owner == "data-authority")
        #expect(refusal.clauses == ["ZS-3.3a", "ZS-2.1.2b"])
        #expect(refusal.nextZh == "办理“抽选专家”")
    }
}
