// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// What `bench.json` holds.
struct Report: Sendable, Codable {
    struct Entry: Sendable, Codable {
        let name: String
        let value: Double
        let unit: String
    }

    let machine: Machine
    let commit: String
    let results: [Entry]

    init(machine: Machine, commit: String, measured: [Measured]) {
        self.machine = machine
        self.commit = commit
        results = measured.map {
            Entry(name: $0.figure.rawValue, value: Self.rounded($0.value), unit: $0.figure.unit)
        }
    }

    /// Replaces the file, making its directory if there is none.
    func write(to file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: file, options: .atomic)
    }

    /// Two decimals where the value is small, none where it is large: more would feign precision.
    static func rounded(_ value: Double) -> Double {
        value < 1_000 ? (value * 100).rounded() / 100 : value.rounded()
    }
}

/// The table for a reader, the aim beside each value.
enum ResultTable {
    static func text(_ measured: [Measured]) -> String {
        let rows = [["figure", "value", "unit", "aim", "reached", "measured on"]] + measured.map(row)
        let columns = rows[0].indices.dropLast()
        let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            columns.map { column in
                let padding = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 1 ? padding + row[column] : row[column] + padding
            }.joined(separator: "  ") + "  " + row[row.count - 1]
        }.joined(separator: "\n")
    }

    private static func row(_ measured: Measured) -> [String] {
        let aim = measured.figure.aim
        let stated =
            switch aim {
            case .atLeast(let bound): ">= \(number(bound))"
            case .under(let bound): "< \(number(bound))"
            case nil: "-"
            }
        let reached = aim.map { $0.isReached(by: measured.value) ? "yes" : "NO" } ?? "-"
        return [
            measured.figure.rawValue, number(measured.value), measured.figure.unit, stated, reached, measured.basis,
        ]
    }

    private static func number(_ value: Double) -> String {
        let rounded = Report.rounded(value)
        guard rounded == rounded.rounded() else { return String(rounded) }
        var digits = String(Int(rounded))
        var grouped = ""
        while digits.count > 3 {
            grouped = "," + digits.suffix(3) + grouped
            digits.removeLast(3)
        }
        return digits + grouped
    }
}
