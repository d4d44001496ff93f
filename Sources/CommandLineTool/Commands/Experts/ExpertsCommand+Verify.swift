// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Ledger
import Messages
import Rules
import Transport

extension ExpertsCommand {
    /// `tongdao experts verify`: the draw of a panel made again, from a node's records or from a ledger's files.
    struct Verify: ToolCommand {
        static var configuration: CommandConfiguration { .verb("verify", ExpertTexts.verify) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Option(help: .text(ExpertTexts.ledger, valueName: "directory"), completion: .directory) var ledger: String?
        @OptionGroup var query: QueryOptions

        func perform(in surroundings: Surroundings) async throws {
            var audit = DrawAudit(application: application)
            if let ledger {
                try read(ledger: surroundings.absolutePath(ledger), into: &audit)
            } else {
                audit = try await NodeSession.with(query.connection, in: surroundings) { session in
                    var audit = DrawAudit(application: application)
                    let stream = try await session.stream(Method.queriesRecords, RecordsRequest(firstSequence: 1))
                    for try await item in stream { audit.take(item.record) }
                    return audit
                }
            }
            guard let drawn = audit.drawn else { throw CommandFailure.notFound(application) }
            show(audit, drawn, query.display.presenter)
            guard audit.isSame else {
                throw CommandFailure(
                    .unverified, "draw-differs",
                    ExpertTexts.differs(application, audit.differing.joined(separator: ", ")))
            }
        }

        private func read(ledger: String, into audit: inout DrawAudit) throws {
            let archive = try LedgerArchive(directory: ledger)
            for log in try archive.logs() {
                audit.begin()
                var next: UInt64 = 1
                while true {
                    let page = try archive.records(of: log.node, from: next)
                    if page.isEmpty { break }
                    for stored in page { audit.take(stored.content) }
                    next += UInt64(page.count)
                }
                if audit.drawn != nil { return }
            }
        }

        private func show(_ audit: DrawAudit, _ drawn: PanelDrawn, _ presenter: Presenter) {
            let result =
                audit.isSame
                ? ExpertTexts.same : ExpertTexts.differs(application, audit.differing.joined(separator: ", "))
            let language = presenter.surroundings.language
            let parts = drawn.contributions.map { part in
                "\(part.office.title(in: language)): \(Shown.word(part.state.identifier, language))"
            }
            let excluded = drawn.pool.filter { !$0.excluded.isEmpty }
            presenter.sheet(
                [
                    (ExpertTexts.application, application), (ExpertTexts.record, "\(audit.sequence)"),
                    (ExpertTexts.draw, drawn.drawId), (ExpertTexts.candidates, Hex.encode(drawn.listDigest)),
                    (ExpertTexts.parts, parts.joined(separator: ", ")), (ExpertTexts.seed, Hex.encode(drawn.seed)),
                    (ExpertTexts.panel, audit.seated.joined(separator: ", ")),
                    (ExpertTexts.result, presenter.surroundings(result)),
                ], id: application,
                json: .object([
                    ("application", .string(application)), ("sequence", .unsigned(audit.sequence)),
                    ("draw", .string(drawn.drawId)), ("listDigest", .string(Hex.encode(drawn.listDigest))),
                    ("parts", .array(drawn.contributions.map(json))),
                    ("seed", .string(Hex.encode(drawn.seed))), ("listSame", .boolean(audit.listSame)),
                    ("partsSame", .boolean(audit.partsSame)), ("seedSame", .boolean(audit.seedSame)),
                    ("panelSame", .boolean(audit.panelSame)), ("replacementsSame", .boolean(audit.replacementsSame)),
                    ("same", .boolean(audit.isSame)),
                    ("drawn", .array(drawn.experts.map(JSONValue.string))),
                    ("seated", .array(audit.seated.map(JSONValue.string))),
                    (
                        "excluded",
                        .array(
                            excluded.map { candidate in
                                .object([
                                    ("person", .string(candidate.person)), ("reason", .string(candidate.excluded)),
                                ])
                            })
                    ),
                ]))
            presenter.section(
                ExpertTexts.excluded,
                excluded.map { "\($0.person)  \(Shown.word($0.excluded, language))" })
        }

        private func json(_ part: DrawContribution) -> JSONValue {
            .object([
                ("office", .string(part.office.identifier)), ("node", .string(part.node)),
                ("state", .string(part.state.identifier)), ("commitment", .string(Hex.encode(part.commitment))),
                ("value", .string(Hex.encode(part.value))),
            ])
        }
    }
}
