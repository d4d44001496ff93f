// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Testing

@testable import Rules

/// Registration up to the query code (CN-REG 7–14).
@Suite struct RegistrationTests {
    /// Monday, 2026-11-23; nobody has published a calendar, so weekends alone are off.
    private func start(_ text: String) throws -> UInt64 { try #require(CalendarDay(text)).startMs }

    @Test func aResourceComesToItsCode() throws {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "coded")
        #expect(id == "R330902-2026-0001" && office.state(of: id) == "coded")
        let life = try #require(office.life(of: id))
        #expect(life.code.hasPrefix("3309022026000001") && RegistrationCode.isValid(life.code))
        #expect(life.endsMs == CivilTime(unixMs: life.codedMs).adding(months: 36).unixMs)
        let second = office.registrationUp(to: "coded")
        let other = try #require(office.life(of: second))
        #expect(other.code.hasPrefix("3309022026000002") && other.code != life.code)
    }

    @Test func theTermsRunInWorkingDays() throws {
        var office = Office.ofRegistrations()
        let (friday, tuesday, notice) = (try start("2026-11-27"), try start("2026-12-22"), try start("2026-12-08"))
        let id = office.registrationUp(to: "registration-filed")
        // Three working days after Monday end with Thursday.
        #expect(office.ledger.registry.registrations[id]?.state == .filed(acceptByMs: friday))
        office.advance(registration: id, to: "in-formal-review")
        // Twenty end with Monday, 21 December.
        #expect(office.ledger.registry.registrations[id]?.state == .inReview(reviewByMs: tuesday))
        office.advance(registration: id, to: "in-notice")
        // Ten end with Monday, 7 December.
        #expect(office.noticeEnd(of: id) == notice)
        #expect(office.ledger.registry.registrations[id]?.isCalendarConfirmed == false)
    }

    /// Twenty working days of supply before, to the last moment; what is late is taken and shown.
    @Test func aLateFirstRegistrationIsTakenAndShown() throws {
        var office = Office.ofRegistrations()
        let evidence = office.preserve()
        let supplied = office.ledger.nowMs
        let due = try start("2026-12-22")
        var isLate: [Bool?] = []
        for moment in [due - 2, due - 1] {
            office.ledger.nowMs = moment
            let id = office.ledger.accept(
                .applyRegistration(ApplyRegistration(content: office.content(evidence, suppliedMs: supplied))),
                by: office.provider)
            isLate.append(office.ledger.registry.registrations[id]?.isLate)
            office.ledger.nowMs = moment
        }
        #expect(isLate == [false, true])
        let registers = Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
        let shown = registers.entries(of: .registrations).map { $0.values.contains { $0.name == "filed-late" } }
        #expect(shown == [false, true])
    }

    /// CN-REG: what was supplied before 2025-03-01 has thirty working days from that day; from that day on it has twenty
    /// from its supply.
    @Test func whatWasSuppliedBeforeTheMeasuresHasATermOfItsOwn() throws {
        var office = Office.ofRegistrations()
        let evidence = office.preserve()
        let first = try start("2025-03-01")
        for (supplied, due) in [
            (try start("2023-06-01"), "2025-04-12"), (first - 1, "2025-04-12"), (first, "2025-03-29"),
        ] {
            let id = office.ledger.accept(
                .applyRegistration(ApplyRegistration(content: office.content(evidence, suppliedMs: supplied))),
                by: office.provider)
            let filed = try #require(office.ledger.registry.registrations[id])
            #expect(filed.filingDueMs == (try start(due)) && filed.isLate, "\(supplied)")
        }
    }

    /// A text without those values, as it was distributed before, has no such term; half of them is no set.
    @Test func theLegacyTermIsDataOfTheSet() throws {
        func without(_ names: [String]) throws -> RegistrationParameters {
            var text = RuleSetText.cn2025Registration
            text.values.removeAll { names.contains($0.name) }
            return try RegistrationParameters(text)
        }
        let (before, days) = ("legacy-supplied-before", "legacy-registration-working-days")
        #expect(try without([]).legacy?.workingDays.value == 30)
        let older = try without([before, days])
        #expect(older.legacy == nil)
        let supplied = try start("2023-06-01")
        let calendar = WorkingCalendar([])
        #expect(older.filingTerm(of: supplied, calendar) == calendar.term(ofWorkingDays: 20, after: supplied))
        #expect(throws: RuleSetFault.self) { _ = try without([before]) }
        #expect(throws: RuleSetFault.self) { _ = try without([days]) }
    }

