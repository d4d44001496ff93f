// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Simulator

/// Looking for the shortest schedule, on a run that fails when two faults meet.
@Suite struct ShorteningTests {
    /// Fails when county 3 is killed and the hub loses power, in at least 700 events.
    private func simulate(_ plan: RunPlan) -> Shortening.Found {
        let kills = plan.faults.contains { $0.fault == .kill(3) }
        let dark = plan.faults.contains { $0.fault == .powerLoss(1) }
        let fails = kills && dark && plan.safetySteps >= 700 && plan.counties >= 2
        return Shortening.Found(
            plan: plan, property: fails ? .lawful : nil, steps: 10, safetySteps: fails ? 700 : plan.safetySteps,
            endedInLiveness: !fails)
    }

    private func plan() -> RunPlan {
        var plan = RunPlan(seed: 9, steps: 20_000, counties: 5)
        plan.faults = (0..<40).map { TimedFault(atUs: $0, fault: .reset(2 + Int($0 % 5))) }
        plan.faults.append(TimedFault(atUs: 50, fault: .kill(3)))
        plan.faults.append(TimedFault(atUs: 60, fault: .powerLoss(1)))
        return plan
    }

    @Test func onlyWhatItTakesIsLeft() throws {
        var shortening = try #require(Shortening(simulate(plan()), simulate: simulate))
        shortening.run()
        #expect(shortening.best.plan.faults.map(\.fault) == [.kill(3), .powerLoss(1)])
        #expect(shortening.best.plan.safetySteps == 700)
        #expect(shortening.best.plan.counties == 2)
        #expect(shortening.best.plan.network == NetworkProfile())
        #expect(shortening.best.property == .lawful)
    }

    @Test func aSoundRunHasNothingToShorten() {
        var sound = plan()
        sound.faults = []
        #expect(Shortening(simulate(sound), simulate: simulate) == nil)
    }

    /// Another property broken on the way is another finding, not this one.
    @Test func anotherPropertyIsNotTheSameFinding() throws {
        let other: (RunPlan) -> Shortening.Found = { plan in
            var found = simulate(plan)
            if plan.faults.count < 42 { found.property = .liveness }
            return found
        }
        var shortening = try #require(Shortening(other(plan()), simulate: other))
        shortening.run()
        #expect(shortening.best.plan.faults.count == 42)
    }
}
