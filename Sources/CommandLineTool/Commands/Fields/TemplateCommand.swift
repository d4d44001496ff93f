// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao template`: what proved itself in one county, for all (ZS-2.2i).
struct TemplateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "template", TemplateTexts.noun,
            [Propose.self, Publish.self, Adopt.self, Withdraw.self, List.self, Show.self])
    }
}

extension TemplateCommand {
    /// What is said of a scenario that has proved itself.
    struct Content: ParsableArguments {
        @Argument(help: .text(TemplateTexts.authorization, valueName: "id")) var authorization: String
        @Option(help: .text(TemplateTexts.title)) var title: String
        @Option(help: .text(TemplateTexts.indicator)) var valueIndicator: [String] = []
        @Option(help: .text(TemplateTexts.results, valueName: "path"), completion: .file()) var results: String

        init() {}

        func digest(_ session: NodeSession) throws -> [UInt8] {
            try Digests.read(results, option: "--results", in: session.surroundings)
        }
    }

    struct Propose: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("propose", TemplateTexts.propose) }

        @OptionGroup var content: Content
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .proposeTemplate(
                ProposeTemplate(
                    authorizationId: content.authorization, title: content.title,
                    valueIndicators: content.valueIndicator, resultsDigest: try content.digest(session)))
        }

        static func done(_ subject: String) -> Text { TemplateTexts.proposed(subject) }
    }

    struct Publish: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("publish", TemplateTexts.publish) }

        @OptionGroup var content: Content
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .publishTemplate(
                PublishTemplate(
                    authorizationId: content.authorization, title: content.title,
                    valueIndicators: content.valueIndicator, resultsDigest: try content.digest(session)))
        }

        static func done(_ subject: String) -> Text { TemplateTexts.published(subject) }
    }

    struct Adopt: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("adopt", TemplateTexts.adopt) }

        @Argument(help: .text(TemplateTexts.id, valueName: "id")) var template: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .adoptTemplate(AdoptTemplate(templateId: template))
        }

        static func done(_ subject: String) -> Text { TemplateTexts.adopted(subject) }
    }

    struct Withdraw: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("withdraw", TemplateTexts.withdraw) }

        @Argument(help: .text(TemplateTexts.id, valueName: "id")) var template: String
        @Option(help: .text(OptionTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .withdrawTemplate(WithdrawTemplate(templateId: template, reason: reason))
        }

        static func done(_ subject: String) -> Text { TemplateTexts.withdrawn(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", TemplateTexts.list) }
        static let register = RegisterName.templates

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static var configuration: CommandConfiguration { .verb("show", TemplateTexts.show) }
        static let register = RegisterName.templates

        @Argument(help: .text(TemplateTexts.id, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}
