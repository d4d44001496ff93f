// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao deadline`: every date of every register, by when it comes.
struct DeadlineCommand: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("deadline", DeadlineTexts.noun, [List.self]) }
}

extension DeadlineCommand {
    struct List: QueryCommand {
        static var configuration: CommandConfiguration { .verb("list", DeadlineTexts.list) }

        @Flag(help: .text(DeadlineTexts.overdue)) var overdue = false
        @Flag(help: .text(DeadlineTexts.atRisk)) var atRisk = false
        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            var request = try part.request(nil)
            request.dueOnly = true
            let answer = try await session.ask(Method.queriesRegister, request)
            let wanted: [DueState] = (overdue ? [.overdue] : []) + (atRisk ? [.atRisk] : [])
            let rows = Deadline.all(answer).filter { wanted.isEmpty || wanted.contains($0.state) }
            presenter.list(
                rows, columns: Deadline.columns(presenter.surroundings.language.ofRules), id: \.entry.id,
                json: .object([
                    ("deadlines", .array(rows.map(\.json))), ("timeMs", .unsigned(answer.timeMs)),
                ]))
        }
    }
}

/// One date of one entry.
struct Deadline {
    let entry: RegisterEntry
    let due: Due
    let state: DueState

    /// Every date of an answer, the nearest first; what is overdue is overdue by the node's time. What the hub ordered stands
    /// in its own ledger and in the county's as well, and is one date.
    static func all(_ answer: RegisterAnswer) -> [Deadline] {
        var seen: Set<[String]> = []
        return answer.entries.flatMap { entry in
            entry.dues.filter { due in
                seen.insert([entry.register, entry.id, due.what, String(due.atMs)]).inserted
            }
            .map { Deadline(entry: entry, due: $0, state: DueState(of: $0, at: answer.timeMs)) }
        }
        .sorted { ($0.due.atMs, $0.entry.node, $0.entry.id) < ($1.due.atMs, $1.entry.node, $1.entry.id) }
    }

    /// Whom it has gone to; nobody before it is overdue.
    var escalatedTo: String { state == .overdue ? due.escalatesTo : "" }

    var json: JSONValue {
        .object([
            ("register", .string(entry.register)), ("id", .string(entry.id)), ("node", .string(entry.node)),
            ("state", .string(state.rawValue)), ("escalatedTo", .string(escalatedTo)),
            ("due", JSONValue(reflecting: due)),
        ])
    }

    static func columns(_ language: Rules.Language) -> [Column<Deadline>] {
        let name: @Sendable (String) -> String = { identifier in
            identifier.isEmpty ? Table.nothing : Wording.name(of: identifier, language)
        }
        return [
            Column(DeadlineTexts.at) { Shown.time($0.due.atMs) },
            Column(DeadlineTexts.state) { name($0.state.rawValue) },
            Column(RegisterTexts.register) { name($0.entry.register) },
            Column(RegisterTexts.id) { $0.entry.id },
            Column(DeadlineTexts.what) { name($0.due.what) },
            Column(DeadlineTexts.owner) { name($0.due.owner) },
            Column(DeadlineTexts.told) { name($0.escalatedTo) },
            Column(DeadlineTexts.warn, wide: true) { Shown.time($0.due.warnMs) },
            Column(RegisterTexts.node, wide: true) { $0.entry.node },
            Column(RegisterTexts.clauses, wide: true) { $0.due.clauses.joined(separator: " ") },
        ]
    }
}
