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

    /// Who leaves takes along what rests on them, and nothing else: the list before is what shows as stale after.
    @Test func whoLeavesMakesStaleWhatIsListed() throws {
        var city = City()
        let id = city.liveAuthorization()
        let open = city.dinghai.caseUp(to: .reviewed, scenario: "harbour")
        city.dinghai.ledger.accept(
            .withdrawRole(WithdrawRole(person: city.dinghai.applicant, role: .applicant, reason: "离职")),
            by: city.dinghai.ledger.admin)
        let expert = try #require(city.dinghai.ledger.registry.cases[open]?.panel.first)
        city.sync()
        func impact(_ person: String) -> ImpactAnswer? {
            Impact.of(person, .withdrawPerson, hub: city.hub.registry, copies: city.copies, nowMs: city.hub.nowMs)
        }
        #expect(impact(expert)?.approvals == [open] && impact(expert)?.grants == [])
        #expect(impact(city.dinghai.signatory)?.grants == [id])
        #expect(impact(city.dinghai.signatory)?.consumers == [city.dinghai.signatory])
        #expect(impact(city.dinghai.government)?.approvals == [])
        #expect(impact("tongdao://zhoushan/dinghai/bureau/nobody") == nil)
        for (person, role) in [(expert, Role.expert), (city.dinghai.signatory, .operatorSignatory)] {
            city.dinghai.ledger.accept(
                .withdrawRole(WithdrawRole(person: person, role: role, reason: "离职")), by: city.dinghai.ledger.admin)
        }
        let registers = Registers(city.dinghai.ledger.registry, ruleSet: .zs2024, nowMs: city.dinghai.ledger.nowMs)
        func stale(_ name: RegisterName, _ reason: String) -> [String] {
            registers.entries(of: name).filter { entry in entry.values.contains { $0.text == reason } }.map(\.id)
        }
        #expect(stale(.cases, "expert-withdrawn") == [open])
        #expect(stale(.authorizations, "applicant-withdrawn") == [id])
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
