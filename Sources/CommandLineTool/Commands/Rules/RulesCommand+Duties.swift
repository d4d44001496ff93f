// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Rules

extension RulesCommand {
    /// The table the rules consult, as it stands.
    struct Duties: ToolCommand {
        static var configuration: CommandConfiguration { .verb("duties", RuleTexts.duties) }

        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let language = surroundings.language.ofRules
            let rows = SeparationOfDuties.table
            display.presenter.list(
                rows,
                columns: [
                    Column(RuleTexts.actHeading) { Wording.name(of: $0.act.rawValue, language) },
                    Column(RuleTexts.barsHeading) { row in
                        row.bars.map { Wording.name(of: $0.identifier, language) }.joined(separator: " / ")
                    },
                    Column(RuleTexts.refusalHeading) { $0.code.rawValue },
                    Column(RuleTexts.clausesHeading) { $0.code.clauses.map(\.rawValue).joined(separator: " ") },
                ], id: { "\($0.act.rawValue) \($0.code.rawValue)" },
                json: .object([("duties", .array(rows.map(Self.json)))]))
        }

        private static func json(_ row: SeparationOfDuties.Row) -> JSONValue {
            .object([
                ("act", .string(row.act.rawValue)), ("bars", .array(row.bars.map { .string($0.identifier) })),
                ("code", .string(row.code.rawValue)),
                ("clauses", .array(row.code.clauses.map { .string($0.rawValue) })),
            ])
        }
    }
}
