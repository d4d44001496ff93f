// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-1.3d, ZS-2.1.2a, b: the pool, conflicts of interest, recusal after the draw, assessment and dismissal.
@Suite struct ExpertTests {
    @Test func theRecordOfADrawSaysWhyEachExcludedPersonIs() throws {
        var office = Office.dinghai()
        let extra = (1...4).map { number in
            office.ledger.grant(
                .expert, to: office.ledger.person("institute", "extra\(number)"), specialities: ["legal", "security"])
        }
        let colleague = office.ledger.grant(
            .expert, to: office.ledger.person("haida", "expert"), specialities: ["legal"])
        office.appoint(office.experts[0], employer: "haida")
        office.appoint(office.experts[1])
        office.ledger.accept(office.dismissal(office.experts[1]), by: office.authority)
        office.ledger.accept(
            .declareConflict(DeclareConflict(conflictOrgan: "haida", reason: "持股")), by: office.experts[2])
        let id = office.caseUp(to: .accepted)
        office.draw(id, recused: [office.experts[3]])
        let fact = try #require(office.drawn(id))
        let reasons = Dictionary(uniqueKeysWithValues: fact.pool.map { ($0.person, $0.excluded) })
        #expect(reasons[colleague] == "same-organ")
        #expect(reasons[office.experts[0]] == "employer-applies")
        #expect(reasons[office.experts[1]] == "not-in-office")
        #expect(reasons[office.experts[2]] == "declared-conflict")
        #expect(reasons[office.experts[3]] == "recused")
        for expert in extra { #expect(reasons[expert]?.isEmpty == true) }
        #expect(fact.recused.count == 5 && fact.recused.allSatisfy { !fact.experts.contains($0) })
        #expect(fact.pool.map(\.person) == fact.candidates)
    }

    @Test func anApplicantUnderTheSameNoticeIsNoJudgeOfItsRival() throws {
        var office = Office.dinghai()
        let rival = office.ledger.grant(
            .expert, to: office.ledger.person("rival", "expert"), specialities: ["legal"])
        let hand = office.ledger.grant(.applicant, to: office.ledger.person("rival", "hand"))
        let notice = office.publishNotice()
        var other = office.application(notice, scenario: "hotel")
        other.applicant?.organ = "rival"
        other.applicant?.creditCode = "91330900MA00000002"
        office.ledger.accept(.submitApplication(other), by: hand)
        let id = office.caseUp(to: .panelDrawn, notice: notice)
        let fact = try #require(office.drawn(id))
        #expect(fact.pool.first { $0.person == rival }?.excluded == "competitor")
    }

    /// With a look-back whoever sat for a contract of the applicant does not sit for the next one, until it has passed.
    @Test func aPastContractExcludesWithinTheLookBack() throws {
        var parameters = RuleSet.zs2024.parameters
        parameters.experts.lookBackMonths = Parameter(12, .confirmed, source: "test")
        let set = RuleSet(
            id: "LOOKBACK", titleChinese: "测试", titleEnglish: "Test", level: .city,
            validFromMs: RuleSet.zs2024.validFromMs, parameters: parameters, chain: RuleSet.zs2024.chain)
        var office = Office.dinghai()
        let first = office.caseUp(to: .agreementDrafted)
        let second = office.caseUp(to: .accepted, scenario: "hotel")
        let sat = try #require(office.ledger.registry.cases[first]?.panel.first)
        let next = try #require(office.ledger.registry.cases[second])
        let now = office.ledger.nowMs
        let year: UInt64 = 366 * 86_400_000
        func reason(_ set: RuleSet, at nowMs: UInt64) -> Exclusion? {
            ExpertPool(office.ledger.registry, ruleSet: set, nowMs: nowMs).exclusion(of: sat, from: next)
        }
        #expect(reason(set, at: now) == .pastContract)
        #expect(reason(set, at: now + year) == nil)
        #expect(reason(.zs2024, at: now) == nil)
    }

    @Test func theDrawComesOutOfItsRecordAgain() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .panelDrawn)
        var fact = try #require(office.drawn(id))
        #expect(PanelDraw.redrawn(fact, office.ledger.cryptography) == fact.experts)
        var differs = 0
        for bit in 0..<20 {
            fact.seed[bit] ^= 1
            if PanelDraw.redrawn(fact, office.ledger.cryptography) != fact.experts { differs += 1 }
        }
        #expect(differs > 10)
    }

    @Test func whoStepsBackIsReplacedByTheNextOfTheSameOrder() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .panelDrawn)
        let before = try #require(office.ledger.registry.cases[id]?.panel)
        let gone = before[0]
        #expect(
            office.ledger.refuse(
                .recuseExpert(RecuseExpert(applicationId: id, person: gone, reason: "x")), by: before[1]
            ).code == "role.missing")
        office.ledger.accept(
            .recuseExpert(RecuseExpert(applicationId: id, person: gone, reason: "亲属")), by: gone)
        let after = try #require(office.ledger.registry.cases[id]?.panel)
        #expect(!after.contains(gone) && after.count == before.count && Set(after).count == after.count)
        let skills = after.flatMap { office.ledger.registry.people.grants[$0]?.first?.specialities ?? [] }
        #expect(skills.contains("legal") && skills.contains("security"))
        #expect(office.ledger.refuse(.submitReview(office.review(id)), by: gone).code == "review.not-drawn")
        // The same person cannot come back, and the case goes on with who sits now.
        office.ledger.send(
            .recuseExpert(RecuseExpert(applicationId: id, person: after[0], reason: "challenged")),
            by: office.authority)
        #expect(office.ledger.registry.cases[id]?.panel.contains(gone) == false)
        office.advance(id, to: .reviewed)
        #expect(office.ledger.registry.cases[id]?.state.stage == .reviewed)
    }

    @Test func poorMarksAllowADismissalAndATermBeginsAnew() {
        var office = Office.dinghai()
        let one = office.experts[0]
        office.appoint(one)
        Refusals.assess(&office, one, 59)
        office.ledger.accept(office.dismissal(one, .poorAssessment), by: office.authority)
        #expect(office.ledger.registry.experts[one]?.state == .dismissed(cause: .poorAssessment))
        office.appoint(one)
        #expect(office.ledger.registry.experts[one]?.terms == 2)
        #expect(office.ledger.registry.experts[one]?.marks == nil)
        #expect(office.ledger.registry.experts[one]?.inOffice(at: office.ledger.nowMs) == true)
        #expect(office.ledger.registry.experts[one]?.inOffice(at: office.ledger.nowMs + 366 * 86_400_000) == false)
    }

    @Test func theRegisterShowsTermsAndAssessmentsWithTheirDates() throws {
        var office = Office.dinghai()
        let (_, opinion) = office.expertGroup()
        let registers = Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
        let expert = try #require(registers.entries(of: .experts).first)
        #expect(expert.state == "appointed" && expert.dues.map(\.what) == ["term-end", "assessment"])
        #expect(expert.dues.allSatisfy { $0.owner == "data-authority" && $0.warnMs < $0.atMs })
        let asked = try #require(registers.entries(of: .opinions).first)
        #expect(asked.id == opinion && asked.nextStep == "submit-opinion" && asked.owner == "expert")
        #expect(asked.dues.map(\.escalatesTo) == ["data-authority"])
        let later = Registers(
            office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs + 366 * 86_400_000)
        #expect(later.entries(of: .experts).first?.state == "ended")
    }
}
