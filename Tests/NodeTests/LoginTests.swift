// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Foundation
import Messages
import NodeCore
import Rules
import Testing
import Transport

@testable import Node

/// Passphrases, logins and locks at a daemon.
@Suite(.serialized) struct LoginTests {
    private static let admin = "tongdao://zhoushan/dinghai/data-bureau/admin"
    private static let right = TestLogin.passphrase

    private let city: TestCity
    private let clock = HandClock()

    init() throws { city = try TestCity() }

    private func start() async throws -> RunningNode {
        try await RunningNode(
            try city.configuration("dinghai", role: .province, code: "330902"), in: city, clock: clock)
    }

    /// Decides without seeing to a login.
    private func decide(_ person: TestPerson) async -> String {
        await code {
            let request = try person.sign(.setMaintenance(SetMaintenance(on: true, reason: UUID().uuidString)))
            _ = try await person.connection.call(Method.commandsSubmit, request, timeout: .seconds(10))
            let off = try person.sign(.setMaintenance(SetMaintenance(on: false)))
            _ = try await person.connection.call(Method.commandsSubmit, off, timeout: .seconds(10))
        }
    }

    @Test func nobodyDecidesWithoutThePassphrase() async throws {
        let node = try await start()
        let person = try await TestPerson(Self.admin, at: node, in: city)
        #expect(await decide(person) == "login.required")
        #expect(try await person.show().factor == "factor-awaited")
        #expect(await code { try await person.setFactor("admin") } == "factor.weak")
        try await person.setFactor(Self.right)
        #expect(await decide(person) == "login.required", "setting one is no login")
        try await person.open(Self.right)
        #expect(await decide(person) == "")
        let shown = try await person.show()
        #expect(shown.open && shown.factor == "factor-set" && shown.factorDueMs == shown.factorSetMs + 90 * 86_400_000)
        await node.stop()
    }

    @Test func aLoginEndsUnusedAndAfterItsHours() async throws {
        let node = try await start()
        let person = try await TestPerson(Self.admin, at: node, in: city)
        try await person.logIn()
        clock.jumpWall(byMilliseconds: 899_000)
        #expect(await decide(person) == "")
        clock.jumpWall(byMilliseconds: 901_000)
        #expect(await decide(person) == "login.ended")
        #expect(await decide(person) == "login.required", "it is gone, and not open again by having been asked for")
        try await person.open(Self.right)
        for _ in 0..<32 {
            clock.jumpWall(byMilliseconds: 890_000)
            #expect(await decide(person) == "")
        }
        clock.jumpWall(byMilliseconds: 890_000)
        #expect(await decide(person) == "login.ended")
        await node.stop()
    }

    @Test func aClockThatIsSetBackLengthensNoLogin() {
        var table = LoginTable()
        let (terms, token) = (FactorParameters(), [UInt8](repeating: 5, count: 32))
        let opened = clock.now()
        table.open(token, of: "p", publicKey: [1], factor: "f", at: opened)
        var later = opened
        later.wallMilliseconds -= 3_600_000
        later.monotonicMilliseconds += 901_000
        let late = table.use(token, person: "p", publicKey: [1], terms, at: later)
        #expect(late?.idleMs == 901_000)
        let gone = table.use(token, person: "p", publicKey: [1], terms, at: opened)
        #expect(gone == nil)
    }

    @Test func aTokenIsOfOnePersonAndOneKey() {
        var table = LoginTable()
        let (terms, token, now) = (FactorParameters(), [UInt8](repeating: 5, count: 32), clock.now())
        table.open(token, of: "p", publicKey: [1], factor: "f", at: now)
        let others = [
            table.use(token, person: "q", publicKey: [1], terms, at: now),
            table.use(token, person: "p", publicKey: [2], terms, at: now),
            table.use([], person: "p", publicKey: [1], terms, at: now),
        ]
        #expect(others == [nil, nil, nil])
        let own = table.use(token, person: "p", publicKey: [1], terms, at: now)
        #expect(own == LoginFact(factorId: "f"))
        let closed = [table.close(token, person: "q"), table.close(token, person: "p")]
        #expect(closed == [false, true])
        let after = table.use(token, person: "p", publicKey: [1], terms, at: now)
        #expect(after == nil)
        for number in 0...UInt8(LoginTable.mostOfAPerson) {
            var then = now
            then.monotonicMilliseconds += UInt64(number)
            table.open([number], of: "p", publicKey: [1], factor: "f", at: then)
        }
        #expect(table.look([0], person: "p", terms, at: now) == nil, "the oldest made room")
        #expect(table.look([1], person: "p", terms, at: now) != nil)
    }

