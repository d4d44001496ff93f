// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao product`: test processing, review and listing of data products (ZS-2.3.0c).
struct ProductCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "product", ProductTexts.noun,
            [
                RequestTest.self, DecideTest.self, RecordTest.self, Offer.self, Review.self, Delist.self, List.self,
                Show.self,
            ])
    }
}

extension ProductForm: NamedChoice {
    static let choices: [Choice<ProductForm>] = ProductForm.allCases.filter { $0 != .unspecified }.map { form in
        Choice(form, form.identifier, Wording.name(of: form.identifier, .chinese))
    }
}

extension ProductCommand {
    struct RequestTest: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("request-test", ProductTexts.requestTest) }

        @Argument(help: .text(ProductTexts.authorization, valueName: "id")) var authorization: String
        @Option(help: .text(ProductTexts.title)) var title: String
        @Option(help: .text(ProductTexts.form)) var form: Chosen<ProductForm>
        @Option(help: .text(ProductTexts.item)) var dataItem: [String] = []
        @Option(help: .text(ProductTexts.plan, valueName: "file|sm3:…"), completion: .file()) var plan: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .requestTestProcessing(
                RequestTestProcessing(
                    authorizationId: authorization, title: title, productForm: form.value, dataItems: dataItem,
                    planDigest: try Digests.read(plan, option: "--plan", in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { ProductTexts.testRequested(subject) }
    }

    struct DecideTest: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("decide-test", ProductTexts.decideTest) }

        @Argument(help: .text(ProductTexts.id, valueName: "id")) var product: String
        @Flag(inversion: .prefixedNo, help: .text(ProductTexts.granted)) var granted = true
        @Option(help: .text(OptionTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .decideTestProcessing(DecideTestProcessing(productId: product, granted: granted, reason: reason))
        }

        static func done(_ subject: String) -> Text { ProductTexts.testDecided(subject) }
    }

    struct RecordTest: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("record-test", ProductTexts.recordTest) }

        @Argument(help: .text(ProductTexts.id, valueName: "id")) var product: String
        @Option(help: .text(ProductTexts.use, valueName: "id")) var use: String
        @Flag(inversion: .prefixedNo, help: .text(ProductTexts.passed)) var passed = true
        @Option(help: .text(ProductTexts.result, valueName: "file|sm3:…"), completion: .file()) var result: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .recordTestProcessing(
                RecordTestProcessing(
                    productId: product, useId: use, passed: passed,
                    resultDigest: try Digests.read(result, option: "--result", in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { ProductTexts.testRecorded(subject) }
    }
}
