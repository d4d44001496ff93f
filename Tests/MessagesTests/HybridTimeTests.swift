// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Messages
import Testing

@Suite("Hybrid logical time")
struct HybridTimeTests {
    @Test("milliseconds and counter share one number that sorts by time")
    func layout() {
        let time = HybridTime(milliseconds: 1_700_000_000_000, counter: 3)
        #expect(time.rawValue == 1_700_000_000_000 << 16 | 3)
        #expect(time.milliseconds == 1_700_000_000_000 && time.counter == 3)
        #expect(time < HybridTime(milliseconds: 1_700_000_000_001))
        #expect(HybridTime(milliseconds: .max).milliseconds == HybridTime.maximumMilliseconds)
    }

    @Test("the counter moves on while the clock stands still, goes back, or the counter is full")
    func advance() {
        var time = HybridTime.zero
        #expect(time.advance(physicalMilliseconds: 100) == HybridTime(milliseconds: 100))
        #expect(time.advance(physicalMilliseconds: 100) == HybridTime(milliseconds: 100, counter: 1))
        #expect(time.advance(physicalMilliseconds: 5) == HybridTime(milliseconds: 100, counter: 2))
        time = HybridTime(milliseconds: 100, counter: .max)
        #expect(time.advance(physicalMilliseconds: 100) == HybridTime(milliseconds: 101))
        time = HybridTime(rawValue: .max)
        #expect(time.advance(physicalMilliseconds: 100).rawValue == .max)
    }

    @Test("random clocks never take it back")
    func monotonic() throws {
        var source = Sampler(seed: 5)
        var time = HybridTime.zero
        for _ in 0..<100_000 {
            let before = time
            let physical = UInt64(source.below(1000))
            if source.bool() {
                time.advance(physicalMilliseconds: physical)
            } else {
                let remote = HybridTime(milliseconds: UInt64(source.below(1200)), counter: UInt16(source.below(65536)))
                let heard: HybridTime? = try? time.observe(
                    remote, physicalMilliseconds: physical, boundMilliseconds: 100)
                #expect((heard == nil) == (remote.milliseconds > physical + 100))
                if heard == nil {
                    #expect(time == before)
                    continue
                }
                #expect(time > remote)
            }
            #expect(time > before)
        }
    }

    @Test("a clock too far ahead is refused and leaves the time alone")
    func bound() throws {
        var time = HybridTime(milliseconds: 100)
        try time.observe(.init(milliseconds: 110), physicalMilliseconds: 100, boundMilliseconds: 10)
        #expect(time == HybridTime(milliseconds: 110, counter: 1))
        #expect(throws: ClockError(aheadMilliseconds: 11, boundMilliseconds: 10)) {
            try time.observe(.init(milliseconds: 111), physicalMilliseconds: 100, boundMilliseconds: 10)
        }
        #expect(time == HybridTime(milliseconds: 110, counter: 1))
        try time.observe(.init(milliseconds: 111), physicalMilliseconds: 100, boundMilliseconds: .max)
    }
}
