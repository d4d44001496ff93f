// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules
import Transport

/// `tongdao log`: the network log of a node (ZS-3.6d).
struct LogCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("log", LogTexts.noun, [List.self, Show.self, Purge.self, Verify.self])
    }
}

/// A civil day as a person writes it: `2026-11-29`.
struct DayArgument: Sendable, Hashable, ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard let day = CivilTime(date: argument) else { return nil }
        text = day.date
    }
}

/// From one day to another, both included.
struct DayRange: ParsableArguments {
    @Option(help: .text(LogTexts.from, valueName: "day")) var from: DayArgument?
    @Option(help: .text(LogTexts.to, valueName: "day")) var to: DayArgument?

    init() {}

    func covers(_ day: String) -> Bool {
        (from.map { $0.text <= day } ?? true) && (to.map { day <= $0.text } ?? true)
    }
}

extension LogCommand {
    struct List: QueryCommand {
        static var configuration: CommandConfiguration { .verb("list", LogTexts.list) }

        @OptionGroup var range: DayRange
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let request = RegisterRequest(
                register: RegisterName.networkLogs.rawValue, node: session.target.node.description)
            var answer = try await session.ask(Method.queriesRegister, request)
            answer.entries.removeAll { !range.covers($0.id) }
            RegisterTable.list(answer, presenter)
        }
    }

    struct Show: QueryCommand {
        static var configuration: CommandConfiguration { .verb("show", LogTexts.show) }

        @Option(help: .text(LogTexts.authorization, valueName: "id")) var authorization = ""
        @Option(help: .text(LogTexts.peer, valueName: "uri")) var peer = ""
        @Option(help: .text(LogTexts.day, valueName: "day")) var day: DayArgument?
        @OptionGroup var range: DayRange
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let request = NetworkLogRequest(
                authorizationId: authorization, peer: peer, fromDay: (day ?? range.from)?.text ?? "",
                toDay: (day ?? range.to)?.text ?? "")
            let stream = try await session.stream(Method.queriesNetworkLog, request)
            var entries: [NetworkLogEntry] = []
            for try await entry in stream { entries.append(entry) }
            presenter.list(
                entries, columns: LogCommand.columns(presenter.surroundings.language), id: { "\($0.number)" },
                json: .object([("entries", .array(entries.map { JSONValue(reflecting: $0) }))]))
        }
    }

    struct Purge: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("purge", LogTexts.purge) }

        @Option(help: .text(LogTexts.before, valueName: "day")) var before: DayArgument
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .purgeNetworkLog(PurgeNetworkLog(before: before.text))
        }

        static func done(_ subject: String) -> Text { LogTexts.purged(subject) }
    }

    static func columns(_ language: Language) -> [Column<NetworkLogEntry>] {
        [
            Column(LogTexts.numberHeading) { "\($0.number)" },
            Column(CaseTexts.timeHeading) { Shown.time($0.timeMs) },
            Column(LogTexts.eventHeading) { $0.event.title(in: language) },
            Column(LogTexts.peerHeading) { $0.peer.orNothing },
            Column(LogTexts.addressHeading) { $0.address.orNothing },
            Column(LogTexts.connectionHeading, wide: true) { $0.connection == 0 ? Table.nothing : "\($0.connection)" },
            Column(LogTexts.methodHeading) { $0.method.orNothing },
            Column(LogTexts.outcomeHeading) { $0.refusal.isEmpty ? $0.outcome.orNothing : $0.refusal },
            Column(LogTexts.authorizationHeading) { $0.authorizationId.orNothing },
            Column(LogTexts.useHeading) { $0.useId.orNothing },
            Column(LogTexts.countHeading, wide: true) { $0.count == 0 ? Table.nothing : "\($0.count)" },
        ]
    }
}
