// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao body`: the coordination mechanism of a jurisdiction and the deputies of its members (ZS-1.3a, ZS-2.1.1a).
struct BodyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("body", MechanismTexts.body, [Found.self, Deputy.self, List.self])
    }

    struct Found: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("found", MechanismTexts.found) }

        @Option(help: .text(MechanismTexts.documentNumber)) var documentNumber: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .foundBody(FoundBody(documentNumber: documentNumber))
        }

        static func done(_ subject: String) -> Text { MechanismTexts.founded(subject) }
    }

    struct Deputy: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("deputy", MechanismTexts.deputy) }

        @Argument(help: .text(MechanismTexts.deputyName, valueName: "uri")) var deputy: String
        @OptionGroup var period: PeriodOptions
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let (from, until) = period.milliseconds(in: session.surroundings)
            return .nameDeputy(
                NameDeputy(
                    deputy: try NodeArgument.person(deputy, option: "<uri>").description, fromMs: from,
                    untilMs: until))
        }

        static func done(_ subject: String) -> Text { MechanismTexts.named(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.body
        static var configuration: CommandConfiguration { .verb("list", MechanismTexts.listBody) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}

/// From when until when.
struct PeriodOptions: ParsableArguments {
    @Option(help: .text(MechanismTexts.from, valueName: "time")) var from: TimeArgument?
    @Option(help: .text(MechanismTexts.until, valueName: "time")) var until: TimeArgument

    init() {}

    /// Unix milliseconds; 0 for a beginning that was left out: from now on.
    func milliseconds(in surroundings: Surroundings) -> (from: UInt64, until: UInt64) {
        let now = surroundings.nowMilliseconds()
        return (from?.milliseconds(now: now) ?? 0, until.milliseconds(now: now))
    }
}
