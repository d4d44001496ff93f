// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages

/// `tongdao application`: from the application to its acceptance (ZS-3.2).
struct ApplicationCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("application", ApplicationTexts.noun, [Submit.self, Accept.self, List.self])
    }
}

extension ApplicationCommand {
    struct Submit: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("submit", ApplicationTexts.submit) }

        @Option(help: .text(NoticeTexts.id, valueName: "id")) var notice: String
        @Option(help: .text(ApplicationTexts.organ)) var organ: String?
        @Option(help: .text(ApplicationTexts.creditCode)) var creditCode: String
        @Option(help: .text(ApplicationTexts.name)) var name: String
        @Flag(inversion: .prefixedNo, help: .text(ApplicationTexts.legalPerson)) var legalPerson = true
        @Option(help: .text(ApplicationTexts.scenario, valueName: "key")) var scenario: String
        @Option(help: .text(ApplicationTexts.scenarioName)) var scenarioName: String
        @Option(help: .text(ApplicationTexts.purpose)) var purpose: String
        @Option(help: .text(NoticeTexts.field)) var field: Chosen<Field>
        @Option(help: .text(ApplicationTexts.document, valueName: "kind=path")) var document: [DocumentArgument] = []
        @Option(help: .text(ApplicationTexts.dataItem)) var dataItem: [String] = []
        @Option(help: .text(TemplateTexts.rests, valueName: "id")) var template = ""
        @OptionGroup var more: ScenarioOptions
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let surroundings = session.surroundings
            let applicant = Applicant(
                organ: organ ?? session.identity.subject.organ ?? "", creditCode: creditCode, name: name,
                legalPerson: legalPerson)
            return .submitApplication(
                SubmitApplication(
                    noticeId: notice, applicant: applicant,
                    scenario: more.scenario(scenario, name: scenarioName, purpose: purpose, field: field.value),
                    documents: try document.map { try $0.document(in: surroundings) }, dataItems: dataItem,
                    templateId: template))
        }

        static func done(_ subject: String) -> Text { ApplicationTexts.submitted(subject) }
    }

    struct Accept: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("accept", ApplicationTexts.accept) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .acceptApplication(AcceptApplication(applicationId: application))
        }

        static func done(_ subject: String) -> Text { ApplicationTexts.accepted(subject) }
    }

    struct List: QueryCommand {
        static var configuration: CommandConfiguration { .verb("list", ApplicationTexts.list) }

        @OptionGroup var part: ListOptions
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            try await CaseCommand.list(part.request, session, presenter)
        }
    }
}
