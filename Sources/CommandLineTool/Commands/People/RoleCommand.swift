// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao role`: what people may do on a node.
struct RoleCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("role", RoleTexts.noun, [Grant.self, Withdraw.self, Dismiss.self, List.self])
    }
}

extension RoleCommand {
    struct Grant: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("grant", RoleTexts.grant) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(RoleTexts.role)) var role: Chosen<Role>
        @Option(help: .text(RoleTexts.bureau)) var bureau = ""
        @Option(help: .text(RoleTexts.speciality)) var speciality: [String] = []
        @Option(help: .text(RoleTexts.from, valueName: "time")) var from: TimeArgument?
        @Option(help: .text(RoleTexts.until, valueName: "time")) var until: TimeArgument?
        @OptionGroup var key: PublicKeyOptions
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let name = try NodeArgument.person(person, option: "<uri>").description
            let now = session.surroundings.nowMilliseconds()
            return .grantRole(
                GrantRole(
                    person: name, role: role.value, bureau: bureau, specialities: speciality,
                    fromMs: from?.milliseconds(now: now) ?? now, untilMs: until?.milliseconds(now: now) ?? 0,
                    publicKey: try key.bytes(of: name, in: session.surroundings),
                    certificateEndsMs: try key.certificateEndsMs(in: session.surroundings)))
        }

        static func done(_ subject: String) -> Text { RoleTexts.granted(subject) }
    }

    struct Withdraw: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("withdraw", RoleTexts.withdraw) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(RoleTexts.role)) var role: Chosen<Role>
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let name = try NodeArgument.person(person, option: "<uri>").description
            return .withdrawRole(WithdrawRole(person: name, role: role.value, reason: reason))
        }

        static func done(_ subject: String) -> Text { RoleTexts.withdrawn(subject) }
    }

    struct List: QueryCommand {
        static var configuration: CommandConfiguration { .verb("list", RoleTexts.list) }

        @OptionGroup var part: ListOptions
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let answer = try await session.ask(Method.queriesPeople, part.request)
            let language = presenter.surroundings.language
            presenter.list(
                answer.people,
                columns: [
                    Column(RoleTexts.personHeading) { $0.person },
                    Column(RoleTexts.roleHeading) { $0.role.title(in: language) },
                    Column(RoleTexts.bureauHeading) { $0.bureau.orNothing },
                    Column(RoleTexts.specialitiesHeading) { $0.specialities.joined(separator: ",").orNothing },
                    Column(RoleTexts.fromHeading, wide: true) { Shown.time($0.fromMs) },
                    Column(RoleTexts.untilHeading) { Shown.time($0.untilMs) },
                ], id: \.person, json: JSONValue(reflecting: answer))
        }
    }
}
