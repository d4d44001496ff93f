// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages
import Transport

/// `tongdao ledger`: the records themselves, and the proof that they are whole.
struct LedgerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("ledger", LedgerTexts.noun, [Verify.self, Records.self, Prove.self])
    }
}

extension LedgerCommand {
    struct Records: QueryCommand {
        static var configuration: CommandConfiguration { .verb("records", LedgerTexts.records) }

        @Argument(help: .text(LedgerTexts.first)) var first: UInt64 = 1
        @Argument(help: .text(LedgerTexts.last)) var last: UInt64 = 0
        @Option(help: .text(LedgerTexts.log, valueName: "uri")) var log: String?
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let node = try log.map { try NodeArgument.read($0, option: "--log").description } ?? ""
            let request = RecordsRequest(node: node, firstSequence: max(1, first), lastSequence: last)
            let stream = try await session.stream(Method.queriesRecords, request)
            let console = presenter.surroundings.console
            var rows: [RecordItem] = []
            for try await item in stream {
                // A ledger can be long: one document a line, as they come.
                switch presenter.format {
                case .json: console.result(RecordJSON.value(item).compactText)
                case .id: console.result("\(item.sequence)")
                case .table, .wide: rows.append(item)
                }
            }
            guard presenter.format == .table || presenter.format == .wide else { return }
            presenter.list(
                rows, columns: LedgerCommand.columns(presenter.surroundings), id: { "\($0.sequence)" }, json: .null)
        }
    }

    static func columns(_ surroundings: Surroundings) -> [Column<RecordItem>] {
        let language = surroundings.language
        @Sendable func shown(_ item: RecordItem, _ value: (Record) -> String) -> String {
            (try? Record.decode(item.record)).map(value)?.orNothing ?? Table.nothing
        }
        return [
            Column(LedgerTexts.sequenceHeading) { "\($0.sequence)" },
            Column(CaseTexts.timeHeading) { shown($0) { Shown.time(HybridTime(rawValue: $0.time).milliseconds) } },
            Column(CaseTexts.factHeading) { shown($0) { FactTexts.summary($0.body?.fact).in(language) } },
            Column(LedgerTexts.subjectHeading) { shown($0, \.subject) },
            Column(CaseTexts.actorHeading) { shown($0) { Shown.shortName($0.actor) } },
            Column(CaseTexts.clausesHeading) { shown($0) { $0.clauses.joined(separator: " ") } },
            Column(LedgerTexts.epochHeading, wide: true) { shown($0) { "\($0.epoch)" } },
            Column(LedgerTexts.hashHeading, wide: true) { Hex.encode($0.hash) },
        ]
    }
}
