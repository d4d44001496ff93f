// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// What is said to stop before the act is what stops by it.
@Suite struct ImpactTests {
    @Test(arguments: [Impact.Act.revoke, .suspend])
    func theListBeforeIsWhatStops(_ act: Impact.Act) throws {
        var city = City()
        let id = city.liveAuthorization()
        let start = StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        let book = city.book(for: city.dinghai.ledger, endsMs: .max)
        for _ in 0..<2 {
            city.dinghai.ledger.accept(.startUse(start), by: city.dinghai.signatory, permit: book.fact(for: id))
        }
        city.sync()
        let before = try #require(
            Impact.of(id, act, hub: city.hub.registry, copies: city.copies, nowMs: city.hub.nowMs))
        #expect(before.grants == [id] && before.products.isEmpty)
        #expect(before.consumers.contains(city.dinghai.signatory) && before.consumers.contains(city.dinghai.applicant))
        let place = city.dinghai.ledger.records.count
        if act == .revoke { city.revoke(id) } else { city.suspend(id) }
        city.sync()
        var ended: [String] = []
        for case .useEnded(let fact)? in city.dinghai.ledger.records[place...].map({ $0.body?.fact }) {
            ended.append(fact.useId)
        }
        #expect(ended.count == 2 && before.uses.map(\.useId) == ended)
        #expect(before.stateAfter == city.hub.registry.authorizations[id]?.state.stage.rawValue)
        let key = city.hub.registry.stopKey(of: id)
        for node in before.nodes {
            #expect(city.hub.registry.stops.proof(of: key, at: node.node)?.inFlight == node.inFlight)
        }
        #expect(before.nodes.map(\.node) == [city.dinghai.ledger.name, city.putuo.ledger.name])
    }

    @Test func whatCannotStopHasNoImpact() throws {
        var city = City()
        let id = city.liveAuthorization()
        city.revoke(id)
        let after = try #require(
            Impact.of(id, .suspend, hub: city.hub.registry, copies: city.copies, nowMs: city.hub.nowMs))
        #expect(after.state == "revoked" && after.stateAfter == "revoked" && after.nodes.isEmpty)
        #expect(Impact.of("U9", .revoke, hub: city.hub.registry, copies: [:], nowMs: 0) == nil)
    }
}
