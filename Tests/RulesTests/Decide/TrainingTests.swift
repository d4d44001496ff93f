// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Pre-post training (ZS-2.3.1a) and the gate that asks for it (ZS-2.3.1b).
@Suite struct TrainingTests {
    private static let use = StartUse(kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])

    /// Starts a use as the operator's signatory; nil when it was let through.
    private func start(_ id: String, _ city: inout City) -> Refusal? {
        var use = Self.use
        use.authorizationId = id
        let permit = city.book(for: city.dinghai.ledger, endsMs: city.dinghai.ledger.nowMs + 600_000).fact(for: id)
        return city.dinghai.ledger.send(.startUse(use), by: city.dinghai.signatory, permit: permit).refusal
    }

    @Test func aUseIsOpenedOnlyToThoseWhoHavePassed() {
        var city = City()
        let id = city.liveAuthorization()
        #expect(start(id, &city) == nil, "no course is published: nothing to have passed")
        let course = city.dinghai.publishCourse()
        let no = start(id, &city)
        #expect(no?.code == "use.untrained" && no?.clauses == ["ZS-2.3.1b"])
        #expect(no?.missing == ["group:operating", "course:\(course)"])
        city.dinghai.attempt(course, city.dinghai.signatory, score: 79)
        #expect(start(id, &city)?.code == "use.untrained", "an attempt that failed opens nothing")
        city.dinghai.attempt(course, city.dinghai.signatory, score: 80)
        #expect(start(id, &city) == nil)
        city.dinghai.ledger.nowMs += 190 * 86_400_000
        #expect(start(id, &city)?.code == "use.untrained", "a pass lapses")
    }

    @Test func aPersonOfAnotherGroupHasThatGroupsCourses() {
        var city = City()
        let id = city.liveAuthorization()
        city.dinghai.publishCourse([.management])
        #expect(start(id, &city) == nil)
        city.dinghai.ledger.accept(
            .assignStaff(AssignStaff(person: city.dinghai.signatory, group: .management)), by: city.dinghai.authority)
        #expect(start(id, &city)?.missing.first == "group:management")
    }

    @Test func theCitysCourseBindsEveryCounty() throws {
        var city = City()
        let id = city.liveAuthorization()
        let course = city.hub.accept(
            .publishCourse(
                PublishCourse(title: "数据安全", groups: [.operating], passMark: 60, validityMonths: 12)),
            by: city.hubAdministrator)
        city.sync()
        #expect(city.putuo.ledger.registry.trainings.courses[course]?.isFromAbove == true)
        #expect(start(id, &city)?.code == "use.untrained")
        city.dinghai.attempt(course, city.dinghai.signatory, score: 60)
        #expect(start(id, &city) == nil)
    }

    @Test func aUseTheNodeBeginsItselfCarriesNoPerson() {
        var city = City()
        let id = city.liveAuthorization()
        city.dinghai.publishCourse()
        let gate = Gate(registry: city.dinghai.ledger.registry)
        let book = city.book(for: city.dinghai.ledger, endsMs: city.dinghai.ledger.nowMs + 600_000)
        let request = UseRequest(authorization: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        guard case .granted = gate.decide(request, book: book, nowMs: city.dinghai.ledger.nowMs) else {
            Issue.record("the node's own use was refused")
            return
        }
    }

    @Test func afterThreeAttemptsThereIsAPause() {
        var office = Office.dinghai()
        let course = office.publishCourse()
        for _ in 0..<3 { office.attempt(course, office.signatory, score: 10) }
        let no = office.ledger.refuse(
            .recordAttempt(office.paper(course, office.signatory, score: 90)), by: office.authority)
        #expect(no.code == "training.too-often" && no.clauses == ["ZS-2.3.1a"])
        office.ledger.nowMs += 30 * 86_400_000
        office.attempt(course, office.signatory, score: 90)
        let entry = Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
            .entries(of: .trainings).first
        #expect(entry?.state == "passed" && entry?.organ == "haida")
        #expect(entry?.dues.first?.escalatesTo == "data-authority")
        #expect(entry?.values.contains(RegisterValue(name: "attempts-failed", text: "0")) == true)
        #expect(office.ledger.registry.span(of: entry?.id ?? "") != nil)
    }

    @Test func anAttemptNeedsABankOfQuestions() {
        var office = Office.dinghai()
        let course = office.ledger.accept(.publishCourse(office.course()), by: office.authority)
        let paper = Action.What.recordAttempt(office.paper(course, office.signatory, score: 90))
        #expect(office.ledger.refuse(paper, by: office.authority).missing == ["question-bank"])
        let uneven = EnterQuestionBank(
            courseId: course, questionDigests: [Office.digest, Office.digest], answerCommitments: [Office.digest])
        #expect(office.ledger.refuse(.enterQuestionBank(uneven), by: office.authority).code == "course.incomplete")
    }
}
