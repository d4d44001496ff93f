// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao norm`: technical standards and business norms (ZS-1.3f, ZS-1.3k).
struct NormCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("norm", RuleSetTexts.norm, [Enter.self, List.self, Show.self])
    }

    struct Enter: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("enter", RuleSetTexts.enter) }

        @Option(help: .text(RuleSetTexts.number)) var number: String
        @Option(help: .text(RuleSetTexts.kind)) var kind: Chosen<NormKind>
        @Option(help: .text(RuleSetTexts.title)) var title: String
        @Option(help: .text(RuleSetTexts.issuer)) var issuer: String
        @Option(name: .customLong("version"), help: .text(RuleSetTexts.version)) var edition: String
        @Option(help: .text(RuleSetTexts.validFrom, valueName: "time")) var validFrom: TimeArgument
        @Option(help: .text(RuleSetTexts.document, valueName: "file|sm3:…")) var document: String
        @Option(help: .text(RuleSetTexts.belongsTo, valueName: "id")) var ruleSet = RuleSet.zs2024.id
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let surroundings = session.surroundings
            return .enterNorm(
                EnterNorm(
                    normId: number, kind: kind.value.rawValue, title: title, issuer: issuer, version: edition,
                    validFromMs: validFrom.milliseconds(now: surroundings.nowMilliseconds()),
                    digest: try Digests.read(document, option: "--document", in: surroundings), ruleSetId: ruleSet))
        }

        static func done(_ subject: String) -> Text { RuleSetTexts.entered(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", RuleSetTexts.normList) }
        static let register = RegisterName.norms

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static var configuration: CommandConfiguration { .verb("show", RuleSetTexts.normShow) }
        static let register = RegisterName.norms

        @Argument(help: .text(RuleSetTexts.normID, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}

extension NormKind: NamedChoice {
    static let choices: [Choice<NormKind>] = allCases.map { kind in
        Choice(kind, kind.rawValue, Wording.name(of: kind.rawValue, .chinese))
    }
}

/// `tongdao gate`: what only the chains of newer sets have (ZS-6b).
struct GateCommand: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("gate", RuleSetTexts.gate, [Record.self]) }

    struct Record: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("record", RuleSetTexts.record) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Argument(help: .text(RuleSetTexts.gateName)) var gate: Chosen<ApprovalGate>
        @Flag(inversion: .prefixedNo, help: .text(RuleSetTexts.passed)) var passed = true
        @Option(help: .text(RuleSetTexts.documentNumber)) var documentNumber: String
        @Option(help: .text(RuleSetTexts.document, valueName: "file|sm3:…")) var document: String
        @Option(help: .text(RuleSetTexts.method)) var method = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .recordGate(
                RecordGate(
                    applicationId: application, gate: gate.value.rawValue, passed: passed,
                    documentNumber: documentNumber,
                    digest: try Digests.read(document, option: "--document", in: session.surroundings), method: method))
        }

        static func done(_ subject: String) -> Text { RuleSetTexts.recorded(subject) }
    }
}

extension ApprovalGate: NamedChoice {
    static let choices: [Choice<ApprovalGate>] = allCases.map { gate in
        Choice(gate, gate.rawValue, Wording.name(of: gate.rawValue, .chinese))
    }
}
