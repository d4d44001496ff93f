// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import Testing

/// The two ends of a link together, over a line the test controls.
@Suite struct LinkTests {
    @Test func recordsOrdersAndPermitsGoAcross() {
        var pair = LinkPair(records: 5)
        pair.livePermits = ["U1"]
        pair.connect()
        pair.settle()
        #expect(pair.copy == pair.records)
        #expect(pair.countersignedSize == 5)
        #expect(pair.granted.last?.permits.map(\.authorizationId) == ["U1"])
        pair.append(3)
        pair.order("first")
        pair.settle()
        #expect(pair.copy == pair.records)
        #expect(pair.applied == [1])
        #expect(pair.receipts.map(\.number) == [1])
        #expect(pair.closedUp == nil && pair.closedDown == nil)
    }

    /// Between the welcome and the epoch's confirmation the hub comes back to work: the county must hear of it, for it
    /// holds back everything while it believes otherwise.
    @Test func theEndOfMaintenanceIsHeardEvenBeforeTheLinkIsOpen() {
        var pair = LinkPair(records: 5)
        pair.isHubInMaintenance = true
        pair.connect()
        pair.deliverUp()
        pair.isHubInMaintenance = false
        pair.perform(pair.downlink.maintenanceChanged(on: false, reason: "done"))
        pair.settle()
        #expect(pair.closedUp == nil && pair.closedDown == nil)
        #expect(pair.copy == pair.records)
    }

    /// The same from below: what the hello said is no longer so when the link opens.
    @Test func maintenanceSwitchedWhileGreetingIsSaidOnceTheLinkIsOpen() {
        var pair = LinkPair(records: 1)
        pair.connect()
        pair.perform(pair.uplink.maintenanceChanged(on: true, reason: "repairs"))
        pair.settle()
        #expect(pair.closedUp == nil && pair.closedDown == nil)
        #expect(pair.heardMaintenance == [true])
    }

    @Test func batchesStayWithinTheWindow() {
        var limits = FederationLimits()
        limits.batchRecords = 10
        limits.batchesInFlight = 2
        var pair = LinkPair(records: 100, limits: limits)
        pair.connect()
        var most = 0
        while !pair.upward.isEmpty || !pair.downward.isEmpty {
            // The hub answers only when nothing more comes up, the worst case for the window.
            if pair.upward.isEmpty { pair.deliverDown() }
            let batches = pair.upward.filter { if case .recordBatch = $0.content { true } else { false } }
            most = max(most, batches.count)
            pair.deliverUp()
        }
        #expect(most == 2)
        #expect(pair.copy == pair.records)
    }

    @Test(arguments: 0..<40) func aCutAnywhereLosesAndDoublesNothing(_ cutAfter: Int) {
        var limits = FederationLimits()
        limits.batchRecords = 3
        var pair = LinkPair(records: 20, limits: limits)
        for number in 1...5 { pair.order("order \(number)") }
        pair.connect()
        for _ in 0..<cutAfter {
            pair.deliverUp()
            pair.deliverDown()
        }
        pair.cut()
        pair.append(4)
        pair.order("while cut")
        pair.connect()
        pair.settle()
        #expect(pair.closedUp == nil && pair.closedDown == nil)
        #expect(pair.copy == pair.records)
        #expect(pair.applied == [1, 2, 3, 4, 5, 6])
    }

    @Test func aLateGrantNeverReenables() {
        var pair = LinkPair(records: 1)
        pair.livePermits = ["U1"]
        pair.connect()
        pair.settle()
        #expect(pair.granted.count == 1)
        // The next grant, made before a revocation, hangs on the line; the revocation overtakes nothing, but the grant
        // comes twice and once more much later.
        pair.now += 400_000
        pair.perform(pair.uplink.tick(now: .at(pair.now)))
        pair.deliverUp()
        let late = pair.downward
        pair.livePermits = []
        pair.settle()
        pair.order("revoke U1")
        pair.perform(pair.downlink.permitsChanged(ordersIssued: 1))
        pair.settle()
        let installed = pair.granted.count
        #expect(pair.granted.last?.permits.isEmpty == true)
        for message in late + late { pair.perform(pair.uplink.received(message, now: .at(pair.now))) }
        #expect(pair.granted.count == installed)
    }

