// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Testing

@testable import Simulator

@Suite struct EventQueueTests {
    @Test func whatIsDueFirstComesFirstAndTiesKeepTheirOrder() {
        var queue = EventQueue()
        var random = SeededGenerator(seed: 4)
        var order: [(UInt64, Int)] = []
        for number in 0..<2_000 {
            let atUs = random.number(0...300)
            queue.add(atUs: atUs) { order.append((atUs, number)) }
        }
        while let event = queue.next() { event.action() }
        #expect(order.count == 2_000 && queue.isEmpty)
        for (earlier, later) in zip(order, order.dropFirst()) {
            #expect(earlier < later)
        }
    }
}

@Suite struct MachineClockTests {
    private let time = TrueTime()

    @Test func aJumpMovesTheWallAloneAndBothDrift() {
        let clock = MachineClock(of: "m", time)
        time.advance(to: 10_000_000)
        clock.jumpWall(byMs: -3_600_000)
        var now = clock.now()
        #expect(now.monotonicMilliseconds == 10_000)
        #expect(now.wallMilliseconds == MachineClock.epochMs + 10_000 - 3_600_000)
        clock.drift(10_000)
        time.advance(to: 110_000_000)
        now = clock.now()
        #expect(now.monotonicMilliseconds == 111_000, "one per cent fast over a hundred seconds")
        clock.synchronise()
        #expect(clock.now().wallMilliseconds == MachineClock.epochMs + 110_000)
    }

    @Test func waitingForAReadingTakesTheDriftIntoAccount() {
        let clock = MachineClock(of: "m", time)
        clock.drift(-100_000)
        let waitUs = clock.waitUs(untilMonotonicMs: 900)
        #expect(waitUs >= 1_000_000 && waitUs < 1_010_000)
        time.advance(to: waitUs)
        #expect(clock.now().monotonicMilliseconds >= 900)
        #expect(clock.waitUs(untilMonotonicMs: 900) == 0)
    }

    @Test func theMonotonicClockBeginsAnewWithTheMachineAndSaysSo() {
        let clock = MachineClock(of: "m", time)
        time.advance(to: 5_000_000)
        let before = clock.machineStart
        clock.restart()
        #expect(clock.now().monotonicMilliseconds == 0 && clock.machineStart != before)
    }
}
