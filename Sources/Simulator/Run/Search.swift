// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Runs many seeds, several at once, until the time is up or one of them finds something.
package struct Search: Sendable {
    package var program: SimulatorProgram
    /// Seeds run are this one and those after it.
    package var firstSeed: UInt64
    /// Runs at once; one for each core is best.
    package var jobs: Int

    package init(program: SimulatorProgram, firstSeed: UInt64, jobs: Int) {
        self.program = program
        self.firstSeed = firstSeed
        self.jobs = max(1, jobs)
    }

    /// Everything the runs of a search came to.
    package struct Summary: Sendable {
        package var runs = 0
        /// Runs in which enough got done to prove something.
        package var counted = 0
        package var steps = 0
        /// Virtual time of all runs, in microseconds.
        package var durationUs: UInt64 = 0
        package var counters = Counters()
        package var coverage: Coverage?
        package var checks: [Property: Int] = [:]
        package var commands = 0
        package var registrations = 0
        package var revocations = 0
        package var uses = 0
        package var filings = 0
        /// The first run that found something.
        package var failure: RunReport?

        mutating func add(_ report: RunReport) {
            runs += 1
            steps += report.steps
            durationUs += report.durationUs
            counters.add(report.counters)
            if coverage == nil { coverage = report.coverage } else { coverage?.add(report.coverage) }
            checks.merge(report.checks, uniquingKeysWith: +)
            if report.work.isEnough { counted += 1 }
            commands += report.work.commands
            registrations += report.work.registrations
            revocations += report.work.revocations
            uses += report.work.uses
            filings += report.work.filings
            if report.violation != nil, failure == nil { failure = report }
        }
    }

    /// - Parameters:
    ///   - goesOn: asked before each new run.
    ///   - begins: told the seed of each run before it.
    ///   - ends: told the seed after the run, and what all came to so far.
    package func run(
        while goesOn: @escaping @Sendable () -> Bool, begins: @escaping @Sendable (UInt64) -> Void,
        ends: @Sendable (UInt64, Summary) -> Void
    ) async -> Summary {
        var summary = Summary()
        await withTaskGroup(of: RunReport.self) { group in
            var next = firstSeed
            func begin() {
                let (program, seed) = (program, next)
                next += 1
                group.addTask {
                    begins(seed)
                    return program.run(seed: seed)
                }
            }
            for _ in 0..<jobs { begin() }
            for await report in group {
                summary.add(report)
                ends(report.plan.seed, summary)
                if summary.failure == nil, goesOn() { begin() }
            }
        }
        return summary
    }
}
