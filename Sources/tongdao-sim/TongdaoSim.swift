// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Simulator

/// A whole city in one process, on a virtual clock and a hostile network.
@main
struct TongdaoSim: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tongdao-sim",
        abstract: "Simulate a province, a hub and counties under faults, and watch that nothing forbidden happens.",
        discussion: """
            The same seed gives the same run to the byte. Exit status 1: something was found; its seed and the shortest \
            schedule that still does it are printed. See docs/simulation.md.
            """)

    @Option(help: "Run this seed. With --search: the first seed; by default one drawn from the time.")
    var seed: UInt64?

    @Option(help: "Events of the phase with faults, in each run.")
    var steps = SimulatorProgram.defaultSteps

    @Option(help: "Number of counties; by default drawn from the seed, one to five.")
    var counties: Int?

    @Flag(help: "Run seeds one after another, on all cores, until something is found or the time is up.")
    var search = false

    @Option(help: "How long to search, in seconds.")
    var seconds = 60.0

    @Option(help: "How many seeds to search at the most; 0: as many as the time allows.")
    var runs = 0

    @Option(help: "Runs at once; by default one for each core.")
    var jobs: Int?

    @Option(help: "How long a run may take, in seconds; one that takes longer hangs.")
    var patience = 120.0

    @Option(help: "Run the seeds in this file, each line a seed, its steps and perhaps its counties.")
    var kept: String?

    @Flag(help: "Print what happens in the run of --seed, in words.")
    var trace = false

    @Flag(help: "Print every counter, every state reached and what was never reached.")
    var coverage = false

    @Flag(help: "Do not look for a shorter schedule when something is found.")
    var keep = false

    func validate() throws {
        guard steps >= 100 else { throw ValidationError("--steps must be at least 100") }
        if let counties, !(1...50).contains(counties) { throw ValidationError("--counties must be 1 to 50") }
        guard search || seed != nil || kept != nil else {
            throw ValidationError("name a seed with --seed, a file with --kept, or search with --search")
        }
        guard seconds > 0, runs >= 0, jobs ?? 1 >= 1 else {
            throw ValidationError("--seconds, --runs and --jobs cannot be negative or nothing")
        }
    }

    func run() async throws {
        let program = SimulatorProgram(steps: steps, counties: counties)
        if let kept { try runKept(kept) }
        if search {
            try await searchSeeds(program)
        } else if let seed {
            try runOne(program, seed)
        }
    }

    private func runOne(_ program: SimulatorProgram, _ seed: UInt64) throws {
        let clock = ContinuousClock()
        let start = clock.now
        let report = program.run(seed: seed, isTraced: trace)
        let seconds = Figures.seconds(clock.now - start)
        for line in report.trace { print(line) }
        print(Figures.line(report, seconds))
        if coverage { for line in Figures.counters(report.counters, report.coverage, report.checks) { print(line) } }
        if report.violation != nil { try fail(program, report) }
    }

    private func searchSeeds(_ program: SimulatorProgram) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let deadline = start + .seconds(seconds)
        let first = seed ?? UInt64(Date.now.timeIntervalSince1970 * 1_000) &* 1_000
        let searching = Search(
            program: program, firstSeed: first, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
        let progress = ProgressLine(isTerminal: isatty(STDERR_FILENO) == 1)
        let limit = runs == 0 ? Int.max : runs
        let watch = HangWatch(patience: .seconds(patience)) { seed in
            print("FOUND with seed \(seed): the run takes longer than \(patience) s: an event of it may never end")
            print("again: \(command(for: seed))")
        }
        let begun = RunLimit(limit, atOnce: searching.jobs)
        let summary = await searching.run {
            ContinuousClock().now < deadline && begun.takeOne()
        } begins: { seed in
            watch.begins(seed)
        } ends: { seed, summary in
            watch.ends(seed)
            progress.show(Figures.line(summary, Figures.seconds(ContinuousClock().now - start), first: first))
        }
        progress.end()
        print(Figures.line(summary, Figures.seconds(clock.now - start), first: first))
        if coverage, let reached = summary.coverage {
            for line in Figures.counters(summary.counters, reached, summary.checks) { print(line) }
        }
        if let failure = summary.failure { try fail(program, failure) }
        guard summary.counted > 0 else {
            print("no run got enough done to prove anything: give it more --seconds or --steps")
            throw ExitCode.failure
        }
    }

    private func command(for seed: UInt64) -> String {
        "tongdao-sim --seed \(seed) --steps \(steps)" + (counties.map { " --counties \($0)" } ?? "")
    }

    /// Seeds that found something once: they must not find it again.
    private func runKept(_ path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ValidationError("the file \(path) cannot be read")
        }
        let clock = ContinuousClock()
        for line in text.split(separator: "\n") {
            let words = line.prefix { $0 != "#" }.split(separator: " ")
            if words.isEmpty { continue }
            guard words.count >= 2, let seed = UInt64(words[0]), let steps = Int(words[1]) else {
                throw ValidationError("\(path): \"\(line)\" is not a seed and its steps")
            }
            let program = SimulatorProgram(steps: steps, counties: words.count > 2 ? Int(words[2]) : nil)
            let start = clock.now
            let report = program.run(seed: seed)
            print("kept " + Figures.line(report, Figures.seconds(clock.now - start)))
            if report.violation != nil { try fail(program, report) }
        }
    }

    private func fail(_ program: SimulatorProgram, _ report: RunReport) throws {
        print("FOUND with seed \(report.plan.seed): \(report.violation.map { "\($0)" } ?? "")")
        print("again: \(command(for: report.plan.seed))")
        if !keep {
            let (shortest, runs) = program.shorten(report)
            for line in Figures.schedule(shortest, runs: runs) { print(line) }
        }
        throw ExitCode.failure
    }
}
