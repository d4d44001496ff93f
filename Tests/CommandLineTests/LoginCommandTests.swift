// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Messages
import Synchronization
import Testing
import Transport

@testable import CommandLineTool

/// Logging in, and what goes with a command.
@Suite struct LoginCommandTests {
    private static let vote = ["motion", "vote", "M1", "against", "--reason", "too early"]
    private static let token = [UInt8](repeating: 0xAB, count: 32)
    private static let secondToken = [UInt8](repeating: 0xAC, count: 32)

    /// A node that knows one factor of the person, in a given state.
    private final class Desk: Sendable {
        let opened = Mutex<[LoginRequest]>([])
        let isOpen = Mutex(false)
        let state: String

        init(_ state: String) { self.state = state }

        /// The token of the login that was opened last.
        private var newest: [UInt8] {
            opened.withLock { $0.count } < 2 ? LoginCommandTests.token : LoginCommandTests.secondToken
        }

        /// What a daemon that ends forgets.
        func restart() { isOpen.withLock { $0 = false } }

        func register(_ methods: inout MethodRegistry) {
            methods.unary(Method.loginsShow) { _, request in
                LoginView(open: self.isOpen.withLock { $0 } && request.token == self.newest, factor: self.state)
            }
            methods.unary(Method.loginsOpen) { _, request in
                self.opened.withLock { $0.append(request) }
                self.isOpen.withLock { $0 = true }
                return LoginOpened(token: self.newest, idleLimitMs: 900_000, longestMs: 28_800_000)
            }
            methods.unary(Method.loginsClose) { _, _ in
                let wasOpen = self.isOpen.withLock { $0 }
                self.isOpen.withLock { $0 = false }
                return LogoutAnswer(wasOpen: wasOpen)
            }
        }
    }

    private func stand(
        _ desk: Desk,
        submit: @escaping NodeStand.Submission = { _, _ in
            CommandResult(subject: "X1", firstSequence: 1, lastSequence: 1)
        }
    ) async throws -> NodeStand {
        let stand = try await NodeStand(submit: submit, more: { desk.register(&$0) })
        try stand.run.file("wang.factor", "nine grey herons\nsecond line\n")
        return stand
    }

