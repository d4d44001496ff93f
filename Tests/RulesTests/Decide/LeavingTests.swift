// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// A person who leaves is cut off everywhere, and from what is under way.
@Suite struct LeavingTests {
    private func start(_ id: String, _ person: String, _ city: inout City, at putuo: Bool = false) -> String {
        let use = StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        if putuo {
            let permit = city.book(for: city.putuo.ledger, endsMs: .max).fact(for: id)
            return city.putuo.ledger.accept(.startUse(use), by: person, permit: permit)
        }
        let permit = city.book(for: city.dinghai.ledger, endsMs: .max).fact(for: id)
        return city.dinghai.ledger.accept(.startUse(use), by: person, permit: permit)
    }

    private func ended(_ ledger: TestLedger) -> [String: String] {
        var found: [String: String] = [:]
        for case .useEnded(let fact)? in ledger.records.map({ $0.body?.fact }) { found[fact.useId] = fact.reason }
        return found
    }

    @Test func theCityEndsWhatThePersonHasUnderWayAtEveryNode() {
        var city = City()
        let id = city.liveAuthorization()
        let (person, colleague) = (city.dinghai.signatory, city.dinghai.applicant)
        city.putuo.ledger.grant(.operatorSignatory, to: person)
        let own = [start(id, person, &city), start(id, person, &city)]
        let other = start(id, colleague, &city)
        let elsewhere = start(id, person, &city, at: true)
        city.sync()
        let impact = Impact.of(
            person, .withdrawPerson, hub: city.hub.registry, copies: city.copies, nowMs: city.hub.nowMs)
        city.hub.accept(.dismissPerson(DismissPerson(person: person, reason: "left")), by: city.hub.admin)
        city.sync()
        #expect(ended(city.dinghai.ledger) == [own[0]: "person-dismissed", own[1]: "person-dismissed"])
        #expect(ended(city.putuo.ledger) == [elsewhere: "person-dismissed"])
        // A permit is the authorization's: colleagues go on.
        #expect(city.dinghai.ledger.registry.uses.inFlight.map(\.id) == [other])
        #expect(impact?.uses.map(\.useId).sorted() == (own + [elsewhere]).sorted())
        let again = StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        #expect(city.dinghai.ledger.refuse(.startUse(again), by: person).code == "role.missing")
    }

    @Test func aUseEndsWithTheLastRoleItCanRestOn() {
        var city = City()
        let id = city.liveAuthorization()
        let person = city.dinghai.ledger.grant(.applicant, to: city.dinghai.signatory)
        let use = start(id, person, &city)
        let admin = city.dinghai.ledger.admin
        city.dinghai.ledger.accept(
            .withdrawRole(WithdrawRole(person: person, role: .operatorSignatory, reason: "moved")), by: admin)
        #expect(city.dinghai.ledger.registry.uses.contains(use))
        city.dinghai.ledger.accept(
            .withdrawRole(WithdrawRole(person: person, role: .applicant, reason: "moved")), by: admin)
        #expect(ended(city.dinghai.ledger) == [use: "role-withdrawn"])
        city.sync()
    }

    @Test func aRoleThatRunsOutEndsWhatRestsOnItAlone() throws {
        var city = City()
        let id = city.liveAuthorization()
        let (person, colleague) = (city.dinghai.signatory, city.dinghai.applicant)
        let key = city.dinghai.ledger.cryptography.key(of: person)
        func grant(_ role: Role, until ms: UInt64) {
            city.dinghai.ledger.accept(
                .grantRole(GrantRole(person: person, role: role, untilMs: ms, publicKey: key)),
                by: city.dinghai.ledger.admin)
        }
        let start = city.dinghai.ledger.nowMs
        grant(.operatorSignatory, until: start + 10_000)
        grant(.applicant, until: start + 20_000)
        let own = [self.start(id, person, &city), self.start(id, person, &city)]
        let other = self.start(id, colleague, &city)
        city.sync()
        let impact = try #require(
            Impact.of(person, .expire, hub: city.hub.registry, copies: city.copies, nowMs: city.hub.nowMs))
        #expect(impact.uses.map(\.useId) == own && impact.stateAfter == "ended" && impact.consumers == [person])

