// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Looks for the shortest schedule that still breaks the same property: fewer faults, fewer counties, quieter lines,
/// fewer events. What is left is what it takes.
struct Shortening {
    /// Events spent at the most, over all runs: well under half a minute.
    static let mostSteps = 3_000_000

    private(set) var best: Found
    private(set) var runs = 0
    private var steps = 0
    private var isSpent: Bool { steps > Self.mostSteps }
    private let property: Property
    private let simulate: (RunPlan) -> Found

    /// What a shortening needs to know of a run.
    struct Found {
        var plan: RunPlan
        var property: Property?
        var steps: Int
        /// Events of the phase with faults, and whether the run came beyond it.
        var safetySteps: Int
        var endedInLiveness: Bool
    }

    /// - Parameters:
    ///   - found: a run that found something.
    ///   - simulate: runs a plan.
    init?(_ found: Found, simulate: @escaping (RunPlan) -> Found) {
        guard let property = found.property else { return nil }
        best = found
        self.property = property
        self.simulate = simulate
    }

    /// - Parameter report: of a run that found something.
    init?(_ report: RunReport) {
        self.init(Found(report)) { Found(Simulation($0).run()) }
    }

    /// Makes the plan smaller until nothing can be taken away, or the runs are spent.
    mutating func run() {
        endWhereItFailed()
        repeat {
            let before = best.plan
            quieten()
            removeFaults()
            removeCounties()
            endWhereItFailed()
            if best.plan == before { return }
        } while !isSpent
    }

    /// Takes a smaller plan if it still breaks the property.
    @discardableResult
    private mutating func keep(_ change: (inout RunPlan) -> Void) -> Bool {
        guard !isSpent else { return false }
        var plan = best.plan
        change(&plan)
        guard plan != best.plan else { return false }
        runs += 1
        let found = simulate(plan)
        steps += found.steps
        guard found.property == property else { return false }
        best = found
        return true
    }

    private mutating func endWhereItFailed() {
        // A violation of the liveness phase needs the first phase to end somewhere.
        if property == .liveness || best.endedInLiveness {
            var size = best.plan.safetySteps / 2
            while size > 100, !isSpent {
                let steps = best.plan.safetySteps - size
                if !keep({ $0.safetySteps = steps }) { size /= 2 }
                if size > best.plan.safetySteps { size = best.plan.safetySteps / 2 }
            }
        } else {
            let steps = best.safetySteps
            keep { $0.safetySteps = steps }
        }
    }

    private mutating func quieten() {
        keep { plan in
            let calm = NetworkProfile()
            plan.network = calm
        }
        keep { $0.network.lossPer10k = 0 }
        keep { $0.network.droppedPer10k = 0 }
        keep { $0.network.doubledPer10k = 0 }
        keep { $0.network.reorderedPer10k = 0 }
        keep { $0.network.resetPer10k = 0 }
        keep { $0.sendsBytes = false }
        keep { $0.workload = .even }
    }

    /// Halves, then quarters, down to single faults (delta debugging).
    private mutating func removeFaults() {
        var size = max(1, best.plan.faults.count / 2)
        while !best.plan.faults.isEmpty, !isSpent {
            var start = 0
            while start < best.plan.faults.count {
                let end = min(best.plan.faults.count, start + size)
                if !keep({ $0.faults.removeSubrange(start..<end) }) { start = end }
            }
            if size == 1 { return }
            size = max(1, size / 2)
        }
    }

    private mutating func removeCounties() {
        while best.plan.counties > 1 {
            let counties = best.plan.counties - 1
            let isKept = keep { plan in
                plan.counties = counties
                plan.faults.removeAll { $0.fault.place >= counties + 2 }
            }
            if !isKept { return }
        }
    }
}

extension Shortening.Found {
    init(_ report: RunReport) {
        self.init(
            plan: report.plan, property: report.violation?.property, steps: report.steps,
            safetySteps: report.safetyStepsDone, endedInLiveness: report.endedInLiveness)
    }
}
