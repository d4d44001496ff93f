// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// The registrar's steps, and objections.
extension RegistrationCommand {
    struct Return: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("return", RegistrationTexts.back) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @Option(help: .text(RegistrationTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .returnRegistration(ReturnRegistration(registrationId: id, reason: reason))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.returned(subject) }
    }

    struct Accept: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("accept", RegistrationTexts.accept) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .acceptRegistration(AcceptRegistration(registrationId: id))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.accepted(subject) }
    }

    struct Review: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("review", RegistrationTexts.review) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @Flag(inversion: .prefixedNo, help: .text(RegistrationTexts.passed)) var passed = true
        @Option(help: .text(RegistrationTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .reviewRegistration(ReviewRegistration(registrationId: id, passed: passed, reason: reason))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.reviewed(subject) }
    }

    struct Publish: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("publish", RegistrationTexts.publish) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .publishRegistration(PublishRegistration(registrationId: id))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.published(subject) }
    }

    struct Object: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("object", RegistrationTexts.raiseObjection) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @Option(help: .text(RegistrationTexts.reason)) var reason: String
        @Option(help: .text(RegistrationTexts.grounds, valueName: "file|sm3:…")) var grounds: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = try Digests.read(grounds, option: "--grounds", in: session.surroundings)
            return .objectRegistration(ObjectRegistration(registrationId: id, reason: reason, digest: digest))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.objected(subject) }
    }

    struct DecideObjection: SubmittingCommand {
        static var configuration: CommandConfiguration {
            .verb("decide-objection", RegistrationTexts.decideObjection)
        }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @Flag(inversion: .prefixedNo, help: .text(RegistrationTexts.upheld)) var upheld: Bool
        @Option(help: .text(RegistrationTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .decideObjections(
                DecideObjections(registrationId: id, upheld: upheld, reason: reason))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.objectionDecided(subject) }
    }

    struct Code: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("code", RegistrationTexts.giveCode) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .codeRegistration(CodeRegistration(registrationId: id))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.coded(subject) }
    }
}
