// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao registration`: resources and products, as newer rules order it.
struct RegistrationCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "registration", RegistrationTexts.noun,
            [
                Preserve.self, Apply.self, Amend.self, Return.self, Accept.self, Review.self, Publish.self,
                Object.self, DecideObjection.self, Code.self, Change.self, Correct.self, Cancel.self, Renew.self,
                DecideChange.self, Revoke.self, List.self, Evidence.self, Show.self, Query.self,
            ])
    }
}

extension RegistrationCommand {
    struct Preserve: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("preserve", RegistrationTexts.preserve) }

        @Option(help: .text(RegistrationTexts.evidenceTitle)) var title: String
        @Option(help: .text(RegistrationTexts.preserved, valueName: "file|sm3:…")) var file: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = try Digests.read(file, option: "--file", in: session.surroundings)
            return .preserveEvidence(PreserveEvidence(title: title, digest: digest))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.preservedDone(subject) }
    }

    struct Apply: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("apply", RegistrationTexts.apply) }

        @OptionGroup var content: RegistrationOptions
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .applyRegistration(ApplyRegistration(content: try content.content(in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.applied(subject) }
    }

    struct Amend: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("amend", RegistrationTexts.amend) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @OptionGroup var content: RegistrationOptions
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .amendRegistration(
                AmendRegistration(registrationId: id, content: try content.content(in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.amended(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", RegistrationTexts.list) }
        static let register = RegisterName.registrations

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Evidence: RegisterListing {
        static var configuration: CommandConfiguration { .verb("evidence", RegistrationTexts.listEvidence) }
        static let register = RegisterName.preservedEvidence

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static var configuration: CommandConfiguration { .verb("show", RegistrationTexts.show) }
        static let register = RegisterName.registrations

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }

    /// By its query code, at the node that gave it or at the hub.
    struct Query: QueryCommand {
        static var configuration: CommandConfiguration { .verb("query", RegistrationTexts.query) }

        @Argument(help: .text(RegistrationTexts.code)) var code: String
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            guard RegistrationCode.isValid(code) else {
                throw CommandFailure.option(
                    "CODE", value: code, RegistrationTexts.noCode, remedy: RegistrationTexts.codeRemedy)
            }
            let request = RegisterRequest(register: RegisterName.registrations.rawValue, filter: code)
            let answer = try await session.ask(Method.queriesRegister, request)
            guard let entry = answer.entries.first else { throw CommandFailure.notFound(code) }
            RegisterTable.show(entry, presenter)
        }
    }
}
