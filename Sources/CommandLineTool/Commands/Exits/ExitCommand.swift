// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules
import Transport

/// `tongdao exit`: what has to be done after an authorization has ended (ZS-3.6).
struct ExitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("exit", ExitTexts.noun, [List.self, Show.self, Tick.self, Close.self])
    }
}

extension ExitCommand {
    struct List: RegisterListing {
        static let register = RegisterName.exits
        static var configuration: CommandConfiguration { .verb("list", ExitTexts.list) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: QueryCommand {
        static var configuration: CommandConfiguration { .verb("show", ExitTexts.show) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var id: String
        @Option(
            help: .text(ExitTexts.logOf, valueName: "context"),
            completion: .shellCommand("tongdao context list -o id"))
        var logOf: [String] = []
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let request = RegisterRequest(register: RegisterName.exits.rawValue, filter: id)
            let answer = try await session.ask(Method.queriesRegister, request)
            guard let entry = answer.entries.first(where: { $0.id == id }) else { throw CommandFailure.notFound(id) }
            let course = try await Timeline(ofSubject: id, session)
            let trails = try await trails(session)
            if presenter.format == .json {
                let json = JSONValue.object([
                    ("exit", JSONValue(reflecting: entry)), ("timeline", course.json),
                    ("networkLogs", .array(trails.map(\.json))),
                ])
                return presenter.sheet([], id: id, json: json)
            }
            RegisterTable.show(entry, presenter)
            presenter.section(
                CaseTexts.timeline, course.lines(with: trails, presenter.surroundings.language))
            guard presenter.format != .id else { return }
            for trail in trails where trail.entries == nil {
                presenter.surroundings.console.message(presenter.surroundings(ExitTexts.logNotShown(trail.node)))
            }
        }

        /// The network log of the node that was asked, and of those asked besides: each node keeps its own.
        private func trails(_ session: NodeSession) async throws -> [NetworkTrail] {
            var trails = [try await NetworkTrail(of: id, session)]
            for name in logOf {
                var options = query.connection
                options.context = name
                (options.node, options.nodeAddress, options.identity, options.passphraseFile) = (nil, nil, nil, nil)
                trails.append(
                    try await NodeSession.with(options, in: session.surroundings) { other in
                        try await NetworkTrail(of: id, other)
                    })
            }
            return trails
        }
    }

    struct Tick: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("tick", ExitTexts.tick) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var id: String
        @Option(help: .text(ExitTexts.item)) var item: [Chosen<ExitItem>]
        @Option(help: .text(ExitTexts.evidence, valueName: "path"), completion: .file()) var evidence: String?
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let surroundings = session.surroundings
            let digest = try evidence.map { try Digests.read($0, option: "--evidence", in: surroundings) }
            return .tickExitItem(
                TickExitItem(authorizationId: id, items: item.map(\.value), evidenceDigest: digest ?? []))
        }

        static func done(_ subject: String) -> Text { ExitTexts.ticked(subject) }
    }

    struct Close: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("close", ExitTexts.close) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var id: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .closeExit(CloseExit(authorizationId: id))
        }

        static func done(_ subject: String) -> Text { ExitTexts.closed(subject) }
    }
}

extension Timeline {
    /// Every record of the node's ledger that stands under one subject.
    init(ofSubject subject: String, _ session: NodeSession) async throws {
        let stream = try await session.stream(Method.queriesRecords, RecordsRequest())
        var records: [Record] = []
        for try await item in stream {
            let record = try Record.decode(item.record)
            if record.subject == subject { records.append(record) }
        }
        self.init(records: records)
    }
}
