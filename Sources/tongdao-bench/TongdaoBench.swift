// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Measures the speed of the real parts: `make bench`.
@main
struct TongdaoBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tongdao-bench",
        abstract: "Measures the unified channel: real daemons, real ledgers, real TLS.",
        discussion: """
            Prints a table, the aim beside each value, and writes it as JSON.

            Examples:
              tongdao-bench
              tongdao-bench --quick
              tongdao-bench --only gate_decisions_per_s --only revocation_p99_ms
            """)

    @Flag(help: "Measure little of everything: to see whether it runs, not to be quoted.")
    var quick = false

    @Option(help: "Only this figure, and those measured with it. May be given several times.")
    var only: [String] = []

    @Option(help: "Where the results are written.")
    var output = ".build/bench.json"

    @Option(help: "Where ledgers are made while measuring: on the disk that is to be measured.")
    var directory = ".build/bench"

    @Flag(help: "Leave the ledgers and logs in the directory.")
    var keep = false

    func validate() throws {
        for name in only where Figure(rawValue: name) == nil {
            let known = Figure.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("There is no figure \(name); there are \(known).")
        }
    }

    func run() async throws {
        let wanted = Set(only.compactMap(Figure.init))
        // A directory of this run's own: another run beside it keeps its ledgers.
        let place = URL(filePath: directory).appending(path: "\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { if !keep { try? FileManager.default.removeItem(at: place) } }
        let leftovers = Leftovers(under: place)
        defer { withExtendedLifetime(leftovers) {} }
        var measured: [Measured] = []
        for type in Measurements.all where wanted.isEmpty || !wanted.isDisjoint(with: type.figures) {
            note("measuring \(type.figures.map(\.rawValue).joined(separator: ", "))")
            let own = place.appending(path: "\(type)")
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            measured += try await type.init(scale: quick ? .quick : .full, directory: own).run()
            if !keep { try? FileManager.default.removeItem(at: own) }
        }
        print(ResultTable.text(measured))
        let file = URL(filePath: output)
        try Report(machine: .current(), commit: Commit.current(), measured: measured).write(to: file)
        note("written to \(file.path)")
    }

    /// What goes on, apart from the results.
    private func note(_ text: String) {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
    }
}
