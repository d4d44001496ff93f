// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import NodeCore

/// Effects one after another, whether they are answered at once or later.
@Suite struct EffectQueueTests {
    @Test func theNextBeginsWhenTheOneBeforeIsDone() {
        var begun: [Int] = []
        var waiting: [() -> Void] = []
        let queue = EffectQueue<Int> { effect, done in
            begun.append(effect)
            waiting.append(done)
        }
        for effect in 1...3 { queue.add(effect) }
        #expect(begun == [1])
        var isEmpty = false
        queue.whenEmpty { isEmpty = true }
        waiting[0]()
        #expect(begun == [1, 2] && !isEmpty)
        waiting[1]()
        waiting[2]()
        #expect(begun == [1, 2, 3] && isEmpty && queue.isEmpty)
    }

    /// An effect that is answered at once may ask for the next; a hundred thousand of them must not fill the stack.
    @Test func answersAtOnceDoNotPileUp() {
        var queue: EffectQueue<Int>?
        var count = 0
        queue = EffectQueue { effect, done in
            count += 1
            if effect > 0 { queue?.add(effect - 1) }
            done()
        }
        queue?.add(100_000)
        #expect(count == 100_001)
        queue = nil
    }

    @Test func anEmptyQueueSaysSoAtOnce() {
        let queue = EffectQueue<Int> { _, done in done() }
        var isTold = false
        queue.whenEmpty { isTold = true }
        #expect(isTold)
    }
}

@Suite struct StoredLeaseEndTests {
    @Test func whatIsKeptIsReadBack() {
        let end = StoredLeaseEnd(123_456_789, at: "start-1 66:12")
        #expect(StoredLeaseEnd(bytes: end.bytes) == end)
        #expect(StoredLeaseEnd(bytes: [1, 2, 3]) == nil)
        #expect(StoredLeaseEnd(bytes: Array(end.bytes.prefix(8)) + [0xff]) == nil)
    }
}

@Suite struct ReconnectingTests {
    @Test func theWaitGrowsWithFailuresAndIsCutByChance() {
        for chance: UInt64 in [0, 1, 49, 12_345, .max] {
            let first = Reconnecting.waitMilliseconds(after: .linked, failures: 0, chance: chance)
            #expect((50...100).contains(first))
            #expect(
                (250...500).contains(Reconnecting.waitMilliseconds(after: .unreachable, failures: 9, chance: chance)))
            #expect(
                (7_500...15_000).contains(Reconnecting.waitMilliseconds(after: .rejected, failures: 99, chance: chance))
            )
        }
    }
}
