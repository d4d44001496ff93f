// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Simulator

/// What runs came to, as lines for people.
enum Figures {
    private static let traceLines = 60

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    static func line(_ report: RunReport, _ seconds: Double) -> String {
        let work = report.work
        let outcome = report.violation == nil ? (work.isEnough ? "sound" : "sound, but too little got done") : "FOUND"
        return "seed \(report.plan.seed): \(outcome); \(report.steps) steps, \(work.commands) commands, "
            + "\(work.registrations) registrations, \(work.revocations) revocations, \(work.uses) uses, "
            + "\(work.filings) filings; \(speed(report.durationUs, seconds)); digest \(hex(report.digest))"
    }

    static func line(_ summary: Search.Summary, _ seconds: Double, first: UInt64) -> String {
        "seeds \(first) on: \(summary.runs) runs (\(summary.counted) count), \(summary.steps) steps, "
            + "\(summary.commands) commands, \(summary.registrations) registrations, \(summary.revocations) revocations, "
            + "\(summary.uses) uses, \(summary.filings) filings; \(speed(summary.durationUs, seconds))"
    }

    /// Virtual time by real time.
    private static func speed(_ durationUs: UInt64, _ seconds: Double) -> String {
        let virtualSeconds = Double(durationUs) / 1e6
        let hours = virtualSeconds / 3_600
        guard seconds > 0 else { return "" }
        return String(
            format: "%.1f cluster-hours in %.1f s = %.1f cluster-hours a second, %.0f times real time", hours, seconds,
            hours / seconds, virtualSeconds / seconds)
    }

    private static func hex(_ value: UInt64) -> String { String(value, radix: 16) }

    static func counters(_ counters: Counters, _ coverage: Coverage, _ checks: [Property: Int]) -> [String] {
        let looked = Property.allCases.map { "checked \($0.rawValue): \(checks[$0] ?? 0)" }
        let counted = counters.sorted.map { "counted \($0.name): \($0.count)" }
        return looked + counted + coverage.report + coverage.missing.map { "MISSING \($0)" }
    }

    /// A schedule that still fails, and what happens in it.
    static func schedule(_ report: RunReport, runs: Int) -> [String] {
        let plan = report.plan
        var lines = [
            "shortest schedule found in \(runs) runs: \(plan.counties) counties, \(plan.safetySteps) steps, lease "
                + "\(plan.leaseSeconds) s, \(plan.faultLines.count) faults, lines: \(plan.networkLine)"
        ]
        lines += plan.faultLines.map { "  \($0)" }
        lines.append("what happens in it, the last \(traceLines) lines:")
        return lines + report.trace.suffix(traceLines)
    }
}
