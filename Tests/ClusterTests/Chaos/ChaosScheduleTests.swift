// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

/// A schedule is its seed's, and leaves nothing out.
@Suite struct ChaosScheduleTests {
    private func schedule(seed: UInt64) throws -> ChaosSchedule {
        let topology = try Topology.zhoushan(with: "dinghai", "putuo", "daishan").withLease(seconds: 5)
        return ChaosRun.schedule(topology, seed: seed, seconds: 60)
    }

    @Test func theSameSeedGivesTheSameSchedule() throws {
        #expect(try schedule(seed: 7).lanes == schedule(seed: 7).lanes)
        #expect(try schedule(seed: 7).lanes != schedule(seed: 8).lanes)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func everyScheduleHasEveryFaultAndKillsEveryDaemon(_ seed: UInt64) throws {
        let lanes = try schedule(seed: seed).lanes
        #expect(Set(lanes.joined().map(\.kind)) == Set(ChaosSchedule.Kind.allCases))
        #expect(
            Set(lanes[2].filter { $0.kind == .kill }.map(\.node)) == [
                "province", "city", "dinghai", "putuo", "daishan",
            ])
        // No two lanes ever set the faults of one link.
        #expect(Set(lanes[0].map(\.node)).isDisjoint(with: lanes[1].map(\.node)))
        for event in lanes[2] where event.kind == .pause { #expect(event.durationMilliseconds > 5500) }
    }
}
