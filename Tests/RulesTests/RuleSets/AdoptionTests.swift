// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-6b, ZS-2.1.1c: how a newer set comes into force in the city, and what becomes of what was begun before.
@Suite struct AdoptionTests {
    private let national = RuleSet.cn2025OP.text

    @Test func aSetAdoptedByTheBodyGovernsEveryCounty() {
        var city = City()
        let before = city.dinghai.caseUp(to: .accepted, scenario: "before")
        city.announce(national)
        city.distribute(national)
        city.sync()
        for office in [city.dinghai, city.putuo] {
            #expect(office.ledger.registry.ruleSets["CN2025-OP"]?.text == national)
            #expect(office.ledger.registry.span(of: "CN2025-OP") != nil)
        }
        city.dinghai.publishNotice()
        #expect(city.dinghai.ledger.records.last?.ruleSet == "CN2025-OP")
        let id = city.dinghai.caseUp(to: .accepted)
        let draw = city.dinghai.ledger.refuse(.prepareDraw(PrepareDraw(applicationId: id)), by: city.dinghai.authority)
        #expect(draw.code == "step.wrong-state" && draw.missing.contains("next:adopt-plan"))
        // What was begun under the plan goes on by its gates, and each decision names the set in force.
        city.dinghai.advance(before, to: .published)
        #expect(city.dinghai.ledger.records.last?.ruleSet == "CN2025-OP")
        city.sync()
        #expect(city.hub.registry.nodes[city.dinghai.ledger.name]?.isAdmitted == true)
    }

    @Test func aCountyAdmittedLaterGetsTheSets() {
        var city = City()
        city.announce(national)
        city.distribute(national)
        let late = TestLedger("daishan", .county, code: "330921", territoryName: "岱山县")
        city.admit(late)
        #expect(city.hub.registry.orders.issued(to: late.name) == 2)
        #expect(city.order(2, to: late.name) != nil)
    }

    @Test func withoutTheTextNothingNewIsDecidedFromItsDayOn() {
        var city = City()
        let day: UInt64 = 86_400_000
        city.announce(national, fromMs: city.hub.nowMs + 10 * day)
        city.sync()
        city.dinghai.publishNotice()
        city.dinghai.ledger.nowMs += 11 * day
        let refusal = city.dinghai.ledger.refuse(
            .publishNotice(city.dinghai.notice()), by: city.dinghai.authority)
        #expect(refusal.code == "rules.set-lacking" && refusal.clauses.contains("ZS-6b"))
        #expect(refusal.missing.contains("rule-set:CN2025-OP"))
        // Maintenance is no decision by the rules; the text brings the rest back.
        city.dinghai.ledger.accept(
            .setMaintenance(SetMaintenance(on: true, reason: "check")), by: city.dinghai.ledger.admin)
        city.dinghai.ledger.accept(
            .setMaintenance(SetMaintenance(on: false, reason: "done")), by: city.dinghai.ledger.admin)
        city.hub.nowMs = city.dinghai.ledger.nowMs
        city.distribute(national)
        city.sync()
        city.dinghai.publishNotice()
        #expect(city.dinghai.ledger.records.last?.ruleSet == "CN2025-OP")
    }

