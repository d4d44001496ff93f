// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao use`: what goes through the gate.
struct UseCommand: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("use", AuthorizationTexts.use, [Start.self, End.self]) }

    struct Start: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("start", AuthorizationTexts.start) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var authorization: String
        @Option(help: .text(AuthorizationTexts.useKind)) var kind: Chosen<UseKind>
        @Option(help: .text(AuthorizationTexts.purpose)) var purpose: String
        @Option(help: .text(AuthorizationTexts.dataItem)) var dataItem: [String] = []
        @Option(help: .text(AuthorizationTexts.channel, valueName: "id")) var channel = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .startUse(
                StartUse(
                    authorizationId: authorization, kind: kind.value, purpose: purpose, dataItems: dataItem,
                    channelId: channel))
        }

        static func done(_ subject: String) -> Text { AuthorizationTexts.started(subject) }
    }

    struct End: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("end", AuthorizationTexts.end) }

        @Argument(help: .text(AuthorizationTexts.useID, valueName: "id")) var use: String
        @Option(help: .text(OptionTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .endUse(EndUse(useId: use, reason: reason))
        }

        static func done(_ subject: String) -> Text { AuthorizationTexts.ended(subject) }
    }
}
