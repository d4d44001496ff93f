// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

extension AuthorizationCommand {
    struct Suspend: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("suspend", ExitTexts.suspend) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var authorization: String
        @Option(help: .text(ExitTexts.suspensionCause)) var cause: Chosen<ExitCause>
        @Option(name: .customLong("correct-until"), help: .text(ExitTexts.correctUntil, valueName: "time"))
        var correctUntil: TimeArgument
        @Option(help: .text(ExitTexts.reason)) var reason: String
        @Option(help: .text(ExitTexts.freeze, valueName: "id")) var motion = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .suspendAuthorization(
                SuspendAuthorization(
                    authorizationId: authorization, exitCause: cause.value,
                    correctUntilMs: correctUntil.milliseconds(now: session.surroundings.nowMilliseconds()),
                    reason: reason, motionId: motion))
        }

        static func done(_ subject: String) -> Text { ExitTexts.suspended(subject) }
    }

    struct Resume: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("resume", ExitTexts.resume) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var authorization: String
        @Option(help: .text(ExitTexts.corrected, valueName: "time")) var corrected: TimeArgument
        @Option(help: .text(ExitTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .resumeAuthorization(
                ResumeAuthorization(
                    authorizationId: authorization,
                    correctedMs: corrected.milliseconds(now: session.surroundings.nowMilliseconds()), reason: reason))
        }

        static func done(_ subject: String) -> Text { ExitTexts.resumed(subject) }
    }
}