    @Test func anothersTokenIsOfNoUse() async throws {
        let node = try await start()
        let admin = try await TestPerson(Self.admin, at: node, in: city)
        let founder = try await TestPerson(
            "tongdao://zhoushan/dinghai/data-bureau/founder", at: node, in: city)
        try await admin.logIn()
        try await founder.logIn()
        founder.login.token = admin.login.token
        #expect(await decide(founder) == "login.required")
        #expect(await decide(admin) == "")
        await node.stop()
    }

    @Test func aRestartEndsEveryLoginAndKeepsThePassphrase() async throws {
        let node = try await start()
        let before = try await TestPerson(Self.admin, at: node, in: city)
        try await before.logIn()
        #expect(await decide(before) == "")
        await node.stop()
        let again = try await start()
        let person = try await TestPerson(Self.admin, at: again, in: city)
        person.login.token = before.login.token
        #expect(await decide(person) == "login.required")
        try await person.open(Self.right)
        #expect(await decide(person) == "")
        await again.stop()
    }

    @Test func aLostStoreLetsEverybodyBeginAnewOnRecord() async throws {
        let node = try await start()
        let person = try await TestPerson(Self.admin, at: node, in: city)
        try await person.logIn()
        await node.stop()
        let data = try city.configuration("dinghai", role: .province, code: "330902").dataDirectory
        try FileManager.default.removeItem(atPath: "\(data)/\(FactorStore.fileName)")
        let again = try await start()
        let back = try await TestPerson(Self.admin, at: again, in: city)
        #expect(try await back.show().factor == "factor-awaited")
        try await back.logIn()
        #expect(await decide(back) == "")
        await again.stop()
        let size = await again.assembly.registrar.position.size
        let third = try await start()
        #expect(await third.assembly.registrar.position.size == size, "nothing is lost a second time")
        await third.stop()
    }