    @Test func aScriptLogsInOnceBeforeItDecides() async throws {
        let desk = Desk("factor-set")
        let stand = try await stand(desk)
        for _ in 1...2 {
            let outcome = await stand(Self.vote + ["--factor-file", "wang.factor"])
            #expect(outcome.status == .success, "\(outcome.messages)")
        }
        let opened = desk.opened.withLock { $0 }
        #expect(opened.map(\.passphrase) == [Array("nine grey herons".utf8)])
        let body = try LoginBody.decode(try #require(opened.first).body)
        #expect(body.node == NodeStand.node && body.person == NodeStand.person && body.nonce.count == 16)
        #expect(stand.received.all.map(\.loginToken) == [Self.token, Self.token])
        #expect(stand.received.all.allSatisfy { $0.passphrase.isEmpty && $0.newPassphrase.isEmpty })
        try await stand.stop()
    }

    @Test(arguments: ["factor-awaited", "factor-overdue"])
    func nothingIsSentBeforeThePassphraseIsSet(_ state: String) async throws {
        let stand = try await stand(Desk(state))
        let outcome = await stand(Self.vote + ["--factor-file", "wang.factor", "-o", "json"])
        #expect(outcome.status == .refused)
        #expect(try JSON(outcome.messages)["error.code"] == state)
        #expect(stand.received.all.isEmpty)
        try await stand.stop()
    }

    /// The daemon ends in mid-command and comes back without its logins: the same bytes under a new login, not a refusal.
    @Test func whoeverAnswersAfterABreakIsLoggedInToAnew() async throws {
        let desk = Desk("factor-set")
        let breaks = Breaks(1)
        let stand = try await stand(desk) { _, context in
            if breaks.next(context) { desk.restart() }
            return CommandResult(subject: "X1", firstSequence: 1, lastSequence: 1)
        }
        let outcome = await stand(Self.vote + ["--factor-file", "wang.factor"])
        #expect(outcome.status == .success, "\(outcome.messages)")
        #expect(stand.received.all.map(\.loginToken) == [Self.token, Self.secondToken])
        #expect(Set(stand.received.all.map(\.command)).count == 1)
        try await stand.stop()
    }

    /// It may have been carried out before the break: what hinders a login afterwards keeps nobody from asking.
    @Test func aBreakIsAskedAboutAlsoWhenNoLoginCanBeMade() async throws {
        let breaks = Breaks(1)
        let stand = try await NodeStand(
            submit: { _, context in
                breaks.next(context)
                return CommandResult(subject: "X1", firstSequence: 4, lastSequence: 4, repeated: true)
            },
            more: { methods in
                methods.unary(Method.loginsShow) { _, request in
                    guard !breaks.areOver else { throw CallFailure(.internal, "no logins today") }
                    return LoginView(open: !request.token.isEmpty, factor: "factor-set")
                }
                methods.unary(Method.loginsOpen) { _, _ in LoginOpened(token: LoginCommandTests.token) }
            })
        try stand.run.file("wang.factor", "nine grey herons\n")
        let outcome = await stand(Self.vote + ["--factor-file", "wang.factor"])
        #expect(outcome.status == .success, "\(outcome.messages)")
        #expect(outcome.output.contains("carried out before"))
        try await stand.stop()
    }

    /// Without a file the node says what is missing; handing something in asks for no login at all.
    @Test func nobodyIsLoggedInUnasked() async throws {
        let desk = Desk("factor-set")
        let stand = try await stand(desk)
        #expect(await stand(Self.vote).status == .success)
        let handedIn = await stand(["use", "end", "S1", "--reason", "done", "--factor-file", "wang.factor"])
        #expect(handedIn.status == .success, "\(handedIn.messages)")
        #expect(desk.opened.withLock { $0 }.isEmpty)
        #expect(stand.received.all.allSatisfy { $0.loginToken.isEmpty })
        try await stand.stop()
    }

    @Test func theTokenIsForItsOwnerAndGoesAtLogout() async throws {
        let stand = try await stand(Desk("factor-set"))
        let login = await stand(["login", "--factor-file", "wang.factor"])
        #expect(login.status == .success, "\(login.messages)")
        #expect(!login.output.contains("abab"), "a token is shown to nobody")
        let folder = "\(stand.run.directory)/.config/tongdao/logins"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.count == 1)
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(files[0])")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(await stand(Self.vote).status == .success)
        #expect(stand.received.all.last?.loginToken == Self.token)
        #expect(try JSON(await stand(["logout", "-o", "json"]).output)["wasOpen"] == "true")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        #expect(try JSON(await stand(["logout", "-o", "json"]).output)["wasOpen"] == "false")
        try await stand.stop()
    }

    @Test func aPassphraseTravelsBesideTheSignedBytes() async throws {
        let stand = try await stand(Desk("factor-awaited"))
        let first = await stand(["factor", "set", "--factor-file", "wang.factor"])
        #expect(first.status == .success, "\(first.messages)")
        let request = try #require(stand.received.all.last)
        #expect(request.newPassphrase == Array("nine grey herons".utf8) && request.passphrase.isEmpty)
        #expect(try Command.decode(request.command).action?.what == .setFactor(SetFactor()))
        #expect(!String(decoding: request.command, as: UTF8.self).contains("heron"))
        try await stand.stop()

        let other = try await self.stand(Desk("factor-overdue"))
        try other.run.file("next.factor", "ten white egrets\n")
        let change = await other(["factor", "set", "--factor-file", "wang.factor", "--new-file", "next.factor"])
        #expect(change.status == .success, "\(change.messages)")
        let changed = try #require(other.received.all.last)
        #expect(changed.passphrase == Array("nine grey herons".utf8))
        #expect(changed.newPassphrase == Array("ten white egrets".utf8))
        try await other.stop()
    }

    @Test func theTableOfActsIsThatOfTheRules() async throws {
        let run = try TestRun()
        let json = try JSON(await run("rules", "factors", "-o", "json").output)
        #expect(json["acts.0.act"] == "grant-role" && json["acts.0.login"] == "true")
        let ids = await run("rules", "factors", "-o", "id").output.split(separator: "\n")
        #expect(ids.contains("submit-review") && Set(ids).count == ids.count)
    }
}
