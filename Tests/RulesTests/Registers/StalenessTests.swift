// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// When something an approval rested on falls away, its entry says so.
@Suite struct StalenessTests {
    private func stale(_ office: Office, _ name: RegisterName, _ ruleSet: RuleSet = .zs2024) -> [String] {
        let registers = Registers(office.ledger.registry, ruleSet: ruleSet, nowMs: office.ledger.nowMs)
        return registers.entries(of: name).flatMap(\.values).filter { $0.name == "stale" }.map(\.text)
    }

    private func withdraw(_ role: Role, _ person: String, _ office: inout Office) {
        office.ledger.accept(
            .withdrawRole(WithdrawRole(person: person, role: role, reason: "回避")), by: office.ledger.admin)
    }

    @Test func anExpertWhoIsDismissedMakesTheReviewStale() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .reviewed)
        #expect(stale(office, .cases).isEmpty)
        withdraw(.expert, try #require(office.ledger.registry.cases[id]?.panel.first), &office)
        #expect(stale(office, .cases) == ["expert-withdrawn"])
        let entry = Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
            .entries(of: .cases).first
        #expect(entry?.values.first { $0.name == "stale-next" }?.text == "draw-panel")
    }

    @Test func anExpertWhoIsNotOnThePanelChangesNothing() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .reviewed)
        let panel = office.ledger.registry.cases[id]?.panel ?? []
        for expert in office.experts where !panel.contains(expert) { withdraw(.expert, expert, &office) }
        #expect(!panel.isEmpty && stale(office, .cases).isEmpty)
    }

    @Test func aMemberWhoVotedAndIsWithdrawnMakesTheVoteStale() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .examined)
        let motion = try #require(
            office.ledger.registry.cases[id]?.motion.flatMap { office.ledger.registry.motions[$0] })
        let silent = try #require(office.members.first { !motion.hasVoted(bureau: motion.bureaus[$0] ?? "") })
        withdraw(.bodyMember, silent, &office)
        #expect(stale(office, .cases).isEmpty)
        withdraw(.bodyMember, try #require(office.members.first), &office)
        #expect(stale(office, .cases) == ["member-withdrawn"])
    }

    @Test func anOperatorWithoutPeopleAndANewRuleSetMakeAnAuthorizationStale() {
        var city = City()
        _ = city.liveAuthorization()
        #expect(stale(city.dinghai, .authorizations).isEmpty)
        #expect(stale(city.dinghai, .authorizations, .legalPersons) == ["rules-changed"])
        withdraw(.applicant, city.dinghai.applicant, &city.dinghai)
        #expect(stale(city.dinghai, .authorizations).isEmpty)
        withdraw(.operatorSignatory, city.dinghai.signatory, &city.dinghai)
        #expect(stale(city.dinghai, .authorizations) == ["applicant-withdrawn"])
        city.revoke("U330902-2026-0001")
        city.sync()
        #expect(stale(city.dinghai, .authorizations).isEmpty)
    }
}