    @Test func wrongPassphrasesLockAndNoRestartUnlocks() async throws {
        let node = try await start()
        let person = try await TestPerson(Self.admin, at: node, in: city)
        let founder = try await TestPerson("tongdao://zhoushan/dinghai/data-bureau/founder", at: node, in: city)
        try await person.setFactor(Self.right)
        for _ in 1...3 { #expect(await code { try await person.open("wrong") } == "login.refused") }
        await node.stop()
        let again = try await start()
        let back = try await TestPerson(Self.admin, at: again, in: city)
        #expect(await code { try await back.open("wrong") } == "login.refused")
        #expect(await code { try await back.open("wrong") } == "login.locked", "the fifth, over the restart")
        #expect(
            await code { try await back.open(Self.right) } == "login.locked", "the passphrase is not even looked at")
        #expect(try await back.show().lockedUntilMs > clock.now().wallMilliseconds)
        await again.stop()

        let third = try await start()
        let later = try await TestPerson(Self.admin, at: third, in: city)
        #expect(await code { try await later.open(Self.right) } == "login.locked")
        let keeper = try await TestPerson(founder.bundle.subject.description, at: third, in: city)
        _ = try await keeper.send(.unlockLogin(UnlockLogin(person: Self.admin, reason: "it was them")))
        for _ in 1...4 { #expect(await code { try await later.open("wrong") } == "login.refused") }
        try await later.open(Self.right)
        // What was right is forgotten with what was wrong before it.
        for _ in 1...4 { #expect(await code { try await later.open("wrong") } == "login.refused") }
        #expect(await code { try await later.open("wrong") } == "login.locked")
        clock.jumpWall(byMilliseconds: 1_801_000)
        try await later.open(Self.right)
        await third.stop()
    }

    /// Not by its text, and not by what it takes.
    @Test func whoeverHasNoneHearsTheSameAsWhoeverIsWrong() async throws {
        let node = try await start()
        let person = try await TestPerson(Self.admin, at: node, in: city)
        try await person.setFactor(Self.right)
        let founder = try await TestPerson("tongdao://zhoushan/dinghai/data-bureau/founder", at: node, in: city)
        let stranger = try await TestPerson("tongdao://zhoushan/dinghai/acme/stranger", at: node, in: city)
        var texts: Set<String> = []
        for one in [person, founder, stranger] {
            do {
                try await one.open("wrong")
            } catch let failure as CallFailure {
                texts.insert(failure.status.message + (failure.status.refusal?.messageZh ?? ""))
            }
        }
        #expect(texts.count == 1, "\(texts)")
        for _ in 1...3 { #expect(await code { try await stranger.open("wrong") } == "login.refused") }
        #expect(await code { try await stranger.open("wrong") } == "login.locked")
        await node.stop()
    }

    /// Whichever of two is decided first counts, and is kept.
    @Test func twoAtOnceLeaveOneThatCounts() async throws {
        let node = try await start()
        let person = try await TestPerson(Self.admin, at: node, in: city)
        let other = try await TestPerson(Self.admin, at: node, in: city)
        let passphrases = ["ten white egrets one", "ten white egrets two"]
        async let first = code { try await person.setFactor(passphrases[0]) }
        async let second = code { try await other.setFactor(passphrases[1]) }
        let codes = await [first, second]
        #expect(codes.filter(\.isEmpty).count == 1, "\(codes)")
        let right = passphrases[codes[0].isEmpty ? 0 : 1]
        try await person.open(right)
        #expect(await decide(person) == "")
        await node.stop()
    }

    @Test func anotherPassphraseTakesTheOneBeforeAndEndsWhatWasOpen() async throws {
        let node = try await start()
        let person = try await TestPerson(Self.admin, at: node, in: city)
        try await person.logIn()
        let new = "ten white egrets in the reeds"
        #expect(await code { try await person.setFactor(new, after: "wrong") } == "login.refused")
        #expect(await code { try await person.setFactor(Self.right, after: Self.right) } == "factor.weak")
        #expect(await decide(person) == "")
        try await person.setFactor(new, after: Self.right)
        #expect(await decide(person) == "login.required")
        #expect(await code { try await person.open(Self.right) } == "login.refused")
        try await person.open(new)
        #expect(await decide(person) == "")
        await node.stop()
    }

    /// Not one for another node, nor one that somebody else signed.
    @Test func aRequestIsOfThePersonForThisNode() async throws {
        let node = try await start()
        let person = try await TestPerson(Self.admin, at: node, in: city)
        try await person.setFactor(Self.right)
        let elsewhere = LoginBody(
            node: "tongdao://zhoushan/putuo", person: Self.admin, nonce: [UInt8](repeating: 1, count: 16)
        ).encode()
        let carried = LoginRequest(
            body: elsewhere, signature: try person.bundle.signer.sign(SignedBytes.login(elsewhere)).bytes,
            certificate: person.bundle.certificates.signing.der, passphrase: Array(Self.right.utf8))
        let refused = await code {
            _ = try await person.connection.call(Method.loginsOpen, carried, timeout: .seconds(10))
        }
        #expect(refused.contains("putuo"), "\(refused)")
        let body = LoginBody(
            node: node.node, person: Self.admin, nonce: [UInt8](repeating: 1, count: 16)
        ).encode()
        let other = try city.bundle("tongdao://zhoushan/dinghai/data-bureau/founder")
        let forged = LoginRequest(
            body: body, signature: try other.signer.sign(SignedBytes.login(body)).bytes,
            certificate: person.bundle.certificates.signing.der, passphrase: Array(Self.right.utf8))
        let answer = await code {
            _ = try await person.connection.call(Method.loginsOpen, forged, timeout: .seconds(10))
        }
        #expect(answer.contains("signature"), "\(answer)")
        await node.stop()
    }
}

/// The code of the refusal, else the error; empty: nothing was refused.
private func code(_ body: () async throws -> Void) async -> String {
    do {
        try await body()
        return ""
    } catch {
        return (error as? CallFailure)?.status.refusal?.code ?? "\(error)"
    }
}

/// The file with what proves passphrases.
@Suite struct FactorStoreTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "factors-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private var file: URL { directory.appending(path: FactorStore.fileName) }

    private func verifier(_ text: String) throws -> PassphraseVerifier {
        try PassphraseVerifier(of: Passphrase(text), iterations: 10_000, random: SecureRandom())
    }

    @Test func aFactorIsKeptBesideTheOneThatCounts() throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        var store = try FactorStore(data: directory.path)
        try store.put(verifier("one"), of: "p", factor: "1")
        try store.put(verifier("two"), of: "p", factor: "2")
        // Which of the three counts is decided elsewhere.
        try store.put(verifier("three"), of: "p", factor: "3")
        let read = try FactorStore(data: directory.path)
        #expect(try read.verifier(of: "p", factor: "2")?.matches(Passphrase("two")) == true)
        #expect(try read.verifier(of: "p", factor: "1")?.matches(Passphrase("one")) == true)
        #expect(try read.verifier(of: "p", factor: "3")?.matches(Passphrase("three")) == true)
        #expect(read.verifier(of: "q", factor: "1") == nil)
        try store.keep(only: "3", of: "p")
        #expect(try FactorStore(data: directory.path).verifier(of: "p", factor: "1") == nil)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(!text.contains("three"))
    }

    /// Every attempt is on the disk before it is judged.
    @Test func attemptsOutliveTheProcess() throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        var store = try FactorStore(data: directory.path)
        #expect(try store.noteAttempt(of: "p", atMs: 1_000, since: 0) == 1)
        var next = try FactorStore(data: directory.path)
        #expect(try next.noteAttempt(of: "p", atMs: 2_000, since: 0) == 2)
        #expect(try next.noteAttempt(of: "q", atMs: 2_500, since: 0) == 1)
        #expect(try next.noteAttempt(of: "p", atMs: 3_000, since: 1_500) == 2, "the first is too long ago")
        try next.forgetAttempts(of: "p")
        var last = try FactorStore(data: directory.path)
        #expect(try last.noteAttempt(of: "p", atMs: 4_000, since: 0) == 1)
    }