    @Test func aGrantRestingOnOrdersNotYetAppliedWaits() {
        var pair = LinkPair(records: 1)
        pair.connect()
        pair.settle()
        let before = pair.granted.count
        pair.order("revoke U1")
        let order = pair.downward
        pair.downward = []
        pair.now += 400_000
        pair.perform(pair.uplink.tick(now: .at(pair.now)))
        pair.settle()
        #expect(pair.granted.count == before, "the grant rests on order 1, which is still on its way")
        pair.downward = order
        pair.settle()
        #expect(pair.applied == [1])
        #expect(pair.granted.count == before + 1)
    }

    @Test func aGrantWithAnOldSerialIsDroppedEvenIfItAnswersTheQuestion() {
        var pair = LinkPair(records: 1)
        pair.livePermits = ["U1"]
        pair.serial = 41
        pair.connect()
        pair.settle()
        #expect(pair.granted.map(\.serial) == [42])
        // The node above was set back, or is another one: it answers properly, but counts from an earlier number.
        pair.serial = 6
        pair.now += 400_000
        pair.perform(pair.uplink.tick(now: .at(pair.now)))
        pair.settle()
        #expect(pair.granted.map(\.serial) == [42])
    }

    @Test func aReceiptForAnOrderNotYetDueClosesTheLink() {
        var pair = LinkPair(records: 1)
        pair.connect()
        pair.settle()
        pair.order("first")
        pair.order("second")
        var body = OrderReceiptBody()
        body.node = Names.county
        body.number = 2
        let bytes = body.encode()
        let value = ToyCryptography.checksum(Array(Names.county.utf8), SignedBytes.orderReceipt(bytes))
        let receipt = OrderReceipt(body: bytes, signature: Signature(signer: Names.county, value: value))
        pair.perform(pair.downlink.received(LinkMessage(content: .orderReceipt(receipt)), now: .at(pair.now)))
        #expect(pair.closedDown?.code == .outOfOrder)
        #expect(pair.receipts.isEmpty)
    }

    @Test func aForgedOrderClosesTheLink() {
        var pair = LinkPair(records: 1)
        pair.connect()
        pair.settle()
        pair.order("genuine")
        guard case .order(var order) = pair.downward.first?.content else {
            Issue.record("an order was expected on the line")
            return
        }
        order.recordHash = Array("another".utf8)
        pair.downward = [LinkMessage(content: .order(order))]
        pair.deliverDown()
        #expect(pair.closedUp?.code == .badSignature)
        #expect(pair.applied.isEmpty)
    }

    @Test func anOrderWithAGapClosesTheLink() {
        var pair = LinkPair(records: 1)
        pair.connect()
        pair.settle()
        pair.order("first")
        pair.order("second")
        pair.downward.removeFirst()
        pair.deliverDown()
        #expect(pair.closedUp?.code == .outOfOrder)
    }

    @Test func aCountyWithAnotherHistoryStopsItself() {
        var pair = LinkPair(records: 4)
        pair.copy = [LinkPair.record(0), Array("other".utf8), LinkPair.record(2), LinkPair.record(3)]
        pair.connect()
        pair.settle()
        #expect(pair.closedDown?.rejection == .forked)
        #expect(pair.closedUp?.rejection == .forked)
    }

    @Test func silenceEndsAGreeting() {
        var pair = LinkPair(records: 1)
        pair.connect()
        pair.upward = []
        #expect(pair.uplink.tick(now: .at(9_999)).isEmpty)
        pair.perform(pair.uplink.tick(now: .at(10_000)))
        #expect(pair.closedUp?.code == .helloTimeout)
        pair.perform(pair.downlink.tick(now: .at(10_000)))
        #expect(pair.closedDown?.code == .helloTimeout)
    }

    @Test func aMessageBeforeItsTimeClosesTheLink() {
        var pair = LinkPair(records: 1)
        pair.perform(pair.downlink.received(LinkMessage(content: .recordBatch(RecordBatch())), now: .at(0)))
        #expect(pair.closedDown?.code == .outOfOrder)
    }

    @Test func nothingGoesUpWhileTheNodeAboveIsInMaintenance() {
        var pair = LinkPair(records: 0)
        pair.connect()
        pair.settle()
        pair.perform(pair.downlink.maintenanceChanged(on: true, reason: "upgrade"))
        pair.settle()
        pair.append(5)
        #expect(pair.upward.isEmpty)
        pair.perform(pair.downlink.maintenanceChanged(on: false, reason: ""))
        pair.settle()
        #expect(pair.copy == pair.records)
    }
}
