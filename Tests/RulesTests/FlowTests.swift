// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// The whole way of one case, as the demonstration walks it.
@Suite struct FlowTests {
    @Test func aCaseGoesAllTheWay() {
        var city = City()
        let application = city.dinghai.caseUp(to: .sealed)
        #expect(application == "A330902-2026-0001")
        #expect(city.dinghai.ledger.registry.cases[application]?.state == .sealed(authorization: "U330902-2026-0001"))
        city.sync()
        let id = "U330902-2026-0001"
        for registry in [city.dinghai.ledger.registry, city.putuo.ledger.registry, city.hub.registry] {
            #expect(registry.authorizations[id]?.state.stage == .live)
            #expect(registry.authorizations[id]?.state.registration?.number == "ZS-2026-000001")
        }
        #expect(city.dinghai.ledger.registry.cases[application]?.state == .live(authorization: id))
        #expect(city.dinghai.ledger.registry.authorizations[id]?.filingReceipt == "ZJ-2026-000001")
        #expect(city.hub.registry.authorizations[id]?.filingReceipt == "ZJ-2026-000001")
    }

    @Test func aRevocationStopsEverywhereForGood() {
        var city = City()
        let id = city.liveAuthorization()
        let book = city.book(for: city.putuo.ledger, endsMs: city.putuo.ledger.nowMs + 900_000)
        let use = UseRequest(authorization: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        let permit = book.fact(for: id) ?? PermitFact()
        let sequence = city.putuo.ledger.registry.sequence + 1
        city.putuo.ledger.write(
            [Gate.draft(use, permit: permit, sequence: sequence)], cause: .observation(Observation(what: "gate")),
            permit: permit)
        city.revoke(id)
        city.sync()
        let proof = city.hub.registry.stops.proof(of: id, at: city.putuo.ledger.name)
        #expect(proof?.inFlight == 1)
        #expect(city.hub.registry.stops.proof(of: id, at: city.dinghai.ledger.name)?.inFlight == 0)
        #expect(city.putuo.ledger.registry.uses.inFlight.isEmpty)
        #expect(city.dinghai.ledger.registry.authorizations[id]?.state.stage == .revoked)
        // The old permit is still in the book and has not ended.
        let gate = Gate(registry: city.putuo.ledger.registry)
        guard case .refused(let refusal) = gate.decide(use, book: book, nowMs: city.putuo.ledger.nowMs) else {
            Issue.record("a revoked authorization passed the gate")
            return
        }
        #expect(refusal.code == "use.revoked")
        #expect(refusal.clauses == ["ZS-3.6b"])
    }
}
