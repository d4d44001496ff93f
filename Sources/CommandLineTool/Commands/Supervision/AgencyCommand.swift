// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao agency`: what agencies say of an application (ZS-3.0b, ZS-5.1c).
struct AgencyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("agency", SupervisionTexts.agency, [Opinion.self, List.self])
    }

    struct Opinion: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("opinion", SupervisionTexts.giveOpinion) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Option(help: .text(SupervisionTexts.capacity)) var capacity: Chosen<AgencyCapacity>
        @Flag(inversion: .prefixedNo, help: .text(SupervisionTexts.favourable)) var favourable: Bool
        @Option(help: .text(OptionTexts.reason)) var reason = ""
        @Option(help: .text(SupervisionTexts.document, valueName: "path"), completion: .file()) var document: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .giveAgencyOpinion(
                GiveAgencyOpinion(
                    applicationId: application, capacity: capacity.value, favourable: favourable, reason: reason,
                    digest: try Digests.read(document, option: "--document", in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { SupervisionTexts.opinionGiven(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.agencyOpinions
        static var configuration: CommandConfiguration { .verb("list", SupervisionTexts.listOpinions) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}

/// `tongdao recommendation`: services that do well (ZS-1.2.1b).
struct RecommendationCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("recommendation", SupervisionTexts.recommendation, [Give.self, Withdraw.self, List.self])
    }

    struct Give: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("give", SupervisionTexts.recommend) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var authorization: String
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .recommendAuthorization(
                RecommendAuthorization(authorizationId: authorization, recommended: true, reason: reason))
        }

        static func done(_ subject: String) -> Text { SupervisionTexts.recommended(subject) }
    }

    struct Withdraw: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("withdraw", SupervisionTexts.withdraw) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var authorization: String
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .recommendAuthorization(
                RecommendAuthorization(authorizationId: authorization, recommended: false, reason: reason))
        }

        static func done(_ subject: String) -> Text { SupervisionTexts.withdrawn(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.recommendations
        static var configuration: CommandConfiguration { .verb("list", SupervisionTexts.listRecommendations) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}