    /// From its first delivery on a product waits to be registered, and no longer once it is filed.
    @Test func whatHasBeenDeliveredIsDueBeforeAnythingIsFiled() throws {
        var city = City()
        city.announce(.cn2025Registration)
        city.distribute(.cn2025Registration)
        let id = city.liveAuthorization()
        func due() -> Due? {
            let ledger = city.dinghai.ledger
            let registers = Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs)
            return registers.entries(of: .authorizations).first { $0.id == id }?.dues
                .first { $0.what == "apply-registration" }
        }
        func use(_ kind: UseKind) {
            let permit = city.book(for: city.dinghai.ledger, endsMs: .max).fact(for: id)
            let start = StartUse(
                authorizationId: id, kind: kind, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
            city.dinghai.ledger.accept(.startUse(start), by: city.dinghai.signatory, permit: permit)
        }
        use(.job)
        #expect(due() == nil, "nothing has been delivered")
        use(.delivery)
        let delivered = city.dinghai.ledger.nowMs
        let calendar = WorkingCalendar([])
        let found = try #require(due())
        #expect(found.atMs == calendar.term(ofWorkingDays: 20, after: delivered).endsMs)
        #expect(found.owner == "operator-signatory" && found.escalatesTo == "data-authority")
        city.dinghai.ledger.nowMs += 86_400_000
        use(.delivery)
        #expect(due() == found, "the first counts")
        let agreement = try #require(city.dinghai.ledger.registry.authorizations[id]?.fact.agreementId)
        let evidence = city.dinghai.preserve(by: city.dinghai.signatory)
        city.dinghai.ledger.accept(
            .applyRegistration(
                ApplyRegistration(content: city.dinghai.productContent(evidence, agreement: agreement))),
            by: city.dinghai.signatory)
        #expect(due() == nil)
    }