    /// What stops somebody does not wait for a text.
    @Test func withoutTheTextPeopleAndSealsCanStillBeStopped() {
        var city = City()
        let day: UInt64 = 86_400_000
        city.announce(national, fromMs: city.hub.nowMs + day)
        city.sync()
        city.dinghai.ledger.nowMs += 2 * day
        let grant = GrantRole(person: city.dinghai.applicant, role: .expert)
        #expect(
            city.dinghai.ledger.refuse(.grantRole(grant), by: city.dinghai.ledger.admin).code == "rules.set-lacking")
        city.dinghai.ledger.accept(
            .withdrawRole(WithdrawRole(person: city.dinghai.members[0], role: .bodyMember, reason: "离职")),
            by: city.dinghai.ledger.admin)
        city.dinghai.ledger.accept(
            .dismissPerson(DismissPerson(person: city.dinghai.applicant, reason: "离职")), by: city.dinghai.ledger.admin)
        let lost = city.dinghai.ledger.refuse(
            .reportSealLost(ReportSealLost(sealId: "none", reason: "遗失")), by: city.dinghai.authority)
        #expect(lost.code != "rules.set-lacking")
    }

    @Test func theNationalChainIsWalkedToALivePermit() {
        var city = City()
        city.announce(national)
        city.distribute(national)
        city.sync()
        let id = city.dinghai.nationalCase()
        city.sync()
        let found = city.dinghai.ledger.registry.cases[id]
        #expect(found?.state.stage == .live)
        #expect(found?.gates == ["plan", "plan-decision", "plan-filing", "selection", "grant-decision"])
        #expect(city.hub.registry.filings["F-\(found?.authorization ?? "")"] != nil)
        city.dinghai.ledger.accept(
            .recordGate(city.dinghai.gate(id, "disclosure")), by: city.dinghai.authority)
        #expect(city.dinghai.ledger.registry.cases[id]?.state.stage == .live)
        #expect(city.dinghai.ledger.registry.cases[id]?.gates.last == "disclosure")
    }

    @Test func theNationalSetWantsItsThirteenPartsAFairSelectionAndALegalPerson() {
        var office = Office.dinghai()
        office.ledger.catalogue = RuleSetCatalogue([.zs2024, .cn2025OP])
        let notice = office.publishNotice()
        var association = office.application(notice)
        association.applicant?.legalPerson = false
        #expect(
            office.ledger.refuse(.submitApplication(association), by: office.applicant).code
                == "applicant.not-legal-person")
        let id = office.caseUp(to: .accepted)
        for name in ["plan", "plan-decision"] {
            office.ledger.accept(.recordGate(office.gate(id, name)), by: office.authority)
        }
        office.ledger.accept(
            .confirmResult(ConfirmResult(applicationId: id, confirmed: true, documentNumber: "1")),
            by: office.government)
        office.ledger.accept(.recordGate(office.gate(id, "plan-filing")), by: office.authority)
        let unfair = office.ledger.refuse(
            .recordGate(office.gate(id, "selection", method: "appointment")), by: office.authority)
        #expect(unfair.code == "gate.undocumented" && unfair.missing == ["method"])
        office.ledger.accept(
            .recordGate(office.gate(id, "selection", method: "negotiation")), by: office.authority)
        office.ledger.accept(.recordGate(office.gate(id, "grant-decision")), by: office.authority)
        let four = office.ledger.refuse(
            .draftAgreement(DraftAgreement(applicationId: id, terms: office.terms())), by: office.authority)
        #expect(four.code == "agreement.incomplete" && four.missing.contains("asset-ownership"))
        #expect(four.missing.count == 10)
        var long = office.nationalTerms()
        long.termEndMs = CivilTime(unixMs: long.termStartMs).adding(months: 61).unixMs
        #expect(
            office.ledger.refuse(.draftAgreement(DraftAgreement(applicationId: id, terms: long)), by: office.authority)
                .code == "agreement.term-invalid")
    }

    @Test func aCollectiveDecisionCanEndACase() {
        var office = Office.dinghai()
        office.ledger.catalogue = RuleSetCatalogue([.zs2024, .cn2025OP])
        let id = office.caseUp(to: .accepted)
        office.ledger.accept(.recordGate(office.gate(id, "plan")), by: office.authority)
        office.ledger.accept(.recordGate(office.gate(id, "plan-decision", passed: false)), by: office.authority)
        #expect(office.ledger.registry.cases[id]?.state.stage == .rejectedCollectively)
        // A closed case stands in nobody's way.
        _ = office.caseUp(to: .accepted)
    }

    /// CN-OP 24: what was agreed under the plan keeps it at the hub, and comes on the list of what is to be aligned.
    @Test func anEarlierAgreementKeepsItsSetAndIsListed() {
        var city = City()
        let id = city.dinghai.caseUp(to: .sealed)
        city.announce(national)
        city.distribute(national)
        city.sync()
        let ledger = city.dinghai.ledger
        #expect(ledger.registry.cases[id]?.state.stage == .live)
        let agreement = ledger.registry.cases[id]?.agreement ?? ""
        #expect(ledger.registry.agreements[agreement]?.ruleSet == "ZS2024")
        let registers = Registers(ledger.registry, ruleSet: .cn2025OP, nowMs: ledger.nowMs)
        let entry = registers.entries(of: .alignments).first
        #expect(entry?.id == agreement && entry?.state == "to-align")
        #expect(entry?.values.first { $0.name == "lacks" }?.text.contains("asset-ownership") == true)
        for identifier in entry?.values.map(\.name) ?? [] {
            #expect(Wording.name(of: identifier, .chinese) != identifier, "\(identifier)")
        }
    }

    @Test func onlyTheHubAdoptsAndAnotherMotionAdoptsNothing() {
        var city = City()
        let county = city.dinghai.ledger.refuse(
            .openMotion(OpenMotion(kind: .adoptRules, subject: national.id)), by: city.dinghai.authority)
        #expect(county.code == "node.wrong-role")
        let other = city.adopt("CN2025-PRICE")
        let announce = AnnounceRuleSet(ruleSetId: national.id, digest: City.digest(national), motionId: other)
        #expect(city.hub.refuse(.announceRuleSet(announce), by: city.hubAdministrator).code == "rules.not-adopted")
        #expect(city.hub.refuse(.announceRuleSet(announce), by: city.hubAuthority).code == "role.missing")
    }

    @Test func theRegisterShowsWhatGovernsEachTopic() {
        var city = City()
        city.announce(national)
        city.distribute(national)
        city.announce(.cn2025Price)
        let registry = city.hub.registry
        let entries = Registers(registry, ruleSet: .cn2025OP, nowMs: city.hub.nowMs).entries(of: .ruleSets)
        func state(_ id: String) -> String? { entries.first { $0.id == id }?.state }
        #expect(state("ZS2024") == "given-way" && state("ZJ2023") == "in-force")
        #expect(state("CN2025-OP") == "in-force" && state("CN2025-PRICE") == "lacking")
        #expect(entries.first { $0.id == "CN2025-PRICE" }?.dues.first?.owner == "hub-administrator")
        #expect(entries.filter { !$0.isPublic }.isEmpty)
    }
}
