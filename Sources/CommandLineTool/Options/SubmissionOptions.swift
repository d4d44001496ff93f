// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// What every command that changes something takes.
struct SubmissionOptions: ParsableArguments {
    @Option(name: .customLong("command-id"), help: .text(OptionTexts.commandID))
    var commandID: String?

    @OptionGroup(title: OptionTexts.connection.current) var connection: ConnectionOptions
    @OptionGroup var display: DisplayOptions

    init() {}
}

/// What every question to a node takes.
struct QueryOptions: ParsableArguments {
    @OptionGroup(title: OptionTexts.connection.current) var connection: ConnectionOptions
    @OptionGroup var display: DisplayOptions

    init() {}
}

/// A command that has the node carry out one signed action.
protocol SubmittingCommand: ToolCommand {
    var submission: SubmissionOptions { get }

    /// What was done, with the id made or changed.
    static func done(_ subject: String) -> Text

    /// The action to sign. May ask the node first; most do not.
    func action(_ session: NodeSession) async throws -> Action.What
}

extension SubmittingCommand {
    func perform(in surroundings: Surroundings) async throws {
        let receipt = try await NodeSession.with(submission.connection, in: surroundings) { session in
            let action = try await action(session)
            return try await session.submit(action, commandID: submission.commandID)
        }
        let text = SubmissionTexts.done(Self.done(receipt.result.subject), receipt.result)
        submission.display.presenter.done(text, id: receipt.result.subject, json: receipt.json)
    }
}

/// A command that asks the node and shows the answer.
protocol QueryCommand: ToolCommand {
    var query: QueryOptions { get }

    func ask(_ session: NodeSession, _ presenter: Presenter) async throws
}

extension QueryCommand {
    func perform(in surroundings: Surroundings) async throws {
        try await NodeSession.with(query.connection, in: surroundings) { session in
            try await ask(session, query.display.presenter)
        }
    }
}

/// Which part of a list.
struct ListOptions: ParsableArguments {
    @Argument(help: .text(OptionTexts.filter)) var prefix = ""
    @Option(help: .text(OptionTexts.limit)) var limit: UInt32 = 0

    init() {}

    var request: ListRequest { ListRequest(filter: prefix, limit: limit) }
}
