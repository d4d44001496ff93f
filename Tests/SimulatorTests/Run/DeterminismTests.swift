// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Simulator

/// The same seed gives the same run to the byte; another seed gives another.
@Suite struct DeterminismTests {
    static let steps = 4_000

    @Test(arguments: [1, 2, 3, 44, 77] as [UInt64])
    func aSeedIsARun(_ seed: UInt64) {
        let program = SimulatorProgram(steps: Self.steps)
        let first = program.run(seed: seed, isTraced: true)
        let second = program.run(seed: seed, isTraced: true)
        #expect(first.violation == nil, "\(first.violation.map { "\($0)" } ?? "")")
        #expect(first.trace.count > 100)
        #expect(first.trace == second.trace)
        #expect(first.digest == second.digest)
        #expect(first.counters == second.counters)
        #expect(first.coverage == second.coverage)
        #expect(first.durationUs == second.durationUs)
    }

    /// Writing down what happens must not change it.
    @Test func aTraceChangesNothing() {
        let program = SimulatorProgram(steps: Self.steps)
        let silent = program.run(seed: 5)
        let traced = program.run(seed: 5, isTraced: true)
        #expect(silent.digest == traced.digest && silent.trace.isEmpty && !traced.trace.isEmpty)
    }

    @Test func seedsDiffer() {
        let program = SimulatorProgram(steps: 1_000)
        let digests = Set((1...6).map { program.run(seed: $0).digest })
        #expect(digests.count == 6)
    }
}
