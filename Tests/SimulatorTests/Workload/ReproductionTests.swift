// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules
import Testing

@testable import Simulator

/// The same seed gives the same run.
@Suite struct ReproductionTests {
    private static func run(_ seed: UInt64) -> Town {
        var town = Town(seed: seed)
        for _ in 0..<800 { town.step() }
        _ = town.finish(limit: 2000)
        return town
    }

    @Test(arguments: [UInt64(3), 11, 2_026])
    func theSameSeedGivesTheSameBytes(_ seed: UInt64) {
        let (one, other) = (Self.run(seed), Self.run(seed))
        #expect(one.sent.count > 300)
        #expect(one.sent == other.sent)
        #expect(one.nodes.map(\.head) == other.nodes.map(\.head))
        #expect(one.workload.coverage.report == other.workload.coverage.report)
    }

    @Test func anotherSeedGivesOtherBytes() {
        #expect(Self.run(3).sent != Self.run(4).sent)
    }

    @Test func profilesDifferAndSwitchActionsOff() {
        var random = SeededGenerator(seed: 1)
        let profiles = (0..<40).map { _ in WorkloadProfile.drawn(&random) }
        #expect(Set(profiles.map(\.actions)).count > 30)
        #expect(profiles.contains { $0.actions.values.contains(0) })
        for profile in profiles {
            #expect(profile.modes.count == WorkloadMode.allCases.count)
            #expect(profile.actions.count == ActionKind.allCases.count)
        }
    }

    @Test func aCommandSwitchedOffIsNotDrawn() {
        var profile = WorkloadProfile.even
        profile.actions[.publishNotice] = 0
        var town = Town(seed: 5, profile: profile)
        for _ in 0..<600 { town.step() }
        #expect(town.workload.coverage.count(.publishNotice).tried == 0)
        #expect(town.workload.coverage.count(.grantRole).tried > 50)
    }
}
