// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao delegation`: a role exercised by someone else while its holder is away.
struct DelegationCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("delegation", AbsenceTexts.delegation, [Make.self, Recall.self, List.self])
    }

    struct Make: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("make", AbsenceTexts.make) }

        @Argument(help: .text(AbsenceTexts.deputy, valueName: "uri")) var deputy: String
        @Option(help: .text(AbsenceTexts.role)) var role: Chosen<Role>
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var period: PeriodOptions
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let (from, until) = period.milliseconds(in: session.surroundings)
            return .delegateRole(
                DelegateRole(
                    deputy: try NodeArgument.person(deputy, option: "<uri>").description, role: role.value,
                    fromMs: from, untilMs: until, reason: reason))
        }

        static func done(_ subject: String) -> Text { AbsenceTexts.made(subject) }
    }

    struct Recall: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("recall", AbsenceTexts.recall) }

        @Argument(help: .text(AbsenceTexts.id, valueName: "id")) var id: String
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .recallDelegation(RecallDelegation(delegationId: id, reason: reason))
        }

        static func done(_ subject: String) -> Text { AbsenceTexts.recalled(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.delegations
        static var configuration: CommandConfiguration { .verb("list", AbsenceTexts.listDelegations) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}

/// `tongdao duty`: who is on duty for the daily management (ZS-2.3.0a).
struct DutyCommand: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("duty", AbsenceTexts.duty, [Put.self, List.self]) }

    struct Put: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("set", AbsenceTexts.set) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(AbsenceTexts.office)) var office: Chosen<Role>
        @OptionGroup var period: PeriodOptions
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let (from, until) = period.milliseconds(in: session.surroundings)
            return .setDutyRoster(
                SetDutyRoster(
                    person: try NodeArgument.person(person, option: "<uri>").description, office: office.value,
                    fromMs: from, untilMs: until))
        }

        static func done(_ subject: String) -> Text { AbsenceTexts.dutySet(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.duties
        static var configuration: CommandConfiguration { .verb("list", AbsenceTexts.listDuties) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}

extension RoleCommand {
    /// Every role of a person who leaves ends; at the hub, on every node.
    struct Dismiss: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("dismiss", AbsenceTexts.dismiss) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let name = try NodeArgument.person(person, option: "<uri>").description
            return .dismissPerson(DismissPerson(person: name, reason: reason))
        }

        static func done(_ subject: String) -> Text { AbsenceTexts.dismissed(subject) }
    }
}
