// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Rows under headings, aligned for a terminal: two blanks between columns, none at the end of a line.
struct Table: Sendable, Equatable {
    static let gap = "  "
    /// Stands where there is nothing to show.
    static let nothing = "-"

    var headings: [String]
    var rows: [[String]]

    /// The lines, headings first.
    var lines: [String] {
        let all = [headings] + rows
        let widths = headings.indices.map { column in
            all.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
        }
        return all.map { cells in
            let padded = zip(cells, widths).map { $0.0.padded(toWidth: $0.1) }
            return padded.joined(separator: Table.gap).droppingTrailingBlanks
        }
    }
}

/// One column of a listing: its heading, and a row's cell.
struct Column<Row>: Sendable {
    let heading: Text
    /// Whether it is shown by `-o wide` alone.
    let isWide: Bool
    let cell: @Sendable (Row) -> String

    init(_ heading: Text, wide: Bool = false, _ cell: @escaping @Sendable (Row) -> String) {
        self.heading = heading
        isWide = wide
        self.cell = cell
    }
}

/// Names with values, one a line: a single thing.
struct Sheet: Sendable, Equatable {
    var entries: [(name: String, value: String)]

    var lines: [String] {
        let width = entries.map(\.name.displayWidth).max() ?? 0
        return entries.map { entry in
            "\(entry.name.padded(toWidth: width))\(Table.gap)\(entry.value)".droppingTrailingBlanks
        }
    }

    static func == (left: Sheet, right: Sheet) -> Bool { left.lines == right.lines }
}

extension String {
    /// The text, or a dash where it is empty.
    var orNothing: String { isEmpty ? Table.nothing : self }

    fileprivate var droppingTrailingBlanks: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
