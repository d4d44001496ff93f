// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao quota`: total-volume control (ZS-4.0a).
struct QuotaCommand: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("quota", FieldTexts.quotaNoun, [Set.self, List.self]) }

    struct Set: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("set", FieldTexts.set) }

        @Option(help: .text(NoticeTexts.field)) var field: Chosen<Field>
        @Option(help: .text(FieldTexts.year)) var year: UInt32
        @Option(help: .text(FieldTexts.limit)) var limit: UInt32
        @Option(help: .text(FieldTexts.documentNumber)) var documentNumber: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .setQuota(SetQuota(field: field.value, year: year, limit: limit, documentNumber: documentNumber))
        }

        static func done(_ subject: String) -> Text { FieldTexts.quotaSet(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", FieldTexts.list) }
        static let register = RegisterName.quotas

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}

extension NoticeCommand {
    /// All applicants of a notice side by side (ZS-4.0a, ZS-4.0b).
    struct Compare: QueryCommand {
        static var configuration: CommandConfiguration { .verb("compare", FieldTexts.compare) }

        @Argument(help: .text(NoticeTexts.id, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let request = RegisterRequest(register: RegisterName.scores.rawValue, filter: id)
            RegisterTable.list(try await session.ask(Method.queriesRegister, request), presenter)
        }
    }
}

/// `tongdao scenario`: what has been applied for, by field (ZS-4.1 to ZS-4.7).
struct ScenarioCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("scenario", FieldTexts.scenarioNoun, [List.self, Show.self])
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", FieldTexts.scenarios) }
        static let register = RegisterName.scenarios

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static var configuration: CommandConfiguration { .verb("show", FieldTexts.scenario) }
        static let register = RegisterName.scenarios

        @Argument(help: .text(FieldTexts.application, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}
