// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao authorization`: what has been granted, where it may be used, and its end (ZS-3.6).
struct AuthorizationCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("authorization", AuthorizationTexts.noun, [List.self, Show.self, Revoke.self, Suspend.self, Resume.self])
    }
}

extension AuthorizationCommand {
    struct List: QueryCommand {
        static var configuration: CommandConfiguration { .verb("list", AuthorizationTexts.list) }

        @OptionGroup var part: ListOptions
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let answer = try await session.ask(Method.queriesAuthorizations, part.request)
            presenter.list(
                answer.authorizations, columns: AuthorizationCommand.columns(presenter.surroundings),
                id: \.authorizationId, json: JSONValue(reflecting: answer))
        }
    }

    struct Show: QueryCommand {
        static var configuration: CommandConfiguration { .verb("show", AuthorizationTexts.show) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var authorization: String
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let view = try await find(session)
            let language = presenter.surroundings.language
            presenter.sheet(
                AuthorizationCommand.entries(view, presenter.surroundings), id: view.authorizationId,
                json: JSONValue(reflecting: view))
            guard !view.stops.isEmpty else { return }
            presenter.section(
                AuthorizationTexts.stops, AuthorizationCommand.stopTable(view.stops, language).lines)
        }

        /// By its id, else by the number the city gave it.
        private func find(_ session: NodeSession) async throws -> AuthorizationView {
            let named = try await session.ask(Method.queriesAuthorizations, ListRequest(filter: authorization))
            if let found = named.authorizations.first(where: { $0.authorizationId == authorization }) { return found }
            let all = try await session.ask(Method.queriesAuthorizations, ListRequest())
            guard let found = all.authorizations.first(where: { $0.number == authorization }) else {
                throw CommandFailure.notFound(authorization)
            }
            return found
        }
    }

    struct Revoke: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("revoke", AuthorizationTexts.revoke) }

        @Argument(help: .text(AuthorizationTexts.id, valueName: "id")) var authorization: String
        @Option(help: .text(AuthorizationTexts.motion, valueName: "id")) var motion = ""
        @Option(help: .text(AuthorizationTexts.cause)) var cause: Chosen<ExitCause>
        @Option(help: .text(ExitTexts.reference)) var reference = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .revokeAuthorization(
                RevokeAuthorization(
                    authorizationId: authorization, motionId: motion, exitCause: cause.value, reference: reference))
        }

        static func done(_ subject: String) -> Text { AuthorizationTexts.revoked(subject) }
    }
}

extension AuthorizationCommand {
    static func columns(_ surroundings: Surroundings) -> [Column<AuthorizationView>] {
        let language = surroundings.language
        let now = surroundings.nowMilliseconds()
        return [
            Column(AuthorizationTexts.idHeading) { $0.authorizationId },
            Column(AuthorizationTexts.numberHeading) { $0.number.orNothing },
            Column(AuthorizationTexts.nodeHeading) { Shown.shortName($0.node).orNothing },
            Column(AuthorizationTexts.applicantHeading) { $0.applicant },
            Column(AuthorizationTexts.scenarioHeading) { $0.scenario },
            Column(AuthorizationTexts.stateHeading) { Shown.word($0.state, language) },
            Column(AuthorizationTexts.permitHeading) { permit($0, now: now, language) },
            Column(AuthorizationTexts.purposeHeading, wide: true) { $0.purpose },
            Column(AuthorizationTexts.termHeading, wide: true) { Shown.time($0.termEndMs) },
            Column(AuthorizationTexts.filingHeading, wide: true) { $0.filingReceipt.orNothing },
        ]
    }

    private static func permit(_ view: AuthorizationView, now: UInt64, _ language: Language) -> String {
        guard view.permitLive else { return AuthorizationTexts.noPermit.in(language) }
        return Shown.distance(view.permitEndsMs, from: now)
    }

    private static func entries(
        _ view: AuthorizationView, _ surroundings: Surroundings
    ) -> [(name: Text, value: String)] {
        let language = surroundings.language
        return [
            (AuthorizationTexts.idHeading, view.authorizationId), (AuthorizationTexts.numberHeading, view.number),
            (AuthorizationTexts.nodeHeading, view.node), (AuthorizationTexts.applicantHeading, view.applicant),
            (AuthorizationTexts.scenarioHeading, view.scenario), (AuthorizationTexts.purposeHeading, view.purpose),
            (AuthorizationTexts.stateHeading, Shown.word(view.state, language)),
            (AuthorizationTexts.refusalHeading, view.refusal),
            (AuthorizationTexts.termHeading, Shown.time(view.termEndMs)),
            (
                AuthorizationTexts.permitHeading,
                view.permitLive ? Shown.time(view.permitEndsMs) : AuthorizationTexts.noPermit.in(language)
            ),
            (AuthorizationTexts.filingHeading, view.filingReceipt),
        ]
    }

    static func stopTable(_ stops: [StopView], _ language: Language) -> Table {
        let headings = [
            AuthorizationTexts.nodeHeading, AuthorizationTexts.stateHeading, AuthorizationTexts.stoppedHeading,
            AuthorizationTexts.inFlightHeading, AuthorizationTexts.leaseHeading,
        ]
        return Table(
            headings: headings.map { $0.in(language) },
            rows: stops.map { stop in
                [
                    stop.node, AuthorizationTexts.stopState(stop.state).in(language), Shown.time(stop.stoppedMs),
                    "\(stop.inFlight)", Shown.time(stop.leaseEndMs),
                ]
            })
    }
}
