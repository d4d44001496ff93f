// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages
import Rules

/// `tongdao login`: the second factor, for as long as someone works.
struct LoginCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("login", LoginTexts.login, [Open.self, Show.self, Unlock.self], default: Open.self)
    }

    struct Open: QueryCommand {
        static var configuration: CommandConfiguration { .verb("open", LoginTexts.open) }

        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let target = session.target
            let passphrase = try ConnectionTarget.factor.passphrase(path: target.factorFile, in: session.surroundings)
            let opened = try await session.logIn(with: passphrase)
            presenter.done(
                LoginTexts.opened(idleMs: opened.idleLimitMs, longestMs: opened.longestMs), id: "\(target.node)",
                json: .object([
                    ("node", .string("\(target.node)")), ("person", .string("\(session.identity.subject)")),
                    ("idleLimitMs", .unsigned(opened.idleLimitMs)), ("longestMs", .unsigned(opened.longestMs)),
                    ("factorDueMs", .unsigned(opened.factorDueMs)),
                ]))
        }
    }

    struct Show: QueryCommand {
        static var configuration: CommandConfiguration { .verb("show", LoginTexts.show) }

        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let view = try await session.loginView()
            let factor = view.factor.isEmpty ? "no-factor" : view.factor
            presenter.sheet(
                [
                    (LoginTexts.person, "\(session.identity.subject)"),
                    (LoginTexts.factor, Wording.name(of: factor, session.surroundings.language.ofRules)),
                    (LoginTexts.due, view.factorDueMs == 0 ? "" : Shown.time(view.factorDueMs)),
                    (LoginTexts.state, session.surroundings(view.open ? LoginTexts.isOpen : LoginTexts.isClosed)),
                    (LoginTexts.left, view.open ? Self.left(view) : ""),
                    (LoginTexts.lockedUntil, view.lockedUntilMs == 0 ? "" : Shown.time(view.lockedUntilMs)),
                ], id: view.open ? "open" : "closed", json: JSONValue(reflecting: view))
        }

        /// The minutes it lasts if it is not used.
        private static func left(_ view: LoginView) -> String {
            let untilIdle = view.idleLimitMs - min(view.idleLimitMs, view.idleMs)
            let untilEnd = view.longestMs - min(view.longestMs, view.ageMs)
            return "\(min(untilIdle, untilEnd) / 60_000) min"
        }
    }

    struct Unlock: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("unlock", LoginTexts.unlock) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let name = try NodeArgument.person(person, option: "<uri>").description
            return .unlockLogin(UnlockLogin(person: name, reason: reason))
        }

        static func done(_ subject: String) -> Text { LoginTexts.unlocked(subject) }
    }
}

/// `tongdao logout`.
struct LogoutCommand: QueryCommand {
    static var configuration: CommandConfiguration { .verb("logout", LoginTexts.logout) }

    @OptionGroup var query: QueryOptions

    func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
        let file = session.loginFile
        let answer = try await session.ask(Method.loginsClose, LogoutRequest(token: file.token))
        file.forget()
        presenter.done(
            answer.wasOpen ? LoginTexts.loggedOut : LoginTexts.wasNotOpen, id: "\(session.target.node)",
            json: .object([("wasOpen", .boolean(answer.wasOpen))]))
    }
}
