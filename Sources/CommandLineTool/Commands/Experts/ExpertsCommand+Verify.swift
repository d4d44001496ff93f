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
                    for try await item in stream { audit.take(item.record, hash: item.hash) }
                    return audit
                }
            }
            guard let drawn = audit.drawn else { throw CommandFailure.notFound(application) }
            show(audit, drawn, query.display.presenter)
            guard audit.isSame else {
                throw CommandFailure(.unverified, "draw-differs", ExpertTexts.differs(application))
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
                    for stored in page { audit.take(stored.content, hash: stored.hash.bytes) }
                    next += UInt64(page.count)
                }
                if audit.drawn != nil { return }
            }
        }

        private func show(_ audit: DrawAudit, _ drawn: PanelDrawn, _ presenter: Presenter) {
            let result = audit.isSame ? ExpertTexts.same : ExpertTexts.differs(application)
            let excluded = drawn.pool.filter { !$0.excluded.isEmpty }
            presenter.sheet(
                [
                    (ExpertTexts.application, application), (ExpertTexts.record, "\(audit.sequence)"),
                    (ExpertTexts.seed, Hex.encode(drawn.seed)),
                    (ExpertTexts.panel, audit.seated.joined(separator: ", ")),
                    (ExpertTexts.result, presenter.surroundings(result)),
                ], id: application,
                json: .object([
                    ("application", .string(application)), ("sequence", .unsigned(audit.sequence)),
                    ("seed", .string(Hex.encode(drawn.seed))), ("seedSame", .boolean(audit.seedSame)),
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
                excluded.map { "\($0.person)  \(Shown.word($0.excluded, presenter.surroundings.language))" })
        }
    }
}

/// What the records of one ledger say of one draw.
struct DrawAudit: Sendable {
    let application: String
    private(set) var drawn: PanelDrawn?
    private(set) var sequence: UInt64 = 0
    /// Who sits after the recusals so far.
    private(set) var seated: [String] = []
    private(set) var seedSame = false
    private(set) var panelSame = false
    private(set) var replacementsSame = true
    private var previousHash = SM3Digest.zero.bytes

    init(application: String) { self.application = application }

    var isSame: Bool { seedSame && panelSame && replacementsSame }

    /// A new ledger: no record stands before its first.
    mutating func begin() { previousHash = SM3Digest.zero.bytes }

    /// Takes the next record; one that cannot be read is passed over, as it is no draw.
    mutating func take(_ bytes: [UInt8], hash: [UInt8]) {
        defer { previousHash = hash }
        guard let record = try? Record.decode(bytes), record.subject == application else { return }
        switch record.body?.fact {
        case .panelDrawn(let fact):
            drawn = fact
            sequence = record.sequence
            seated = fact.experts
            seedSame = seed(of: record) == fact.seed
            panelSame = PanelDraw.redrawn(fact, OfflineCryptography()) == fact.experts
            replacementsSame = true
        case .expertRecused(let fact): replace(fact)
        default: break
        }
    }

    private func seed(of record: Record) -> [UInt8]? {
        guard case .command(let signed)? = record.cause?.kind, let command = try? Command.decode(signed.command) else {
            return nil
        }
        return DecisionContext.seed(
            previousHash: previousHash, commandID: command.commandId, OfflineCryptography())
    }

    /// A replacement is of the list that was drawn from, does not sit already, and leaves every speciality covered.
    private mutating func replace(_ fact: ExpertRecused) {
        guard let drawn, let place = seated.firstIndex(of: fact.person),
            let next = drawn.pool.first(where: { $0.person == fact.replacement }), next.excluded.isEmpty,
            !seated.contains(fact.replacement)
        else {
            replacementsSame = false
            return
        }
        seated[place] = fact.replacement
        let skills = drawn.pool.filter { seated.contains($0.person) }.flatMap(\.specialities)
        if !drawn.requiredSpecialities.allSatisfy(skills.contains) { replacementsSame = false }
    }
}
