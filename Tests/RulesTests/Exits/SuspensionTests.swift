// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Suspension is not revocation: it closes access at once, and can end.
@Suite struct SuspensionTests {
    private let use = UseRequest(
        authorization: "U330902-2026-0001", kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])

    private func code(_ ledger: TestLedger, _ city: City) -> String {
        let book = city.book(for: ledger, endsMs: .max)
        switch Gate(registry: ledger.registry).decide(use, book: book, nowMs: ledger.nowMs) {
        case .granted: return "granted"
        case .refused(let refusal): return refusal.code
        }
    }

    @Test func accessIsClosedForATimeAndOpenedAgain() {
        var city = City()
        let id = city.liveAuthorization()
        let supervisor = city.supervisor()
        let book = city.book(for: city.dinghai.ledger, endsMs: .max)
        let start = StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        city.dinghai.ledger.accept(.startUse(start), by: city.dinghai.signatory, permit: book.fact(for: id))
        city.suspend(id)
        #expect(city.hub.registry.permitLines(for: city.putuo.ledger.name).isEmpty)
        city.sync()
        let key = city.hub.registry.stopKey(of: id)
        #expect(city.hub.registry.stops.proof(of: key, at: city.dinghai.ledger.name)?.inFlight == 1)
        #expect(city.hub.registry.stops.proof(of: key, at: city.putuo.ledger.name)?.inFlight == 0)
        #expect(city.dinghai.ledger.registry.uses.inFlight.isEmpty)
        #expect(code(city.dinghai.ledger, city) == "authorization.suspended")
        let application = city.dinghai.ledger.registry.authorizations[id]?.fact.applicationId ?? ""
        #expect(city.dinghai.ledger.registry.cases[application]?.state.stage == .suspended)

        city.hub.accept(.resumeAuthorization(city.resumption(id)), by: supervisor)
        city.sync()
        #expect(code(city.dinghai.ledger, city) == "granted")
        #expect(code(city.putuo.ledger, city) == "granted")
        // A second suspension has proofs of its own.
        city.suspend(id)
        #expect(city.hub.registry.stopKey(of: id) != key)
        city.sync()
        #expect(
            city.hub.registry.stops.proof(of: city.hub.registry.stopKey(of: id), at: city.putuo.ledger.name) != nil)
    }

    @Test func aPermitThatComesAgainOpensNothing() throws {
        var city = City()
        let id = city.liveAuthorization()
        let permit = try #require(city.order(2, to: city.putuo.ledger.name))
        let registration = try #require(city.order(1, to: city.putuo.ledger.name))
        city.suspend(id)
        city.sync()
        for var order in [registration, permit] {
            order.number = city.putuo.ledger.registry.ordersApplied + 1
            city.putuo.ledger.nowMs += 1
            let decision = CountyRules.order(order, city.putuo.ledger.registry, nowMs: city.putuo.ledger.nowMs)
            city.putuo.ledger.append(
                city.putuo.ledger.record(decision.drafts, cause: .order(order), actor: city.hub.name))
            #expect(city.putuo.ledger.registry.authorizations[id]?.state.stage == .suspended)
        }
    }

    @Test func aLateNodeLearnsOfTheSuspension() {
        var city = City()
        let application = city.dinghai.caseUp(to: .published)
        var terms = city.dinghai.terms()
        terms.territories = ["330900"]
        city.dinghai.ledger.accept(
            .draftAgreement(DraftAgreement(applicationId: application, terms: terms)), by: city.dinghai.authority)
        city.dinghai.advance(application, to: .sealed)
        city.sync()
        let id = city.dinghai.ledger.registry.cases[application]?.authorization ?? ""
        city.suspend(id)
        var late = TestLedger("shengsi", .county, code: "330922", territoryName: "嵊泗县")
        city.admit(late)
        #expect(city.hub.registry.orders.issued(to: late.name) == 3)
        while let order = city.order(late.registry.ordersApplied + 1, to: late.name) {
            late.nowMs = max(late.nowMs, city.hub.nowMs) + 1
            let decision = CountyRules.order(order, late.registry, nowMs: late.nowMs)
            late.write(decision.drafts, cause: .order(order), actor: city.hub.name)
        }
        #expect(late.registry.authorizations[id]?.state.stage == .suspended)
    }

    /// A receipt for the suspension proves nothing about the revocation after it.
    @Test func aRevocationWhileSuspendedNeedsReceiptsOfItsOwn() {
        var city = City()
        let id = city.liveAuthorization()
        city.suspend(id)
        let number = city.hub.registry.orders.issued(to: city.putuo.ledger.name)
        city.revoke(id)
        let fact = StopReceipted(
            authorizationId: id, node: city.putuo.ledger.name, orderNumber: number, stoppedMs: 5, inFlight: 0)
        #expect(city.hub.hubRules.stopReceipted(fact).isEmpty)
        city.sync()
        #expect(city.hub.registry.stops.proof(of: id, at: city.putuo.ledger.name) != nil)
        #expect(code(city.putuo.ledger, city) == "use.revoked")
    }

    @Test func onceTheTermHasPassedTheEndIsDue() {
        var city = City()
        let id = city.liveAuthorization()
        city.suspend(id)
        let until = city.hub.nowMs + 10 * City.dayMs
        func entry(_ nowMs: UInt64) -> RegisterEntry? {
            Registers(city.hub.registry, ruleSet: .zs2024, nowMs: nowMs).entries(of: .authorizations).first
        }
        #expect(entry(city.hub.nowMs)?.state == "suspended")
        #expect(entry(city.hub.nowMs)?.nextStep == "resume")
        #expect(entry(city.hub.nowMs)?.dues.first?.escalatesTo == "body-member")
        #expect(entry(until + City.dayMs)?.nextStep == "open-motion")
        let supervisor = city.supervisor()
        let motion = city.carriedMotion(id, .terminate)
        let early = city.hub.refuse(
            .revokeAuthorization(city.end(id, .notCorrected, motion: motion)), by: city.hubAdministrator)
        #expect(early.code == "revocation.correction-open")
        city.hub.nowMs = until + City.dayMs
        let late = city.hub.refuse(.resumeAuthorization(city.resumption(id)), by: supervisor)
        #expect(late.code == "resumption.not-corrected")
        city.hub.accept(
            .revokeAuthorization(city.end(id, .notCorrected, motion: motion)), by: city.hubAdministrator)
        #expect(city.hub.registry.exits[id]?.cause == .notCorrected)
    }
}
