// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao motion`: what comes before the coordination body.
struct MotionCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("motion", ApplicationTexts.motion, [Open.self, Cast.self, Recuse.self, List.self, Show.self])
    }

    struct Open: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("open", ApplicationTexts.open) }

        @Option(help: .text(ApplicationTexts.kind)) var kind: Chosen<MotionKind>
        @Option(help: .text(ApplicationTexts.subject, valueName: "id")) var subject: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .openMotion(OpenMotion(kind: kind.value, subject: subject))
        }

        static func done(_ subject: String) -> Text { ApplicationTexts.opened(subject) }
    }

    struct Cast: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("vote", ApplicationTexts.vote) }

        @Argument(help: .text(ApplicationTexts.motionID, valueName: "id")) var motion: String
        @Argument(help: .text(ApplicationTexts.ballot)) var vote: Chosen<Vote>
        @Option(help: .text(OptionTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .castVote(CastVote(motionId: motion, vote: vote.value, reason: reason))
        }

        static func done(_ subject: String) -> Text { ApplicationTexts.voted(subject) }
    }
}

/// `tongdao result`: what the government determines, and its publication.
struct ResultCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("result", ApplicationTexts.result, [Confirm.self, Publish.self])
    }

    struct Confirm: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("confirm", ApplicationTexts.confirm) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Flag(inversion: .prefixedNo, help: .text(ApplicationTexts.confirmed)) var confirmed = true
        @Option(help: .text(ApplicationTexts.documentNumber)) var documentNumber: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .confirmResult(
                ConfirmResult(applicationId: application, confirmed: confirmed, documentNumber: documentNumber))
        }

        static func done(_ subject: String) -> Text { ApplicationTexts.determined(subject) }
    }

    struct Publish: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("publish", ApplicationTexts.publish) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .publishResult(PublishResult(applicationId: application))
        }

        static func done(_ subject: String) -> Text { ApplicationTexts.resultPublished(subject) }
    }
}
