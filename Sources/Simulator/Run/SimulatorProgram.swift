// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What `tongdao-sim` does, without the terminal: one seed, or many.
package struct SimulatorProgram: Sendable {
    /// Events of the phase with faults of a run.
    package static let defaultSteps = 20_000

    package var steps: Int
    /// Nothing: drawn from the seed.
    package var counties: Int?

    package init(steps: Int = SimulatorProgram.defaultSteps, counties: Int? = nil) {
        self.steps = steps
        self.counties = counties
    }

    /// Runs one seed.
    package func run(seed: UInt64, isTraced: Bool = false) -> RunReport {
        Simulation(RunPlan(seed: seed, steps: steps, counties: counties)).run(isTraced: isTraced)
    }

    /// The shortest schedule found that still breaks the same property, with its trace.
    package func shorten(_ report: RunReport) -> (report: RunReport, runs: Int) {
        guard var shortening = Shortening(report) else { return (report, 0) }
        shortening.run()
        return (Simulation(shortening.best.plan).run(isTraced: true), shortening.runs)
    }
}
