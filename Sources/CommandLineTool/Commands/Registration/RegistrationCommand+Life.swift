// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// Asks that a registration say something else from now on.
protocol RegistrationRewriting: SubmittingCommand {
    static var kind: RegistrationRequestKind { get }
    var id: String { get }
    var content: RegistrationOptions { get }
    var reason: String { get }
}

extension RegistrationRewriting {
    func action(_ session: NodeSession) async throws -> Action.What {
        .requestRegistrationChange(
            RequestRegistrationChange(
                registrationId: id, requestKind: Self.kind,
                newContent: try content.content(in: session.surroundings), reason: reason))
    }

    static func done(_ subject: String) -> Text { RegistrationTexts.requested(subject) }
}

/// What becomes of a registration that has its code.
extension RegistrationCommand {
    struct Change: RegistrationRewriting {
        static var configuration: CommandConfiguration { .verb("change", RegistrationTexts.change) }
        static let kind = RegistrationRequestKind.change

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @OptionGroup var content: RegistrationOptions
        @Option(help: .text(RegistrationTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions
    }

    struct Correct: RegistrationRewriting {
        static var configuration: CommandConfiguration { .verb("correct", RegistrationTexts.correct) }
        static let kind = RegistrationRequestKind.correction

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @OptionGroup var content: RegistrationOptions
        @Option(help: .text(RegistrationTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions
    }

    struct Cancel: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("cancel", RegistrationTexts.cancel) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @Option(help: .text(RegistrationTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .requestRegistrationChange(
                RequestRegistrationChange(registrationId: id, requestKind: .cancellation, reason: reason))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.requested(subject) }
    }

    struct Renew: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("renew", RegistrationTexts.renew) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @Option(help: .text(RegistrationTexts.newAgreement, valueName: "id")) var agreement = ""
        @Option(help: .text(RegistrationTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .requestRegistrationChange(
                RequestRegistrationChange(
                    registrationId: id, requestKind: .renewal, reason: reason, agreementId: agreement))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.requested(subject) }
    }

    struct DecideChange: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("decide-change", RegistrationTexts.decideChange) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @Flag(inversion: .prefixedNo, help: .text(RegistrationTexts.granted)) var granted = true
        @Option(help: .text(RegistrationTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .decideRegistrationChange(
                DecideRegistrationChange(registrationId: id, granted: granted, reason: reason))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.changeDecided(subject) }
    }

    struct Revoke: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("revoke", RegistrationTexts.revoke) }

        @Argument(help: .text(RegistrationTexts.id, valueName: "id")) var id: String
        @Option(help: .text(RegistrationTexts.cause)) var cause: Chosen<RegistrationRevocationCause>
        @Option(help: .text(RegistrationTexts.reason)) var reason: String
        @Option(help: .text(RegistrationTexts.finding, valueName: "file|sm3:…")) var finding: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = try Digests.read(finding, option: "--finding", in: session.surroundings)
            return .revokeRegistration(
                RevokeRegistration(
                    registrationId: id, revocationCause: cause.value, reason: reason, digest: digest))
        }

        static func done(_ subject: String) -> Text { RegistrationTexts.revoked(subject) }
    }
}
