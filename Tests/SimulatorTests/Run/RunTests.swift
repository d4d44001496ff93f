// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import Simulator

/// What a handful of runs must have looked at and reached, so that their silence means something.
@Suite struct RunTests {
    /// So many that enough of them let people work, although what a seed draws changes with every action that is added.
    static let seeds: ClosedRange<UInt64> = 100...119

    @Test func runsLookAtEverythingAndGetWorkDone() async {
        let search = Search(program: SimulatorProgram(steps: 30_000), firstSeed: Self.seeds.lowerBound, jobs: 2)
        let left = Countdown(Self.seeds.count - 2)
        let summary = await search.run {
            left.takeOne()
        } begins: { _ in
        } ends: { _, _ in
        }
        #expect(summary.failure == nil, "\(summary.failure.map { "seed \($0.plan.seed): \($0.violation!)" } ?? "")")
        #expect(summary.runs == Self.seeds.count)
        #expect(summary.counted >= Self.seeds.count / 2)
        #expect(summary.registrations > 10 && summary.uses > 10 && summary.filings > 10)
        for property in Property.allCases where property.isCounted {
            #expect(summary.checks[property] ?? 0 > 0, "\(property) was never looked at")
        }
        for what in ["message.sent", "daemon.started", "link.opened", "grant.installed", "use.begun"] {
            #expect(summary.counters[what] > 0, "\(what) never happened")
        }
        let struck = FaultKind.allCases.filter { summary.counters["fault.\($0.rawValue)"] > 0 }
        #expect(struck.count > FaultKind.allCases.count / 2, "only \(struck)")
    }

    @Test func aRunWithoutWorkDoesNotCount() {
        let report = SimulatorProgram(steps: 100).run(seed: 3)
        #expect(report.violation == nil)
        var work = RunReport.Work()
        #expect(!work.isEnough)
        (work.commands, work.registrations) = (50, 1)
        #expect(work.isEnough)
    }
}

extension Property {
    /// The last three are found by something that happens, not by looking.
    var isCounted: Bool { self != .ledgerOpens && self != .nodeRuns && self != .liveness }
}

/// Lets so many through.
final class Countdown: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    func takeOne() -> Bool {
        left.withLock { left in
            left -= 1
            return left >= 0
        }
    }
}
