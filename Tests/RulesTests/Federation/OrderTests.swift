// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Orders are numbered without a gap for each node, and carried out once.
@Suite struct OrderTests {
    @Test func ordersGoToWhomTheyConcern() {
        var city = City()
        let id = city.liveAuthorization()
        // Registration, permit, filing receipt at the grantor; registration and permit at the other territory.
        #expect(city.hub.registry.orders.issued(to: city.dinghai.ledger.name) == 3)
        #expect(city.hub.registry.orders.issued(to: city.putuo.ledger.name) == 2)
        #expect(city.dinghai.ledger.registry.ordersApplied - city.dinghai.ledger.ordersByHand == 3)
        #expect(city.hub.registry.permitLines(for: city.putuo.ledger.name).map(\.authorizationId) == [id])
        city.revoke(id)
        #expect(city.hub.registry.orders.issued(to: city.putuo.ledger.name) == 3)
        #expect(city.hub.registry.permitLines(for: city.putuo.ledger.name).isEmpty)
        let sequence = city.hub.registry.orders.sequence(of: 3, to: city.putuo.ledger.name) ?? 0
        #expect(city.hub.registry.orders.number(of: sequence, to: city.putuo.ledger.name) == 3)
        #expect(city.hub.registry.orders.number(of: sequence, to: city.dinghai.ledger.name) == 4)
    }

    @Test func aLateNodeOutsideTheScopeGetsRevocationsOnly() {
        var city = City()
        city.revoke(city.liveAuthorization())
        city.sync()
        let standing = city.liveAuthorization(scenario: "harbour")
        let late = TestLedger("shengsi", .county, code: "330922", territoryName: "嵊泗县")
        city.admit(late)
        #expect(city.hub.registry.orders.issued(to: late.name) == 0)
        city.revoke(standing)
        #expect(city.hub.registry.orders.issued(to: late.name) == 1)
    }

    @Test func aLateNodeOfTheScopeGetsRegistrationAndPermit() {
        var city = City()
        let application = city.dinghai.caseUp(to: .published)
        var terms = city.dinghai.terms()
        terms.territories = ["330900"]
        city.dinghai.ledger.accept(
            .draftAgreement(DraftAgreement(applicationId: application, terms: terms)), by: city.dinghai.authority)
        city.dinghai.advance(application, to: .sealed)
        city.sync()
        var late = TestLedger("shengsi", .county, code: "330922", territoryName: "嵊泗县")
        city.admit(late)
        #expect(city.hub.registry.orders.issued(to: late.name) == 2)
        for number in UInt64(1)...2 {
            guard let order = city.order(number, to: late.name) else {
                Issue.record("no order \(number)")
                continue
            }
            late.nowMs = city.hub.nowMs + number
            let decision = CountyRules.order(order, late.registry, nowMs: late.nowMs)
            late.write(decision.drafts, cause: .order(order), actor: city.hub.name)
        }
        #expect(late.registry.authorizations["U330902-2026-0001"]?.state.stage == .live)
    }

    @Test func anOrderIsCarriedOutOnce() throws {
        var city = City()
        _ = city.liveAuthorization()
        let first = try #require(city.order(1, to: city.dinghai.ledger.name))
        #expect(CountyRules.isRepeated(first, city.dinghai.ledger.registry))
        let refusal = CountyRules.order(first, city.dinghai.ledger.registry, nowMs: city.hub.nowMs).refusal
        #expect(refusal?.code == "order.out-of-sequence")
        #expect(refusal?.missing == ["expected:\(city.dinghai.ledger.registry.ordersApplied + 1)", "found:1"])
    }

    /// Revoked is terminal: neither an old permit nor a registration that comes again brings it back.
    @Test func nothingReEnablesWhatWasRevoked() throws {
        var city = City()
        let id = city.liveAuthorization()
        let permit = try #require(city.order(2, to: city.putuo.ledger.name))
        let registration = try #require(city.order(1, to: city.putuo.ledger.name))
        city.revoke(id)
        city.sync()
        for var order in [registration, permit] {
            order.number = city.putuo.ledger.registry.ordersApplied + 1
            city.putuo.ledger.nowMs += 1
            let decision = CountyRules.order(order, city.putuo.ledger.registry, nowMs: city.putuo.ledger.nowMs)
            let group = city.putuo.ledger.record(
                decision.drafts, cause: .order(order), actor: city.hub.name)
            city.putuo.ledger.append(group)
            #expect(city.putuo.ledger.registry.authorizations[id]?.state.stage == .revoked)
        }
    }

    @Test func aStopIsProvedOnceAndOnlyForARevocation() {
        var city = City()
        let id = city.liveAuthorization()
        let fact = StopReceipted(
            authorizationId: id, node: city.putuo.ledger.name, orderNumber: 3, stoppedMs: 5, inFlight: 2)
        #expect(city.hub.hubRules.stopReceipted(fact).isEmpty)
        city.revoke(id)
        city.hub.observe(city.hub.hubRules.stopReceipted(fact))
        #expect(city.hub.hubRules.stopReceipted(fact).isEmpty)
        var stranger = fact
        stranger.node = "tongdao://zhoushan/nowhere"
        #expect(city.hub.hubRules.stopReceipted(stranger).isEmpty)
    }

    @Test func aTerminationNeedsItsOwnCauses() {
        var city = City()
        let id = city.liveAuthorization()
        let motion = city.carriedMotion(id, .terminate)
        var command = RevokeAuthorization(authorizationId: id, motionId: motion, exitCause: .breach)
        #expect(
            city.hub.refuse(.revokeAuthorization(command), by: city.hubAdministrator).code
                == "revocation.cause-missing")
        command.exitCause = .operatorRequest
        city.hub.accept(.revokeAuthorization(command), by: city.hubAdministrator)
    }
}
