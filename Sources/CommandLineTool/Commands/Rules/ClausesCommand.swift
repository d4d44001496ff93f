// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Rules

/// `tongdao clauses`: the plan's obligations, how each is carried out here, and the test that proves it.
struct ClausesCommand: ToolCommand {
    static var configuration: CommandConfiguration { .verb("clauses", RuleTexts.clauses) }

    @Argument(help: .text(RuleTexts.clausePrefix)) var prefix = ""
    @Option(help: .text(RuleTexts.chapter)) var chapter: Int?
    @OptionGroup var display: DisplayOptions

    /// A clause beside its proof.
    private struct Line {
        let clause: Clause
        let proof: ClauseProof

        init(_ clause: Clause) {
            self.clause = clause
            proof = ClauseProofs.of(clause.id)
        }
    }

    func perform(in surroundings: Surroundings) async throws {
        let found = ClauseTable.all.filter { clause in
            clause.id.rawValue.hasPrefix(prefix) && (chapter.map { $0 == clause.id.chapter } ?? true)
        }
        guard !found.isEmpty else {
            throw CommandFailure(
                .notFound, "clause-missing", RuleTexts.noClause(prefix), remedy: RuleTexts.clauseRemedy)
        }
        let language = surroundings.language
        display.presenter.list(
            found.map(Line.init),
            columns: [
                Column(RuleTexts.clauseHeading) { $0.clause.id.rawValue },
                Column(RuleTexts.modalityHeading) { RuleTexts.modality($0.clause.modality).in(language) },
                Column(RuleTexts.stateHeading) { RuleTexts.state($0.proof.state).in(language) },
                Column(RuleTexts.boundHeading, wide: true) { $0.clause.who },
                Column(RuleTexts.textHeading) { Text($0.clause.chinese, $0.clause.english).in(language) },
                Column(RuleTexts.howHeading, wide: true) { Text($0.proof.chinese, $0.proof.english).in(language) },
                Column(RuleTexts.testHeading) { $0.proof.test.isEmpty ? Table.nothing : $0.proof.test },
            ], id: { $0.clause.id.rawValue },
            json: .object([("clauses", .array(found.map { Self.json(Line($0)) }))]))
    }

    private static func json(_ line: Line) -> JSONValue {
        .object([
            ("id", .string(line.clause.id.rawValue)), ("modality", .string("\(line.clause.modality)")),
            ("who", .string(line.clause.who)), ("textZh", .string(line.clause.chinese)),
            ("textEn", .string(line.clause.english)), ("state", .string(line.proof.state.rawValue)),
            ("howZh", .string(line.proof.chinese)), ("howEn", .string(line.proof.english)),
            ("test", .string(line.proof.test)),
        ])
    }
}