    /// A crash while the file is written leaves a file beside it, and a byte that is changed is found.
    @Test func whatIsNotWholeIsNotTakenUp() throws {
        defer { try? FileManager.default.removeItem(at: directory) }
        var store = try FactorStore(data: directory.path)
        try store.put(verifier("one"), of: "p", factor: "1")
        try Data("half".utf8).write(to: directory.appending(path: "\(FactorStore.fileName).tmp.abcdef"))
        #expect(try FactorStore(data: directory.path).verifier(of: "p", factor: "1") != nil)
        var bytes = try Data(contentsOf: file)
        bytes[10] ^= 1
        try bytes.write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        #expect(throws: NodeError.self) { try FactorStore(data: directory.path) }
        try bytes.prefix(20).write(to: file)
        #expect(throws: NodeError.self) { try FactorStore(data: directory.path) }
    }

    @Test func aDiskThatDoesNotWriteGivesNoAttempt() throws {
        var store = try FactorStore(data: directory.path)
        try FileManager.default.removeItem(at: directory)
        #expect(throws: NodeError.self) { _ = try store.noteAttempt(of: "p", atMs: 1, since: 0) }
        #expect(throws: NodeError.self) { try store.put(verifier("one"), of: "p", factor: "1") }
        #expect(store.verifier(of: "p", factor: "1") == nil, "memory is not ahead of the disk")
    }
}
