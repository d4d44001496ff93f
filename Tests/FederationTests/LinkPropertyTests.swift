// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import Testing

/// SplitMix64: the same seed, the same run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// Random cuts, losses, doublings and appends; then quiet, and everything must have arrived once.
@Suite struct LinkPropertyTests {
    @Test(arguments: UInt64(1)...60) func whateverTheLineDoesTheCopyIsAPrefix(_ seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        var limits = FederationLimits()
        limits.batchRecords = 4
        limits.ordersInFlight = 3
        var pair = LinkPair(records: Int.random(in: 0...10, using: &generator), limits: limits)
        var cuts = 0
        pair.connect()
        for _ in 0..<200 {
            switch Int.random(in: 0..<12, using: &generator) {
            case 0:
                pair.cut()
                pair.connect()
                cuts += 1
            case 1: pair.append(Int.random(in: 1...6, using: &generator))
            case 2: pair.order("order \(pair.orders.count)")
            case 3 where !pair.downward.isEmpty:
                // A doubled order or grant; a doubled receipt or welcome would be the hub's fault and close the link.
                if case .order = pair.downward[0].content { pair.downward.insert(pair.downward[0], at: 0) }
            case 4 where pair.uplink.isOpen:
                pair.now += UInt64.random(in: 0...400_000, using: &generator)
                pair.perform(pair.uplink.tick(now: .at(pair.now)))
            default:
                pair.deliverUp()
                pair.deliverDown()
            }
            #expect(pair.copy == Array(pair.records.prefix(pair.copy.count)), "the copy is a prefix, seed \(seed)")
            #expect(pair.applied == Array((1...).prefix(pair.applied.count)), "orders once and in order, seed \(seed)")
            if pair.closedUp != nil || pair.closedDown != nil {
                Issue.record("link closed: \(String(describing: pair.closedUp ?? pair.closedDown)), seed \(seed)")
                return
            }
        }
        #expect(cuts > 0)
        pair.cut()
        pair.connect()
        pair.settle()
        #expect(pair.copy == pair.records)
        #expect(pair.applied.count == pair.orders.count)
        #expect(pair.countersignedSize == UInt64(pair.records.count))
    }
}
