// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules
import Transport

/// `tongdao find`: what an id names, whatever it is.
struct FindCommand: QueryCommand {
    static var configuration: CommandConfiguration { .verb("find", FindTexts.find) }

    @Argument(help: .text(FindTexts.id, valueName: "id")) var id: String
    @OptionGroup var query: QueryOptions

    func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
        let answer: FindAnswer
        do {
            answer = try await session.ask(Method.queriesFind, FindRequest(id: id))
        } catch let failure as CallFailure where failure.code == .notFound {
            throw CommandFailure(
                .notFound, "not-found", FindTexts.notHere(id), remedy: FindTexts.notHereRemedy)
        }
        let here = session.target.node.description
        let found = answer.things.map(Found.init)
        let closer = found.map { LookCloser.command(for: $0.entry, at: here) }
        presenter.list(
            found, columns: Self.columns(presenter.surroundings.language.ofRules), id: \.entry.id,
            json: .object([
                (
                    "things",
                    .array(
                        zip(found, closer).map { thing, command in
                            .object([
                                ("entry", JSONValue(reflecting: thing.entry)),
                                ("firstMs", .unsigned(thing.firstMs)), ("lastMs", .unsigned(thing.lastMs)),
                                ("lookCloser", .string(command)),
                            ])
                        })
                ), ("timeMs", .unsigned(answer.timeMs)),
            ]))
        var lines: [String] = []
        for command in closer where !lines.contains("  \(command)") { lines.append("  \(command)") }
        presenter.section(FindTexts.closer, lines)
    }

    private static func columns(_ language: Rules.Language) -> [Column<Found>] {
        let name: @Sendable (String) -> String = { identifier in
            identifier.isEmpty ? Table.nothing : Wording.name(of: identifier, language)
        }
        return [
            Column(FindTexts.kind) { name($0.entry.register) },
            Column(RegisterTexts.id) { $0.entry.id },
            Column(RegisterTexts.node) { Shown.shortName($0.entry.node) },
            Column(RegisterTexts.state) { name($0.entry.state) },
            Column(RegisterTexts.next) { name($0.entry.nextStep) },
            Column(RegisterTexts.owner, wide: true) { name($0.entry.owner) },
            Column(FindTexts.records) { records($0.entry) },
            Column(FindTexts.first, wide: true) { Shown.time($0.firstMs) },
            Column(FindTexts.last) { Shown.time($0.lastMs) },
            Column(RegisterTexts.clauses, wide: true) { $0.entry.clauses.joined(separator: " ") },
        ]
    }

    /// One thing with what it is.
    private struct Found: Sendable {
        let entry: RegisterEntry
        let firstMs: UInt64
        let lastMs: UInt64

        init(_ thing: FoundThing) {
            entry = thing.entry ?? RegisterEntry()
            firstMs = thing.firstMs
            lastMs = thing.lastMs
        }
    }

    private static func records(_ entry: RegisterEntry) -> String {
        switch (entry.firstSequence, entry.lastSequence) {
        case (0, 0): Table.nothing
        case (let first, let last) where first == last: "\(first)"
        case (let first, let last): "\(first)–\(last)"
        }
    }
}

/// The command that shows most of a thing that was found.
enum LookCloser {
    /// - Parameter here: the node that was asked; what stands in a copy is shown by its registers.
    static func command(for entry: RegisterEntry, at here: String) -> String {
        let id = entry.id
        if entry.register == FoundKind.record.rawValue {
            let log = entry.node == here ? "" : " --log \(entry.node)"
            return "tongdao ledger records \(entry.firstSequence) \(entry.lastSequence)\(log)"
        }
        guard entry.node == here else { return "tongdao register search \(id) --of \(entry.node) -o wide" }
        if let kind = FoundKind(rawValue: entry.register) { return command(for: kind, entry) }
        return RegisterName(rawValue: entry.register).map { command(for: $0, entry) } ?? "tongdao why \(id)"
    }

    private static func command(for kind: FoundKind, _ entry: RegisterEntry) -> String {
        switch kind {
        case .panel: "tongdao experts verify \(entry.id)"
        case .order: "tongdao ledger records \(entry.firstSequence) \(entry.lastSequence)"
        case .person: "tongdao why \(entry.id)"
        case .use, .filing, .command, .record: "tongdao why \(entry.id)"
        }
    }

    private static func command(for register: RegisterName, _ entry: RegisterEntry) -> String {
        let id = entry.id
        return switch register {
        case .notices: "tongdao notice show \(id)"
        case .cases: "tongdao case show \(id)"
        case .motions: "tongdao motion show \(id)"
        case .sessions: "tongdao session show \(id)"
        case .tasks: "tongdao task show \(id)"
        case .agreements: "tongdao agreement show \(id)"
        case .authorizations: "tongdao authorization show \(id)"
        case .exits: "tongdao exit show \(id)"
        case .seals: "tongdao seal show \(id)"
        case .experts: "tongdao experts show \(id)"
        case .opinions: "tongdao opinion show \(id)"
        case .matters: "tongdao matter show \(id)"
        case .channels: "tongdao channel show \(id)"
        case .templates: "tongdao template show \(id)"
        case .norms: "tongdao norm show \(id)"
        case .registrations: "tongdao registration show \(id)"
        case .products: "tongdao product show \(id)"
        case .networkLogs: "tongdao log show --day \(id)"
        default: "tongdao register list \(register.rawValue) \(id) -o wide"
        }
    }
}
