// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Simulator

/// What is drawn from a seed: the same for the same seed, every kind of fault for some, and none for others.
@Suite struct PlanTests {
    private let plans = (1...400).map { RunPlan(seed: $0, steps: 20_000) }

    @Test func theSameSeedGivesTheSamePlan() {
        for seed: UInt64 in [1, 2, 77] {
            #expect(RunPlan(seed: seed, steps: 5_000) == RunPlan(seed: seed, steps: 5_000))
        }
        #expect(RunPlan(seed: 1, steps: 5_000) != RunPlan(seed: 2, steps: 5_000))
    }

    @Test(arguments: FaultKind.allCases)
    func everyKindComesInSomeRunsAndNotInOthers(_ kind: FaultKind) {
        let with = plans.filter { plan in plan.faults.contains { $0.fault.kind == kind } }.count
        #expect(with > 40 && with < 360, "\(kind) is in \(with) of \(plans.count) plans")
    }

    @Test func everyLieIsTold() {
        var told: Set<Fault.Lie> = []
        for plan in plans {
            for case .lie(_, let lie) in plan.faults.map(\.fault) { told.insert(lie) }
        }
        #expect(told.count == Fault.Lie.allCases.count)
    }

    /// Otherwise leases would end early or late by the model's own doing.
    @Test func clocksKeepWithinTheBoundOverOneLease() {
        for plan in plans {
            for case .clockDrift(_, let ppm) in plan.faults.map(\.fault) {
                let apartMs = Double(2 * ppm.magnitude) * Double(plan.leaseSeconds) / 1_000
                #expect(apartMs <= Double(plan.clockBoundMs))
            }
        }
    }

    @Test func faultsStrikeNodesThatExistInTheTimeOfFaults() {
        for plan in plans {
            for timed in plan.faults {
                #expect(timed.fault.place < plan.counties + 2)
                // What follows another fault may come some leases later.
                #expect(timed.atUs <= 2 * plan.faultsEndUs + 4_000_000 * UInt64(plan.leaseSeconds))
            }
        }
    }
}
