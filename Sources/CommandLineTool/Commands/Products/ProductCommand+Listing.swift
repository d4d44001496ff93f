// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// From the tested product to what is offered, and its end.
extension ProductCommand {
    struct Offer: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("request-listing", ProductTexts.offer) }

        @Argument(help: .text(ProductTexts.id, valueName: "id")) var product: String
        @Option(help: .text(ProductTexts.opinion, valueName: "id")) var opinion: [String] = []
        @Option(help: .text(ProductTexts.description, valueName: "file|sm3:…"), completion: .file())
        var description: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .requestListing(
                RequestListing(
                    productId: product, opinionIds: opinion,
                    descriptionDigest: try Digests.read(description, option: "--description", in: session.surroundings)
                ))
        }

        static func done(_ subject: String) -> Text { ProductTexts.offered(subject) }
    }

    struct Review: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("review", ProductTexts.review) }

        @Argument(help: .text(ProductTexts.id, valueName: "id")) var product: String
        @Flag(inversion: .prefixedNo, help: .text(ProductTexts.approved)) var approved = true
        @Option(help: .text(OptionTexts.reason)) var reason = ""
        @Option(help: .text(ProductTexts.reviewFile, valueName: "file|sm3:…"), completion: .file()) var review: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .reviewListing(
                ReviewListing(
                    productId: product, approved: approved, reason: reason,
                    reviewDigest: try Digests.read(review, option: "--review", in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { ProductTexts.reviewed(subject) }
    }

    struct Delist: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("delist", ProductTexts.delist) }

        @Argument(help: .text(ProductTexts.id, valueName: "id")) var product: String
        @Option(help: .text(OptionTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .delistProduct(DelistProduct(productId: product, reason: reason))
        }

        static func done(_ subject: String) -> Text { ProductTexts.delisted(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", ProductTexts.list) }
        static let register = RegisterName.products

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static var configuration: CommandConfiguration { .verb("show", ProductTexts.show) }
        static let register = RegisterName.products

        @Argument(help: .text(ProductTexts.id, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}
