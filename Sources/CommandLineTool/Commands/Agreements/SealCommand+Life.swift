// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// What becomes of a seal after its entry, and the log of its uses.
extension SealCommand {
    struct ReportLost: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("report-lost", SealTexts.reportLost) }

        @Argument(help: .text(SealTexts.id, valueName: "id")) var seal: String
        @Option(help: .text(SealTexts.since, valueName: "time")) var since: TimeArgument?
        @Option(help: .text(SealTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let now = session.surroundings.nowMilliseconds()
            return .reportSealLost(
                ReportSealLost(sealId: seal, lostMs: since?.milliseconds(now: now) ?? 0, reason: reason))
        }

        static func done(_ subject: String) -> Text { SealTexts.lost(subject) }
    }

    struct Replace: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("replace", SealTexts.replace) }

        @Argument(help: .text(SealTexts.id, valueName: "id")) var seal: String
        @Option(help: .text(SealTexts.successor, valueName: "id")) var successor: String
        @Option(help: .text(SealTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .replaceSeal(ReplaceSeal(sealId: seal, successorId: successor, reason: reason))
        }

        static func done(_ subject: String) -> Text { SealTexts.replaced(subject) }
    }

    struct Transfer: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("transfer", SealTexts.transfer) }

        @Argument(help: .text(SealTexts.id, valueName: "id")) var seal: String
        @Option(help: .text(SealTexts.custodian, valueName: "uri")) var custodian: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let person = try NodeArgument.person(custodian, option: "--custodian").description
            return .transferSeal(TransferSeal(sealId: seal, custodian: person))
        }

        static func done(_ subject: String) -> Text { SealTexts.transferred(subject) }
    }

    struct Retire: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("retire", SealTexts.retire) }

        @Argument(help: .text(SealTexts.id, valueName: "id")) var seal: String
        @Option(help: .text(SealTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .retireSeal(RetireSeal(sealId: seal, reason: reason))
        }

        static func done(_ subject: String) -> Text { SealTexts.retired(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", SealTexts.list) }
        static var register: RegisterName { .seals }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static var configuration: CommandConfiguration { .verb("show", SealTexts.show) }
        static var register: RegisterName { .seals }

        @Argument(help: .text(SealTexts.id, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }

    struct Uses: RegisterListing {
        static var configuration: CommandConfiguration { .verb("uses", SealTexts.uses) }
        static var register: RegisterName { .sealUses }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}
