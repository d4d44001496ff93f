// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

extension ChannelCommand {
    struct Report: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("report", ChannelTexts.report) }

        @Option(help: .text(ChannelTexts.organ)) var organ = ""
        @Option(help: .text(ChannelTexts.who)) var who: String
        @Option(help: .text(ChannelTexts.address)) var address: String
        @Option(help: .text(ChannelTexts.seen, valueName: "time")) var seen: TimeArgument?
        @Option(help: .text(ChannelTexts.evidence, valueName: "path"), completion: .file()) var evidence: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let now = session.surroundings.nowMilliseconds()
            let digest = try Digests.read(evidence, option: "--evidence", in: session.surroundings)
            return .reportOutsideAttempt(
                ReportOutsideAttempt(
                    organ: organ, who: who, address: address, seenMs: seen?.milliseconds(now: now) ?? now,
                    evidenceDigest: digest))
        }

        static func done(_ subject: String) -> Text { ChannelTexts.reported(subject) }
    }

    struct Attempts: RegisterListing {
        static var configuration: CommandConfiguration { .verb("attempts", ChannelTexts.attempts) }
        static let register = RegisterName.attempts

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}

/// `tongdao compliance`: channels that were to be absorbed by now, of this node and of those whose copies it holds.
struct ComplianceCommand: QueryCommand {
    static var configuration: CommandConfiguration { .verb("compliance", ChannelTexts.compliance) }

    @OptionGroup var query: QueryOptions

    func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
        var answer = try await session.ask(
            Method.queriesRegister, RegisterRequest(register: RegisterName.channels.rawValue, dueOnly: true))
        let nowMs = answer.timeMs
        answer.entries.removeAll { entry in !entry.dues.contains { $0.atMs < nowMs } }
        let language = presenter.surroundings.language.ofRules
        presenter.list(
            answer.entries,
            columns: [
                Column(RegisterTexts.id) { $0.id },
                Column(RegisterTexts.node) { $0.node },
                Column(RegisterTexts.state) { Wording.name(of: $0.state, language) },
                Column(ChannelTexts.overdue) { entry in
                    Shown.time(entry.dues.map(\.atMs).min() ?? 0)
                },
                Column(RegisterTexts.owner) { entry in
                    entry.dues.first.map { Wording.name(of: $0.owner, language) } ?? Table.nothing
                },
                Column(ChannelTexts.escalates) { entry in
                    entry.dues.first.map { Wording.name(of: $0.escalatesTo, language) } ?? Table.nothing
                },
            ], id: \.id, json: JSONValue(reflecting: answer))
    }
}
