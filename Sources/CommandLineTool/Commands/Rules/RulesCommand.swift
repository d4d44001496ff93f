// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao rules`: the rules this program carries, as they are applied.
struct RulesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "rules", RuleTexts.noun,
            [Show.self, Duties.self, Factors.self, List.self, Diff.self, Announce.self, Distribute.self])
    }
}

extension RulesCommand {
    /// How a state machine is drawn.
    enum Drawing: String, Sendable, CaseIterable, ExpressibleByArgument {
        case table
        case mermaid
        case dot
    }

    struct Show: ToolCommand {
        static var configuration: CommandConfiguration { .verb("show", RuleTexts.show) }

        @Argument(help: .text(RuleTexts.machine)) var machine: String?
        @Option(help: .text(RuleTexts.format)) var format = Drawing.table
        @Option(help: .text(RuleTexts.ruleSet, valueName: "id")) var ruleSet: String?
        @Option(help: .text(RuleTexts.setOption, valueName: "id")) var set: String?
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            if let set { return try RulesCommand.values(of: set, display.presenter) }
            let book = RuleBook(try chosenSet(surroundings))
            let names = book.machines.map(\.name)
            guard machine.map(names.contains) ?? true else {
                throw CommandFailure.option(
                    "<machine>", value: machine ?? "", RuleTexts.noMachine, remedy: RuleTexts.machineRemedy(names))
            }
            let shown = machine.map { [$0] } ?? names
            switch format {
            case .table: table(book, shown, surroundings)
            case .mermaid:
                for name in shown { surroundings.console.result(book.mermaid(name, surroundings.language.ofRules)) }
            case .dot:
                for name in shown { surroundings.console.result(book.graphviz(name, surroundings.language.ofRules)) }
            }
        }

        private func chosenSet(_ surroundings: Surroundings) throws -> RuleSet {
            let catalogue = RuleSetCatalogue([.zs2024, .cn2025OP])
            let found =
                ruleSet.map { catalogue[$0] } ?? RuleSetCatalogue.standard.inForce(at: surroundings.nowMilliseconds())
            guard let found else {
                throw CommandFailure(
                    .notFound, "rule-set-missing", RuleTexts.noRuleSet(ruleSet ?? ""),
                    remedy: RuleTexts.ruleSetRemedy(catalogue.sets.map(\.id)))
            }
            return found
        }

        private func table(_ book: RuleBook, _ names: [String], _ surroundings: Surroundings) {
            let rows = book.transitions.filter { names.contains($0.machine) }
            let language = surroundings.language.ofRules
            let title = Text(book.ruleSet.titleChinese, book.ruleSet.titleEnglish)
            if display.output != .json { surroundings.console.message("\(book.ruleSet.id) \(surroundings(title))") }
            display.presenter.list(
                rows,
                columns: [
                    Column(RuleTexts.machineHeading) { $0.machine },
                    Column(RuleTexts.fromHeading) { $0.stateNames(language).from },
                    Column(RuleTexts.eventHeading) { $0.eventName(language) },
                    Column(RuleTexts.toHeading) { $0.stateNames(language).to },
                    Column(RuleTexts.whoHeading) { $0.whoNames(language).joined(separator: " / ") },
                    Column(RuleTexts.clausesHeading) { $0.clauses.map(\.rawValue).joined(separator: " ") },
                ], id: { "\($0.machine) \($0.from) \($0.event.rawValue) \($0.to)" },
                json: .object([
                    ("ruleSet", .string(book.ruleSet.id)), ("titleZh", .string(title.chinese)),
                    ("titleEn", .string(title.english)), ("transitions", .array(rows.map(Self.json))),
                ]))
        }

        private static func json(_ row: RuleBook.Row) -> JSONValue {
            .object([
                ("machine", .string(row.machine)), ("from", .string(row.from)), ("event", .string(row.event.rawValue)),
                ("to", .string(row.to)), ("who", .array(row.who.map(JSONValue.string))),
                ("clauses", .array(row.clauses.map { .string($0.rawValue) })),
            ])
        }
    }
}

extension Language {
    /// The same language as the rules call it.
    var ofRules: Rules.Language {
        switch self {
        case .chinese: .chinese
        case .english: .english
        }
    }
}
