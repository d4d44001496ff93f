// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@Suite struct GateTests {
    private let use = UseRequest(
        authorization: "U330902-2026-0001", kind: .delivery, purpose: "ferry-forecast",
        dataItems: ["weather.daily", "ferry.trips"])

    @Test func aUseIsLetThroughUnderALivePermitUntilItEnds() {
        var city = City()
        _ = city.liveAuthorization()
        let ledger = city.putuo.ledger
        let book = city.book(for: ledger, endsMs: ledger.nowMs + 100)
        let gate = Gate(registry: ledger.registry)
        #expect(
            gate.decide(use, book: book, nowMs: ledger.nowMs + 99)
                == .granted(PermitFact(serial: 1, generation: 1, endsMs: ledger.nowMs + 100)))
        guard case .refused(let refusal) = gate.decide(use, book: book, nowMs: ledger.nowMs + 100) else {
            Issue.record("granted after the end")
            return
        }
        #expect(refusal.code == "use.no-permit")
        #expect(refusal.ruleSet == "ZS2024")
    }

    @Test func aPreparedGateFollowsTheRegistry() {
        var city = City()
        let id = city.liveAuthorization()
        var gate = Gate(registry: city.putuo.ledger.registry)
        let book = city.book(for: city.putuo.ledger, endsMs: .max)
        city.revoke(id)
        city.sync()
        gate.refresh(city.putuo.ledger.registry)
        guard case .refused(let refusal) = gate.decide(use, book: book, nowMs: city.putuo.ledger.nowMs) else {
            Issue.record("the gate did not notice")
            return
        }
        #expect(refusal.code == "use.revoked")
    }

    @Test func maintenanceClosesTheGate() {
        var city = City()
        _ = city.liveAuthorization()
        var gate = Gate(registry: city.putuo.ledger.registry)
        let book = city.book(for: city.putuo.ledger, endsMs: .max)
        city.putuo.ledger.accept(
            .setMaintenance(SetMaintenance(on: true, reason: "disk")), by: city.putuo.ledger.admin)
        gate.refresh(city.putuo.ledger.registry)
        guard case .refused(let refusal) = gate.decide(use, book: book, nowMs: city.putuo.ledger.nowMs) else {
            Issue.record("open in maintenance")
            return
        }
        #expect(refusal.code == "node.maintenance")
    }

    @Test func aPersonStartsAndEndsAUse() {
        var city = City()
        let id = city.liveAuthorization()
        let book = city.book(for: city.dinghai.ledger, endsMs: city.dinghai.ledger.nowMs + 900_000)
        let start = Action.What.startUse(
            StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"]))
        let signatory = city.dinghai.signatory
        let started = city.dinghai.ledger.accept(start, by: signatory, permit: book.fact(for: id))
        #expect(started == "S\(city.dinghai.ledger.registry.sequence)")
        #expect(city.dinghai.ledger.registry.uses[started]?.authorization == id)
        #expect(city.dinghai.ledger.refuse(start, by: signatory).code == "use.no-permit")
        city.dinghai.ledger.accept(.endUse(EndUse(useId: started, reason: "done")), by: signatory)
        #expect(city.dinghai.ledger.registry.uses.inFlight.isEmpty)
        let again = city.dinghai.ledger.refuse(.endUse(EndUse(useId: started)), by: signatory)
        #expect(again.code == "subject.not-found")
    }

    @Test func anotherOperatorsPeopleCannotUseIt() {
        var city = City()
        let id = city.liveAuthorization()
        let other = city.dinghai.ledger.grant(
            .operatorSignatory, to: city.dinghai.ledger.person("otherfirm", "sun"))
        let refusal = city.dinghai.ledger.refuse(
            .startUse(StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])),
            by: other)
        #expect(refusal.code == "organ.foreign")
    }
}

/// The book of permits: newest grant only.
@Suite struct PermitBookTests {
    private func grant(_ serial: UInt64, epoch: UInt64 = 1, orders: UInt64 = 0) -> PermitGrantBody {
        PermitGrantBody(
            node: "tongdao://zhoushan/putuo", epoch: epoch, serial: serial, endsMs: 1000,
            permits: [PermitLine(authorizationId: "U1", generation: 1)], ordersIssued: orders)
    }

    @Test func onlyNewerGrantsCount() {
        var book = PermitBook(node: "tongdao://zhoushan/putuo")
        #expect(book.install(grant(5), effectiveEndMs: 900, ordersApplied: 0) == .installed)
        #expect(book.install(grant(5), effectiveEndMs: 950, ordersApplied: 0) == .older)
        #expect(book.install(grant(4), effectiveEndMs: 950, ordersApplied: 0) == .older)
        #expect(book.install(grant(6, epoch: 0), effectiveEndMs: 950, ordersApplied: 0) == .notForUs)
        #expect(book.install(grant(6, orders: 3), effectiveEndMs: 950, ordersApplied: 2) == .ordersMissing(needed: 3))
        #expect(book.endsMs == 900)
        #expect(book.install(grant(6, orders: 3), effectiveEndMs: 5000, ordersApplied: 3) == .installed)
        #expect(book.endsMs == 1000)
        #expect(book.isLive("U1", at: 999) && !book.isLive("U1", at: 1000))
    }

    /// A book that begins anew on another machine, under a node whose ledger already rests on a newer grant.
    @Test func aNewBookTakesNothingOlderThanItsLedgerRestsOn() {
        var book = PermitBook(node: "tongdao://zhoushan/putuo")
        book.takeOnlyNewer(than: 5)
        #expect(book.install(grant(4), effectiveEndMs: 900, ordersApplied: 0) == .older)
        #expect(book.fact(for: "U1") == nil)
        #expect(book.install(grant(6), effectiveEndMs: 900, ordersApplied: 0) == .installed)
        book.takeOnlyNewer(than: 5)
        #expect(book.serial == 6)
    }

    @Test func aGrantForAnotherNodeIsNotOurs() {
        var book = PermitBook(node: "tongdao://zhoushan/dinghai")
        #expect(book.install(grant(1), effectiveEndMs: 900, ordersApplied: 0) == .notForUs)
        #expect(book.fact(for: "U1") == nil)
    }

    @Test func aDroppedPermitIsGone() {
        var book = PermitBook(node: "tongdao://zhoushan/putuo")
        _ = book.install(grant(1), effectiveEndMs: 900, ordersApplied: 0)
        #expect(book.liveCount(at: 899) == 1)
        book.drop("U1")
        #expect(book.fact(for: "U1") == nil)
        #expect(book.liveCount(at: 899) == 0)
    }
}
