// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao experts`: the expert group.
struct ExpertsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "experts", ExpertTexts.noun,
            [
                Appoint.self, Dismiss.self, Conflict.self, Recuse.self, Assess.self, List.self, Show.self, Verify.self,
            ])
    }
}

extension ExpertsCommand {
    struct Appoint: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("appoint", ExpertTexts.appoint) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(RoleTexts.speciality)) var speciality: [String]
        @Option(help: .text(ExpertTexts.employer, valueName: "organ")) var employer: String
        @Option(help: .text(RoleTexts.from, valueName: "time")) var from: TimeArgument?
        @Option(help: .text(ExpertTexts.until, valueName: "time")) var until: TimeArgument
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let now = session.surroundings.nowMilliseconds()
            return .appointExpert(
                AppointExpert(
                    person: try NodeArgument.person(person, option: "<uri>").description, specialities: speciality,
                    employer: employer, fromMs: from?.milliseconds(now: now) ?? now,
                    untilMs: until.milliseconds(now: now)))
        }

        static func done(_ subject: String) -> Text { ExpertTexts.appointed(subject) }
    }

    struct Dismiss: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("dismiss", ExpertTexts.dismiss) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(ExpertTexts.cause)) var cause: Chosen<DismissalCause>
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .dismissExpert(
                DismissExpert(
                    person: try NodeArgument.person(person, option: "<uri>").description, dismissalCause: cause.value,
                    reason: reason))
        }

        static func done(_ subject: String) -> Text { ExpertTexts.dismissed(subject) }
    }

    struct Conflict: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("conflict", ExpertTexts.conflict) }

        @Option(help: .text(ApplicationTexts.id, valueName: "id")) var application = ""
        @Option(help: .text(ExpertTexts.organ, valueName: "organ")) var organ = ""
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .declareConflict(DeclareConflict(subject: application, conflictOrgan: organ, reason: reason))
        }

        static func done(_ subject: String) -> Text { ExpertTexts.declared(subject) }
    }

    struct Recuse: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("recuse", ExpertTexts.recuse) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Option(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let person = try NodeArgument.person(person, option: "--person").description
            return .recuseExpert(RecuseExpert(applicationId: application, person: person, reason: reason))
        }

        static func done(_ subject: String) -> Text { ExpertTexts.recused(subject) }
    }

    struct Assess: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("assess", ExpertTexts.assess) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(ExpertTexts.marks)) var marks: UInt32
        @Option(help: .text(ExpertTexts.remarks, valueName: "path"), completion: .file()) var remarks: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .assessExpert(
                AssessExpert(
                    person: try NodeArgument.person(person, option: "<uri>").description, marks: marks,
                    remarkDigest: try Digests.read(remarks, option: "--remarks", in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { ExpertTexts.assessed(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.experts
        static var configuration: CommandConfiguration { .verb("list", ExpertTexts.list) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static let register = RegisterName.experts
        static var configuration: CommandConfiguration { .verb("show", ExpertTexts.show) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var id: String
        @OptionGroup var query: QueryOptions
    }
}
