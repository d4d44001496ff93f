// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// Shows entries of registers: the same few columns for all, then one for each value the entries have.
enum RegisterTable {
    /// So many values have a column without `-o wide`.
    private static let narrowValues = 4

    static func list(_ answer: RegisterAnswer, _ presenter: Presenter) {
        presenter.list(
            answer.entries, columns: columns(answer.entries, presenter.surroundings.language.ofRules), id: \.id,
            json: JSONValue(reflecting: answer))
        guard answer.truncated else { return }
        presenter.surroundings.console.message(presenter.surroundings(RegisterTexts.truncated(answer.entries.count)))
    }

    static func show(_ entry: RegisterEntry, _ presenter: Presenter) {
        let language = presenter.surroundings.language.ofRules
        var sheet: [(name: Text, value: String)] = [
            (RegisterTexts.id, entry.id), (RegisterTexts.register, Wording.name(of: entry.register, language)),
            (RegisterTexts.node, entry.node), (RegisterTexts.state, Wording.name(of: entry.state, language)),
        ]
        for value in entry.values { sheet.append((heading(value.name), shown(value, language))) }
        sheet.append((RegisterTexts.next, Wording.name(of: entry.nextStep, language)))
        sheet.append((RegisterTexts.owner, Wording.name(of: entry.owner, language)))
        sheet.append((RegisterTexts.clauses, entry.clauses.joined(separator: " ")))
        presenter.sheet(sheet, id: entry.id, json: JSONValue(reflecting: entry))
        presenter.section(
            RegisterTexts.dues,
            entry.dues.map { due in
                let what = Wording.name(of: due.what, language)
                return "\(Shown.time(due.atMs))  \(what)  \(Wording.name(of: due.owner, language))"
            })
    }

    private static func columns(_ entries: [RegisterEntry], _ language: Rules.Language) -> [Column<RegisterEntry>] {
        var names: [String] = []
        for value in entries.flatMap(\.values) where !names.contains(value.name) { names.append(value.name) }
        let several = Set(entries.map(\.register)).count > 1
        let fixed: [Column<RegisterEntry>] = [
            Column(RegisterTexts.id) { $0.id },
            Column(RegisterTexts.register, wide: !several) { Wording.name(of: $0.register, language) },
            Column(RegisterTexts.state) { Wording.name(of: $0.state, language) },
            Column(RegisterTexts.node, wide: true) { $0.node },
            Column(RegisterTexts.owner, wide: true) {
                $0.owner.isEmpty ? Table.nothing : Wording.name(of: $0.owner, language)
            },
        ]
        let own = names.enumerated().map { index, name in
            Column<RegisterEntry>(heading(name), wide: several || index >= narrowValues) { entry in
                entry.values.first { $0.name == name }.map { shown($0, language) } ?? Table.nothing
            }
        }
        return fixed + own
    }

    private static func heading(_ name: String) -> Text {
        Text(Wording.name(of: name, .chinese), Wording.name(of: name, .english).uppercased())
    }

    private static func shown(_ value: RegisterValue, _ language: Rules.Language) -> String {
        value.timeMs > 0 ? Shown.time(value.timeMs) : Wording.name(of: value.text, language)
    }
}