    @Test func whatIsIncompleteIsCorrectedOnce() {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "registration-filed")
        let back = Action.What.returnRegistration(ReturnRegistration(registrationId: id, reason: "补充来源证明"))
        office.ledger.accept(back, by: office.authority)
        let waiting = office.ledger.refuse(
            .acceptRegistration(AcceptRegistration(registrationId: id)), by: office.authority)
        #expect(waiting.code == "step.wrong-state" && waiting.missing.contains("next:amend-registration"))
        let evidence = office.ledger.registry.registrations[id]?.content.evidenceId ?? ""
        var better = office.content(evidence)
        better.lawfulSource = "履职采集，附证明"
        office.ledger.accept(
            .amendRegistration(AmendRegistration(registrationId: id, content: better)), by: office.provider)
        #expect(office.ledger.registry.registrations[id]?.content.lawfulSource == "履职采集，附证明")
        #expect(office.ledger.refuse(back, by: office.authority).code == "step.wrong-state")
        office.advance(registration: id, to: "coded")
        #expect(office.state(of: id) == "coded")
    }

    @Test func theFormalReviewCanFail() {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "in-formal-review")
        office.ledger.accept(
            .reviewRegistration(ReviewRegistration(registrationId: id, passed: false, reason: "主体不符")),
            by: office.authority)
        #expect(office.state(of: id) == "not-registered")
        let entry = Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
            .entries(of: .registrations).first
        #expect(entry?.isPublic == false && entry?.dues.isEmpty == true && entry?.nextStep.isEmpty == true)
    }

    @Test func theCodeComesWithTheEndOfTheNoticeAndNotBefore() {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "in-notice")
        let end = office.noticeEnd(of: id)
        let code = Action.What.codeRegistration(CodeRegistration(registrationId: id))
        // The ledger's clock goes on by a millisecond with each command.
        office.ledger.nowMs = end - 2
        #expect(office.ledger.refuse(code, by: office.authority).code == "registration.notice-running")
        office.ledger.nowMs = end - 1
        office.ledger.accept(code, by: office.authority)
    }

    @Test func anObjectionCanBeRaisedToTheLastMomentOfTheNotice() {
        var office = Office.ofRegistrations()
        let first = office.registrationUp(to: "in-notice")
        let end = office.noticeEnd(of: first)
        let second = office.registrationUp(to: "in-notice")
        office.ledger.nowMs = end - 2
        office.ledger.accept(office.objection(to: first), by: office.applicant)
        #expect(
            office.ledger.refuse(office.objection(to: second), by: office.applicant).code == "registration.notice-over")
    }

    @Test func anObjectionThatHoldsStopsIt() {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "in-notice")
        office.ledger.accept(office.objection(to: id), by: office.applicant)
        office.ledger.accept(office.objection(to: id), by: office.experts[0])
        let found = office.ledger.registry.registrations[id]
        #expect(found?.objections.map(\.objector) == [office.applicant, office.experts[0]])
        office.ledger.nowMs = office.noticeEnd(of: id)
        let code = Action.What.codeRegistration(CodeRegistration(registrationId: id))
        #expect(office.ledger.refuse(code, by: office.authority).code == "step.wrong-state")
        office.ledger.accept(
            .decideObjections(
                DecideObjections(registrationId: id, upheld: true, reason: "来源不实")),
            by: office.authority)
        #expect(office.state(of: id) == "objection-upheld")
        #expect(office.ledger.refuse(code, by: office.authority).code == "step.wrong-state")
    }

    @Test func anObjectionThatDoesNotHoldLetsItGoOn() {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "in-notice")
        let end = office.noticeEnd(of: id)
        office.ledger.accept(office.objection(to: id), by: office.applicant)
        office.ledger.accept(
            .decideObjections(
                DecideObjections(registrationId: id, upheld: false, reason: "证据不足")),
            by: office.authority)
        #expect(office.noticeEnd(of: id) == end)
        office.advance(registration: id, to: "coded")
        #expect(office.state(of: id) == "coded")
    }

    /// Whoever has filed judges nothing of it, whatever their offices.
    @Test func whoFiledDoesNotJudge() {
        var office = Office.ofRegistrations()
        let evidence = office.preserve(by: office.authority)
        let id = office.ledger.accept(
            .applyRegistration(ApplyRegistration(content: office.content(evidence))), by: office.authority)
        let own = office.ledger.refuse(
            .acceptRegistration(AcceptRegistration(registrationId: id)), by: office.authority)
        #expect(own.code == "registration.same-person" && own.missing == [office.authority])
        // Nor does a deputy for them.
        let delegation = office.delegation()
        office.ledger.accept(.delegateRole(delegation), by: office.authority)
        let deputy = office.ledger.refuse(
            .acceptRegistration(AcceptRegistration(registrationId: id)), by: delegation.deputy)
        #expect(deputy.code == "registration.same-person" && deputy.missing == [office.authority])
        let second = office.ledger.grant(.dataAuthority, to: office.ledger.person("bureau", "he"))
        office.ledger.accept(.acceptRegistration(AcceptRegistration(registrationId: id)), by: second)
    }

    /// An operator registers products, and nobody else does; an institution its resources.
    @Test func eachFilesItsOwn() {
        var office = Office.ofRegistrations()
        let (mine, theirs) = (office.preserve(by: office.signatory), office.preserve())
        let product = office.ledger.accept(
            .applyRegistration(ApplyRegistration(content: office.productContent(mine))), by: office.signatory)
        #expect(office.state(of: product) == "registration-filed")
        var taken = office.productContent(theirs)
        taken.subjects = ["bureau"]
        #expect(
            office.ledger.refuse(.applyRegistration(ApplyRegistration(content: taken)), by: office.provider).code
                == "role.missing")
        let foreign = office.ledger.refuse(
            .applyRegistration(ApplyRegistration(content: office.content(theirs))), by: office.signatory)
        #expect(foreign.code == "registration.incomplete" && foreign.missing == ["subjects"])
        var joint = office.productContent(theirs)
        joint.subjects = ["haida", "bureau"]
        office.ledger.accept(.applyRegistration(ApplyRegistration(content: joint)), by: office.signatory)
    }

    @Test func withoutASetForRegistrationNothingIsRegistered() {
        var office = Office.ofRegistrations(.standard)
        let no = office.ledger.refuse(
            .preserveEvidence(PreserveEvidence(title: "x", digest: Office.digest)), by: office.provider)
        #expect(no.code == "registration.ungoverned" && no.clauses == ["ZS-6b"])
        var half = RuleSetText.cn2025Registration
        half.values.removeAll { $0.name == "public-notice-working-days" }
        office.ledger.catalogue = RuleSetCatalogue([.zs2024], supplements: [half])
        let lacking = office.ledger.refuse(
            .preserveEvidence(PreserveEvidence(title: "x", digest: Office.digest)), by: office.provider)
        #expect(lacking.missing == ["CN2025-REG", "value:public-notice-working-days"])
    }

    /// Its numbers are the set's: another set has other terms.
    @Test func theNumbersAreTheSets() throws {
        var text = RuleSetText.cn2025Registration
        for index in text.values.indices where text.values[index].name == "acceptance-working-days" {
            text.values[index].values = ["1"]
        }
        var office = Office.ofRegistrations(RuleSetCatalogue([.zs2024], supplements: [text]))
        let id = office.registrationUp(to: "registration-filed")
        let wednesday = try start("2026-11-25")
        #expect(office.ledger.registry.registrations[id]?.state == .filed(acceptByMs: wednesday))
    }

    @Test(arguments: ["33090220260000017", "330902202600000", "", "3309022026000001a", "X3090220260000012"])
    func aCodeWithAWrongCharacterIsNone(_ text: String) {
        let right = RegistrationCode.make(division: "330902", year: 2026, number: 1)
        #expect(RegistrationCode.isValid(right))
        #expect(text == right || !RegistrationCode.isValid(text))
    }

    /// Every single wrong digit and every exchange of neighbours is found.
    @Test func theCheckCharacterFindsSlips() {
        let code = Array(RegistrationCode.make(division: "330902", year: 2026, number: 271))
        for place in code.indices.dropLast() {
            var (slip, exchanged) = (code, code)
            slip[place] = code[place] == "9" ? "0" : "9"
            #expect(!RegistrationCode.isValid(String(slip)))
            guard place + 1 < code.count - 1, code[place] != code[place + 1] else { continue }
            exchanged.swapAt(place, place + 1)
            #expect(!RegistrationCode.isValid(String(exchanged)))
        }
    }
}
