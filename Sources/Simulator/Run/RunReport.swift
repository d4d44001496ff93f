// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What came of a run.
package struct RunReport: Sendable {
    package let plan: RunPlan
    package let violation: Violation?
    package let steps: Int
    /// Virtual time, in microseconds.
    package let durationUs: UInt64
    /// A mix of everything that happened.
    package let digest: UInt64
    package let trace: [String]
    package let counters: Counters
    package let coverage: Coverage
    /// Times the oracle looked, by property.
    package let checks: [Property: Int]
    package let work: Work
    /// Whether the run came to the phase without faults.
    let endedInLiveness: Bool
    /// Events of the phase with faults.
    let safetyStepsDone: Int

    /// What got done: a run that did too little proves nothing.
    package struct Work: Sendable, Equatable {
        package var commands = 0
        package var registrations = 0
        package var revocations = 0
        package var uses = 0
        package var filings = 0

        /// Whether the run counts: the city was founded and came to work.
        package var isEnough: Bool { commands >= 50 && registrations >= 1 }
    }

    init(_ world: World) {
        plan = world.plan
        violation = world.violation
        steps = world.steps
        durationUs = world.time.nowUs
        digest = world.trace.digest
        trace = world.trace.lines
        endedInLiveness = world.phase == .liveness
        safetyStepsDone = min(world.plan.safetySteps, world.steps - world.safetyStartStep)
        counters = world.counters
        coverage = world.workload.coverage
        checks = world.oracle.checks
        work = Work(
            commands: world.counters["command.accepted"], registrations: world.oracle.city.registrations,
            revocations: world.oracle.city.revocations, uses: world.oracle.uses,
            filings: world.oracle.city.receipted.count)
    }
}
