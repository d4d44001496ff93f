// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-2.1.2c, e to i: opinions by the form of their kind.
@Suite struct OpinionTests {
    @Test(arguments: OpinionKind.allCases.filter { $0 != .unspecified })
    func everyFormIsGivenWholeAndCitesItsClause(_ kind: OpinionKind) throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let by = kind == .consultation ? office.members[0] : office.authority
        let opinion = office.ledger.accept(office.request(kind, about: id, Array(office.experts.prefix(2))), by: by)
        let form = try #require(OpinionForm.of(kind))
        for place in form.items.indices {
            var answer = office.answer(opinion)
            answer.items[place].finding = .unspecified
            let refusal = office.ledger.refuse(.submitOpinion(answer), by: office.experts[0])
            #expect(refusal.code == "opinion.incomplete" && refusal.missing == [form.items[place]])
            #expect(refusal.clauses == [form.clause.rawValue])
        }
        office.ledger.accept(.submitOpinion(office.answer(opinion)), by: office.experts[0])
        #expect(office.ledger.registry.opinions[opinion]?.state == .requested)
        office.ledger.accept(
            .submitOpinion(office.answer(opinion, .notMet, .unfavourable)), by: office.experts[1])
        #expect(office.ledger.records.last?.clauses.contains(form.clause.rawValue) == true)
        #expect(office.ledger.registry.opinions[opinion]?.state == .given)
        #expect(
            office.ledger.refuse(.submitOpinion(office.answer(opinion)), by: office.experts[0]).code
                == "step.wrong-state")
    }

    @Test func theComplianceFormHasSevenItemsAndTakesNoOther() {
        var office = Office.dinghai()
        let (_, opinion) = office.expertGroup()
        #expect(OpinionForm.of(.compliance)?.items.count == 7)
        var answer = office.answer(opinion)
        answer.items.append(OpinionItem(item: "astrology", finding: .met))
        #expect(
            office.ledger.refuse(.submitOpinion(answer), by: office.experts[0]).missing == ["unknown:astrology"])
    }

    @Test func onlyAMemberOfTheBodyEntrustsAnotherConsultation() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let request = office.request(.consultation, about: id, [office.experts[0]])
        #expect(office.ledger.refuse(request, by: office.authority).missing == ["role:body-member"])
        office.ledger.accept(request, by: office.members[1])
    }

    @Test func anOpinionMayBeAboutAnythingOfTheCase() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .sealed)
        let found = office.ledger.registry.cases[id]
        for subject in [found?.motion, found?.agreement, found?.authorization].compactMap(\.self) {
            office.ledger.accept(office.request(.legal, about: subject, [office.experts[0]]), by: office.authority)
        }
        #expect(office.ledger.registry.opinions.order.count == 3)
        #expect(
            office.ledger.refuse(office.request(.legal, about: "U-0", [office.experts[0]]), by: office.authority).code
                == "subject.not-found")
    }
}
