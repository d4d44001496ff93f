// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages

/// `tongdao case`: where each application stands, and how it came there.
struct CaseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("case", CaseTexts.noun, [List.self, Show.self, Trace.self])
    }
}

extension CaseCommand {
    struct List: QueryCommand {
        static var configuration: CommandConfiguration { .verb("list", CaseTexts.list) }

        @OptionGroup var part: ListOptions
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            try await CaseCommand.list(part.request, session, presenter)
        }
    }

    static func list(_ request: ListRequest, _ session: NodeSession, _ presenter: Presenter) async throws {
        let answer = try await session.ask(Method.queriesCases, request)
        presenter.list(
            answer.cases, columns: columns(presenter.surroundings.language), id: \.applicationId,
            json: JSONValue(reflecting: answer))
    }

    struct Show: QueryCommand {
        static var configuration: CommandConfiguration { .verb("show", CaseTexts.show) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let answer = try await session.ask(Method.queriesCases, ListRequest(filter: application))
            guard let view = answer.cases.first(where: { $0.applicationId == application }) else {
                throw CommandFailure.notFound(application)
            }
            let events = try await Timeline(of: view, session)
            let language = presenter.surroundings.language
            presenter.sheet(
                CaseCommand.entries(view, language), id: application,
                json: .object([("case", JSONValue(reflecting: view)), ("timeline", events.json)]))
            presenter.section(CaseTexts.timeline, events.lines(language))
        }
    }

    static func columns(_ language: Language) -> [Column<CaseView>] {
        [
            Column(CaseTexts.applicationHeading) { $0.applicationId },
            Column(CaseTexts.applicantHeading) { $0.applicant },
            Column(CaseTexts.scenarioHeading) { $0.scenario },
            Column(CaseTexts.stateHeading) { Shown.word($0.state, language) },
            Column(CaseTexts.nextHeading) { Shown.word($0.nextStep, language) },
            Column(CaseTexts.ownerHeading) { Shown.word($0.owner, language) },
            Column(CaseTexts.noticeHeading, wide: true) { $0.noticeId },
            Column(CaseTexts.motionHeading, wide: true) { $0.motionId.orNothing },
            Column(CaseTexts.agreementHeading, wide: true) { $0.agreementId.orNothing },
            Column(CaseTexts.authorizationHeading, wide: true) { $0.authorizationId.orNothing },
        ]
    }

    private static func entries(_ view: CaseView, _ language: Language) -> [(name: Text, value: String)] {
        [
            (CaseTexts.applicationHeading, view.applicationId), (CaseTexts.noticeHeading, view.noticeId),
            (CaseTexts.applicantHeading, view.applicant), (CaseTexts.scenarioHeading, view.scenario),
            (CaseTexts.stateHeading, Shown.word(view.state, language)),
            (CaseTexts.nextHeading, Shown.word(view.nextStep, language)),
            (CaseTexts.ownerHeading, Shown.word(view.owner, language)),
            (CaseTexts.clausesHeading, view.clauses.joined(separator: ", ")),
            (CaseTexts.panelHeading, view.panel.map(Shown.shortName).joined(separator: ", ")),
            (CaseTexts.scoreHeading, view.meanHundredths == 0 ? "" : Timeline.score(view.meanHundredths)),
            (CaseTexts.motionHeading, view.motionId), (CaseTexts.agreementHeading, view.agreementId),
            (CaseTexts.digestHeading, Hex.encode(view.agreementDigest)),
            (CaseTexts.authorizationHeading, view.authorizationId),
        ]
    }
}
