// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Registry
import Rules
import Transport

/// `tongdao panel`: the draw of experts.
struct PanelCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("panel", ApplicationTexts.panel, [Prepare.self, Draw.self])
    }

    /// Fixes the list. What follows, the nodes do by themselves.
    struct Prepare: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("prepare", ApplicationTexts.prepare) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Option(help: .text(ApplicationTexts.recuse, valueName: "uri")) var recuse: [String] = []
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .prepareDraw(PrepareDraw(applicationId: application, recused: try PanelCommand.people(recuse)))
        }

        static func done(_ subject: String) -> Text { ApplicationTexts.prepared(subject) }
    }

    /// The whole way in one go, as far as the offices' nodes let it.
    struct Draw: SubmittingCommand {
        private static let pollMilliseconds: Int64 = 250

        static var configuration: CommandConfiguration { .verb("draw", ApplicationTexts.draw) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Option(help: .text(ApplicationTexts.recuse, valueName: "uri")) var recuse: [String] = []
        @Option(help: .text(ApplicationTexts.wait, valueName: "seconds")) var wait: UInt32 = 30
        @Flag(help: .text(ApplicationTexts.noWait)) var noWait = false
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            // Whoever recuses means a list that is still to be fixed: the node says if one is already.
            let hasOpen = try await openDraw(session) != nil
            if !hasOpen || !recuse.isEmpty {
                let prepare = PrepareDraw(applicationId: application, recused: try PanelCommand.people(recuse))
                // Under an id of its own that follows from the caller's, so that a script may repeat the whole.
                let id = submission.commandID.map { "\($0)-prepare" }
                _ = try await session.submit(.prepareDraw(prepare), commandID: id)
            }
            if !noWait { try await waitForOffices(session) }
            return .drawPanel(DrawPanel(applicationId: application))
        }

        static func done(_ subject: String) -> Text { ApplicationTexts.drawn(subject) }

        /// Returns when every office has revealed, or the time is up: what is missing then is for the node to say.
        private func waitForOffices(_ session: NodeSession) async throws {
            let clock = ContinuousClock()
            let end = clock.now + .seconds(Int64(wait))
            while clock.now < end {
                guard let draw = try await openDraw(session), !draw.showsEveryPart else { return }
                try await Task.sleep(for: .milliseconds(Self.pollMilliseconds))
            }
        }

        /// The draw of the application that is under way at this node.
        private func openDraw(_ session: NodeSession) async throws -> RegisterEntry? {
            let answer = try await session.ask(
                Method.queriesRegister,
                RegisterRequest(
                    register: RegisterName.draws.rawValue, filter: application, node: "\(session.target.node)"))
            let open = [DrawState.committing.name, DrawState.revealing.name]
            return answer.entries.last { open.contains($0.state) }
        }
    }

    private static func people(_ names: [String]) throws -> [String] {
        try names.map { try NodeArgument.person($0, option: "--recuse").description }
    }
}
