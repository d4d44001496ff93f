// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-3.0b, ZS-5.1c, ZS-1.3g, ZS-1.2.1b.
@Suite struct SupervisionTests {
    private let digest = [UInt8](repeating: 3, count: 32)

    private func opinion(_ id: String, _ capacity: AgencyCapacity, _ favourable: Bool) -> Action.What {
        .giveAgencyOpinion(
            GiveAgencyOpinion(
                applicationId: id, capacity: capacity, favourable: favourable, reason: "见附件", digest: digest))
    }

    @Test func eachOrganSpeaksOnceInEachCapacityAndOnlyInItsOwn() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let regulator = office.ledger.grant(.supervisor, to: office.ledger.person("tourism", "xu"))
        let provider = office.ledger.grant(.dataProvider, to: office.ledger.person("tourism", "lu"))
        office.ledger.accept(opinion(id, .sectorRegulator, true), by: regulator)
        office.ledger.accept(opinion(id, .dataProvider, true), by: provider)
        #expect(office.ledger.refuse(opinion(id, .dataProvider, true), by: regulator).code == "role.missing")
        #expect(office.ledger.refuse(opinion(id, .dataProvider, false), by: provider).code == "agency.opinion-already")
        #expect(office.ledger.registry.agencyOpinions[id].map(\.fact.agency) == ["tourism", "tourism"])
    }

    /// The provider's refusal is for the body to weigh; the regulator's ends the way there.
    @Test func onlyTheRegulatorsNoEndsACase() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .reviewed)
        let provider = office.ledger.grant(.dataProvider, to: office.ledger.person("transport", "lu"))
        office.ledger.accept(opinion(id, .dataProvider, false), by: provider)
        office.ledger.accept(.openMotion(OpenMotion(kind: .grant, subject: id)), by: office.authority)
        #expect(office.ledger.registry.cases[id]?.state.stage == .deliberating)
        let other = office.caseUp(to: .accepted, scenario: "other")
        let regulator = office.ledger.grant(.supervisor, to: office.ledger.person("tourism", "xu"))
        office.ledger.accept(opinion(other, .sectorRegulator, false), by: regulator)
        #expect(office.ledger.registry.cases[other]?.state == .foundUnlawful(organ: "tourism"))
        let draw = office.ledger.refuse(.prepareDraw(PrepareDraw(applicationId: other)), by: office.authority)
        #expect(draw.code == "scenario.unlawful" && draw.clauses == ["ZS-3.0b"])
        // The scenario is free again: the applicant may come with another one.
        office.caseUp(to: .accepted, scenario: "other")
    }

    @Test func nobodySpeaksOfHisOwnOrgansApplicationNorOfADecidedOne() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let own = office.ledger.grant(.supervisor, to: office.ledger.person("haida", "insider"))
        #expect(office.ledger.refuse(opinion(id, .sectorRegulator, true), by: own).code == "organ.foreign")
        let late = office.ledger.grant(.supervisor, to: office.ledger.person("tourism", "xu"))
        office.advance(id, to: .confirmed)
        #expect(office.ledger.refuse(opinion(id, .sectorRegulator, false), by: late).code == "step.wrong-state")
    }

    @Test func aMatterIsAnsweredByItsOrganAndEndedBySomeoneElse() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let overseer = office.ledger.grant(.supervisor, to: office.ledger.person("tourism", "xu"))
        let due = office.ledger.nowMs + 7 * 86_400_000
        let matter = office.ledger.accept(
            .openMatter(
                OpenMatter(
                    kind: .riskAssessment, subject: id, responsible: "haida", digest: digest, dueMs: due)),
            by: overseer)
        let registers = { (office: Office) in
            Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs).entries(of: .matters)
        }
        let open = try #require(registers(office).first)
        #expect(open.dues.map(\.atMs) == [due] && open.organ == "haida" && open.nextStep == "answer-matter")
        #expect(open.dues.allSatisfy { $0.warnMs < due && $0.warnMs > office.ledger.nowMs })
        let answer = Action.What.answerMatter(AnswerMatter(matterId: matter, digest: digest))
        let close = Action.What.closeMatter(CloseMatter(matterId: matter, outcome: .corrected, digest: digest))
        office.ledger.accept(answer, by: office.signatory)
        #expect(office.ledger.refuse(answer, by: office.signatory).code == "step.wrong-state")
        office.ledger.accept(close, by: overseer)
        #expect(office.ledger.refuse(close, by: overseer).code == "step.wrong-state")
        let closed = try #require(registers(office).first)
        #expect(closed.state == "closed" && closed.dues.isEmpty)
        let second = office.ledger.accept(
            .openMatter(
                OpenMatter(kind: .inspection, subject: id, responsible: "haida", digest: digest, dueMs: due)),
            by: overseer)
        #expect(second != matter && registers(office).map(\.id) == [matter, second])
        #expect(closed.values.contains { $0.name == "outcome" && $0.text == "corrected" })
    }

    @Test func onlyALiveServiceIsRecommended() {
        var office = Office.dinghai()
        office.caseUp(to: .sealed)
        let id = office.ledger.registry.authorizations.order.last ?? ""
        let give = Action.What.recommendAuthorization(
            RecommendAuthorization(authorizationId: id, recommended: true, reason: "成效明显"))
        #expect(office.ledger.refuse(give, by: office.authority).code == "authorization.not-standing")
    }
}

extension Office {
    /// With an opinion, a matter and a case on record.
    static func supervised() -> Office {
        var office = Office.dinghai()
        let digest = [UInt8](repeating: 3, count: 32)
        let id = office.caseUp(to: .accepted)
        let overseer = office.ledger.grant(.supervisor, to: office.ledger.person("tourism", "xu"))
        office.ledger.accept(
            .giveAgencyOpinion(
                GiveAgencyOpinion(applicationId: id, capacity: .sectorRegulator, favourable: true, digest: digest)),
            by: overseer)
        office.ledger.accept(
            .openMatter(
                OpenMatter(
                    kind: .inspection, subject: id, responsible: "haida", digest: digest,
                    dueMs: office.ledger.nowMs + 86_400_000)), by: overseer)
        return office
    }
}
