// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

extension RulesCommand {
    /// Which acts need the second factor, as the rules have it.
    struct Factors: ToolCommand {
        static var configuration: CommandConfiguration { .verb("factors", RuleTexts.factors) }

        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let language = surroundings.language.ofRules
            let rows = FactorPolicy.table
            display.presenter.list(
                rows,
                columns: [
                    Column(RuleTexts.actHeading) { $0.act },
                    Column(RuleTexts.loginHeading) {
                        surroundings($0.needsLogin ? RuleTexts.needed : RuleTexts.notNeeded)
                    },
                    Column(RuleTexts.kindHeading) { Wording.name(of: $0.kind.rawValue, language) },
                ], id: \.act,
                json: .object([("acts", .array(rows.map(Self.json)))]))
        }

        private static func json(_ row: FactorPolicy.Row) -> JSONValue {
            .object([
                ("act", .string(row.act)), ("login", .boolean(row.needsLogin)), ("kind", .string(row.kind.rawValue)),
            ])
        }
    }
}
