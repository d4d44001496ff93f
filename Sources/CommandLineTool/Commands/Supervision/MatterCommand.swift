// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao matter`: security reviews, risk assessments, early warnings, emergencies, inspections (ZS-1.3g, ZS-1.3j).
struct MatterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("matter", SupervisionTexts.matter, [Open.self, Answer.self, Close.self, List.self, Show.self])
    }

    struct Open: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("open", SupervisionTexts.openMatter) }

        @Option(help: .text(SupervisionTexts.kind)) var kind: Chosen<MatterKind>
        @Option(help: .text(SupervisionTexts.subject, valueName: "id")) var subject: String
        @Option(help: .text(SupervisionTexts.responsible, valueName: "organ")) var responsible: String
        @Option(help: .text(SupervisionTexts.due, valueName: "time")) var due: TimeArgument
        @Option(help: .text(SupervisionTexts.document, valueName: "path"), completion: .file()) var document: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .openMatter(
                OpenMatter(
                    kind: kind.value, subject: subject, responsible: responsible,
                    digest: try Digests.read(document, option: "--document", in: session.surroundings),
                    dueMs: due.milliseconds(now: session.surroundings.nowMilliseconds())))
        }

        static func done(_ subject: String) -> Text { SupervisionTexts.opened(subject) }
    }

    struct Answer: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("answer", SupervisionTexts.answerMatter) }

        @Argument(help: .text(SupervisionTexts.matterID, valueName: "id")) var matter: String
        @Option(help: .text(SupervisionTexts.document, valueName: "path"), completion: .file()) var document: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .answerMatter(
                AnswerMatter(
                    matterId: matter,
                    digest: try Digests.read(document, option: "--document", in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { SupervisionTexts.answered(subject) }
    }

    struct Close: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("close", SupervisionTexts.closeMatter) }

        @Argument(help: .text(SupervisionTexts.matterID, valueName: "id")) var matter: String
        @Option(help: .text(SupervisionTexts.outcome)) var outcome: Chosen<MatterOutcome>
        @Option(help: .text(SupervisionTexts.document, valueName: "path"), completion: .file()) var document: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .closeMatter(
                CloseMatter(
                    matterId: matter, outcome: outcome.value,
                    digest: try Digests.read(document, option: "--document", in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { SupervisionTexts.closed(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.matters
        static var configuration: CommandConfiguration { .verb("list", SupervisionTexts.listMatters) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static let register = RegisterName.matters
        static var configuration: CommandConfiguration { .verb("show", SupervisionTexts.showMatter) }

        @Argument(help: .text(SupervisionTexts.matterID, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}
