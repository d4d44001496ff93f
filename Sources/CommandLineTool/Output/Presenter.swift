// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Writes results in the format asked for.
struct Presenter: Sendable {
    let format: OutputFormat
    let surroundings: Surroundings

    private var language: Language { surroundings.language }

    /// A list. `json` is the whole answer; `id` picks what `-o id` shows.
    func list<Row>(
        _ rows: [Row], columns: [Column<Row>], id: (Row) -> String, json: @autoclosure () -> JSONValue,
        empty: Text = OutputTexts.nothingFound
    ) {
        switch format {
        case .json: surroundings.console.result(json().text)
        case .id: for row in rows { surroundings.console.result(id(row)) }
        case .table, .wide:
            guard !rows.isEmpty else { return surroundings.console.message(surroundings(empty)) }
            let shown = columns.filter { format == .wide || !$0.isWide }
            let table = Table(
                headings: shown.map { $0.heading.in(language) }, rows: rows.map { row in shown.map { $0.cell(row) } })
            for line in table.lines { surroundings.console.result(line) }
        }
    }

    /// One thing, name by name; entries without a value are left out.
    func sheet(
        _ entries: [(name: Text, value: String)], id: String, json: @autoclosure () -> JSONValue
    ) {
        switch format {
        case .json: surroundings.console.result(json().text)
        case .id: surroundings.console.result(id)
        case .table, .wide:
            let shown = entries.filter { !$0.value.isEmpty }.map { (name: $0.name.in(language), value: $0.value) }
            for line in Sheet(entries: shown).lines { surroundings.console.result(line) }
        }
    }

    /// Something done: one line for a person.
    func done(_ text: Text, id: String, json: @autoclosure () -> JSONValue) {
        switch format {
        case .json: surroundings.console.result(json().text)
        case .id: surroundings.console.result(id)
        case .table, .wide: surroundings.console.result(surroundings(text))
        }
    }

    /// Further lines after a sheet or list, which only a person reads.
    func section(_ heading: Text?, _ lines: [String]) {
        guard format == .table || format == .wide, !lines.isEmpty else { return }
        if let heading { surroundings.console.result("\n\(surroundings(heading))") }
        for line in lines { surroundings.console.result(line) }
    }
}