        func drafts(since: UInt64 = 0) -> [Draft] {
            RoleEnds.drafts(city.dinghai.ledger.registry, since: since, at: city.dinghai.ledger.nowMs)
        }
        // The first role has run out, and the other still carries them.
        city.dinghai.ledger.nowMs = start + 15_000
        #expect(drafts().isEmpty)
        city.dinghai.ledger.nowMs = start + 20_000
        #expect(drafts().map(\.subject) == own)
        #expect(drafts(since: start + 20_000).isEmpty)
        city.dinghai.ledger.observe(drafts())
        #expect(ended(city.dinghai.ledger) == [own[0]: "role-expired", own[1]: "role-expired"])
        #expect(city.dinghai.ledger.registry.uses.inFlight.map(\.id) == [other] && drafts().isEmpty)
        // The hub judges the county's word by the same rule.
        city.sync()
        let after = Impact.of(person, .expire, hub: city.hub.registry, copies: city.copies, nowMs: city.hub.nowMs)
        #expect(after?.uses == [] && after?.state == "ended")
    }

    @Test func aNodeCannotSayOfARoleInForceThatItHasRunOut() {
        var city = City()
        let id = city.liveAuthorization()
        let use = start(id, city.dinghai.signatory, &city)
        func verdict(_ reason: String, _ clauses: [String]) -> Verdict {
            let draft = Draft(
                subject: use, clauses: clauses, body: Body(fact: .useEnded(UseEnded(useId: use, reason: reason))))
            let ledger = city.dinghai.ledger
            return ledger.verdict(on: ledger.record([draft], cause: .observation(Observation(what: "test"))))
        }
        #expect(verdict("done", ["ZS-2.2d"]) == .lawful)
        #expect(verdict("role-expired", ["ZS-1.1", "ZS-2.2d"]) != .lawful)
        #expect(verdict("role-expired", ["ZS-2.2d"]) != .lawful)
    }

    @Test func aNodeAdmittedLaterIsToldWhoIsGone() {
        for isBack in [false, true] {
            var city = City()
            let person = "tongdao://zhoushan/shengsi/haida/chen"
            city.hub.accept(.dismissPerson(DismissPerson(person: person, reason: "left")), by: city.hub.admin)
            if isBack { city.hub.grant(.supervisor, to: person) }
            var late = TestLedger("shengsi", .county, code: "330922", territoryName: "嵊泗县")
            late.grant(.operatorSignatory, to: person)
            city.admit(late)
            while let order = city.order(late.registry.ordersApplied + 1, to: late.name) {
                late.nowMs = max(late.nowMs, city.hub.nowMs) + 1
                let decision = CountyRules.order(order, late.registry, nowMs: late.nowMs)
                late.write(decision.drafts, cause: .order(order), actor: city.hub.name)
            }
            #expect(late.registry.people.holds(.operatorSignatory, person, at: late.nowMs) == isBack)
        }
    }

    @Test func aPanelThatLostAnExpertSaysWhoIsToBeReplaced() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .panelDrawn)
        func entry() -> RegisterEntry? {
            Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs).entries(of: .cases).first
        }
        #expect(entry()?.nextStep == "submit-review")
        let person = try #require(office.ledger.registry.cases[id]?.panel.first)
        office.ledger.accept(
            .dismissPerson(DismissPerson(person: person, reason: "left")), by: office.ledger.admin)
        #expect(office.ledger.refuse(.submitReview(office.review(id)), by: person).code == "role.missing")
        #expect(entry()?.nextStep == "recuse-expert" && entry()?.owner == "data-authority")
        #expect(entry()?.values.first { $0.name == "stale" }?.text == "expert-away")
        office.ledger.accept(
            .recuseExpert(RecuseExpert(applicationId: id, person: person, reason: "left")), by: office.authority)
        #expect(entry()?.nextStep == "submit-review")
        office.advance(id, to: .reviewed)
    }

    @Test func aSealWithoutItsKeeperWaitsToBeHandedOver() {
        var office = Office.dinghai()
        office.caseUp(to: .sealReleased)
        func entry() -> RegisterEntry? {
            Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs).entries(of: .seals).first
        }
        #expect(entry()?.nextStep == "")
        office.ledger.accept(
            .dismissPerson(DismissPerson(person: office.custodian, reason: "left")), by: office.ledger.admin)
        let agreement = "G330902-2026-0001"
        #expect(
            office.ledger.refuse(.sealAgreement(office.sealing(agreement)), by: office.custodian).code
                == "role.missing")
        #expect(entry()?.nextStep == "transfer-seal" && entry()?.owner == "seal-releaser")
        let next = office.ledger.grant(.sealCustodian, to: office.ledger.person("bureau", "next"))
        office.ledger.accept(.transferSeal(TransferSeal(sealId: office.sealID, custodian: next)), by: office.releaser)
        #expect(entry()?.nextStep == "")
        office.ledger.accept(.sealAgreement(office.sealing(agreement)), by: next)
    }

    @Test func whoLeftTheBodyNoLongerMakesItsQuorum() {
        var office = Office.dinghai()
        let motion = office.openProblem()
        let session = office.callSession(on: [motion])
        office.attend(session, Array(office.members.prefix(3)))
        office.ledger.accept(
            .dismissPerson(DismissPerson(person: office.members[0], reason: "left")), by: office.ledger.admin)
        let vote = Action.What.castVote(CastVote(motionId: motion, vote: .for))
        let refusal = office.ledger.refuse(vote, by: office.members[1])
        #expect(refusal.code == "session.no-quorum" && refusal.missing.contains("present:2"))
        office.attend(session, [office.members[3]])
        office.ledger.accept(vote, by: office.members[1])
    }
}
