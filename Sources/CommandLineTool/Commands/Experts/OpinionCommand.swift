// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao opinion`: questions put to experts, and their answers.
struct OpinionCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("opinion", ExpertTexts.opinion, [Request.self, Submit.self, List.self, Show.self])
    }
}

/// `item=finding`, one line of a form.
struct ItemArgument: Sendable, Hashable, ExpressibleByArgument {
    let item: OpinionItem

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let finding = OpinionFinding(choice: parts[1]) else { return nil }
        item = OpinionItem(item: parts[0], finding: finding)
    }
}

extension OpinionCommand {
    struct Request: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("request", ExpertTexts.request) }

        @Option(help: .text(ExpertTexts.kind)) var kind: Chosen<OpinionKind>
        @Option(help: .text(ExpertTexts.subject, valueName: "id")) var subject: String
        @Option(help: .text(ExpertTexts.expert, valueName: "uri")) var expert: [String]
        @Option(help: .text(ExpertTexts.question, valueName: "path"), completion: .file()) var question: String
        @Option(help: .text(ExpertTexts.due, valueName: "time")) var due: TimeArgument
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let now = session.surroundings.nowMilliseconds()
            return .requestOpinion(
                RequestOpinion(
                    opinionKind: kind.value, subject: subject,
                    experts: try expert.map { try NodeArgument.person($0, option: "--expert").description },
                    questionDigest: try Digests.read(question, option: "--question", in: session.surroundings),
                    dueMs: due.milliseconds(now: now)))
        }

        static func done(_ subject: String) -> Text { ExpertTexts.requested(subject) }
    }

    struct Submit: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("submit", ExpertTexts.submit) }

        @Argument(help: .text(ExpertTexts.opinionID, valueName: "id")) var opinion: String
        @Option(help: .text(ExpertTexts.item, valueName: "item=finding")) var item: [ItemArgument]
        @Option(help: .text(ExpertTexts.verdict)) var verdict: Chosen<OpinionVerdict>
        @Option(help: .text(ExpertTexts.document, valueName: "path"), completion: .file()) var document: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .submitOpinion(
                SubmitOpinion(
                    opinionId: opinion, items: item.map(\.item), verdict: verdict.value,
                    opinionDigest: try Digests.read(document, option: "--document", in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { ExpertTexts.given(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.opinions
        static var configuration: CommandConfiguration { .verb("list", ExpertTexts.opinionList) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static let register = RegisterName.opinions
        static var configuration: CommandConfiguration { .verb("show", ExpertTexts.opinionShow) }

        @Argument(help: .text(ExpertTexts.opinionID, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}
