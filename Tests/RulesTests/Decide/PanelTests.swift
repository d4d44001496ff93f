// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-3.3a, ZS-2.1.2: the draw and the reviews.
@Suite struct PanelTests {
    @Test func theDrawCoversTheSpecialitiesAndCanBeDrawnAgain() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        office.draw(id)
        let fact = try #require(office.drawn(id))
        let seed = DrawBytes.seed(
            drawID: fact.drawId, listDigest: fact.listDigest, fact.contributions, office.ledger.cryptography)
        #expect(fact.seed == seed)
        #expect(fact.contributions.map(\.office) == [.county, .hub, .province])
        #expect(fact.contributions.allSatisfy { $0.state == .revealed })
        #expect(fact.experts.count == 3)
        #expect(Set(fact.experts).count == 3)
        #expect(fact.candidates == office.experts.sorted())
        let skills = fact.experts.flatMap { expert in
            office.ledger.registry.people.grants[expert]?.first?.specialities ?? []
        }
        #expect(skills.contains("legal") && skills.contains("security"))
    }

    @Test func everyExpertIsDrawnSometimes() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        office.draw(id)
        var fact = try #require(office.drawn(id))
        var counts: [String: Int] = [:]
        for attempt in 0..<400 {
            fact.contributions[1].value = office.ledger.cryptography.sm3(Array("\(attempt)".utf8))
            fact.seed = DrawBytes.seed(
                drawID: fact.drawId, listDigest: fact.listDigest, fact.contributions, office.ledger.cryptography)
            let panel = try #require(PanelDraw.redrawn(fact, office.ledger.cryptography))
            for expert in panel { counts[expert, default: 0] += 1 }
        }
        #expect(counts.count == office.experts.count)
        // Each is drawn with one half; 400 draws lie within 200 ± 60 for any honest lot.
        for (expert, count) in counts { #expect((140...260).contains(count), "\(expert) \(count)") }
    }

    @Test func declaredAndDerivedConflictsAreRecused() throws {
        var office = Office.dinghai()
        let colleague = office.ledger.grant(
            .expert, to: office.ledger.person("haida", "expert"), specialities: ["legal"])
        let id = office.caseUp(to: .accepted)
        office.draw(id, recused: [office.experts[0]])
        let fact = try #require(office.drawn(id))
        #expect(fact.recused.sorted() == [office.experts[0], colleague].sorted())
        #expect(!fact.experts.contains(colleague) && !fact.experts.contains(office.experts[0]))
        #expect(fact.candidates.contains(colleague))
    }

    @Test func tooFewNamesHowMany() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let refusal = office.ledger.refuse(
            .prepareDraw(PrepareDraw(applicationId: id, recused: Array(office.experts.prefix(4)))), by: office.authority
        )
        #expect(refusal.missing == ["needed:3", "available:2", "lacking:1"])
        #expect(refusal.owner == "system-administrator")
    }

    @Test func theLastReviewConcludesThePanel() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .panelDrawn)
        let panel = office.ledger.registry.cases[id]?.panel ?? []
        for (place, expert) in panel.enumerated() {
            var review = office.review(id, recommended: place != 0)
            review.scores?.value = UInt32(60 + place)
            let before = office.ledger.records.count
            office.ledger.accept(.submitReview(review), by: expert)
            #expect(office.ledger.records.count - before == (place == panel.count - 1 ? 2 : 1))
        }
        // Scores 80 85 90 75 thrice and 60, 61, 62: 1173 in 15 marks.
        #expect(office.ledger.registry.cases[id]?.state.stage == .reviewed)
        #expect(office.ledger.registry.cases[id]?.panelResult?.meanHundredths == 7820)
        #expect(office.ledger.registry.cases[id]?.panelResult?.recommended == true)
    }

    @Test func anExpertWhoseRoleHasEndedCannotReview() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .panelDrawn)
        let expert = office.ledger.registry.cases[id]?.panel.first ?? ""
        office.ledger.accept(
            .withdrawRole(WithdrawRole(person: expert, role: .expert, reason: "dismissed")), by: office.ledger.admin)
        #expect(office.ledger.refuse(.submitReview(office.review(id)), by: expert).code == "role.missing")
    }
}
