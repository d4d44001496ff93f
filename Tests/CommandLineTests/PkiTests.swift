// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Crypto
import Testing

/// The city's authority by the command, from the roots to a revocation, on real files.
@Suite struct PkiTests {
    private static let wang = "tongdao://zhoushan/dinghai/shujuju/wang"
    private static let dinghai = "tongdao://zhoushan/dinghai"
    private static let day: UInt64 = 86_400_000

    private let run: TestRun
    private let environment = ["TONGDAO_AUTHORITY": "ca", "TONGDAO_AUTHORITY_PASSPHRASE_FILE": "ca.pass"]

    init() async throws {
        run = try TestRun()
        try run.file("ca.pass", "authority\n")
        try run.file("new.pass", "secret\n")
        let made = await run(
            "pki", "init", "--city", "zhoushan", "--authority", "ca", "--authority-passphrase-file", "ca.pass")
        try #require(made.status == .success, "\(made.messages)")
    }

    private func issue(_ kind: String, _ name: String, _ out: String, _ more: [String] = []) async -> TestRun.Outcome {
        await run.run(
            ["pki", "issue", kind, name, "--out", out, "--passphrase-file", "new.pass"] + more,
            environment: environment)
    }

    @Test func issuedIdentitiesOpenWithTheirPassphrase() async throws {
        #expect(await issue("node", Self.dinghai, "dinghai", ["--host", "dinghai.example"]).status == .success)
        #expect(await issue("person", Self.wang, "wang", ["-o", "json"]).status == .success)
        let bundle = try IdentityBundle(directory: "\(run.directory)/wang", passphrase: Passphrase("secret"))
        #expect("\(bundle.subject)" == Self.wang)
        let ids = await run("pki", "list", "-o", "id", environment: environment)
        #expect(ids.outputLines == [Self.dinghai, Self.wang])
    }

    @Test func anIdentityIsNeverOverwritten() async throws {
        #expect(await issue("person", Self.wang, "wang").status == .success)
        let again = await issue("person", Self.wang, "wang")
        #expect(again.status != .success)
        #expect(again.messages.contains("wang"))
    }

    @Test func namesOfTheWrongKindAreRefusedHere() async throws {
        #expect(await issue("node", Self.wang, "x").status == .usage)
        #expect(await issue("person", Self.dinghai, "x").status == .usage)
        #expect(await issue("person", "tongdao://hangzhou/a/b/c", "x").status == .usage)
    }

    @Test func aRevokedCertificateIsShownAsSuch() async throws {
        _ = await issue("person", Self.wang, "wang")
        #expect(await run("pki", "show", "wang").status == .success)
        let revoked = await run(
            "pki", "revoke", Self.wang, "--reason", "key-compromise", "--install", "wang", environment: environment)
        #expect(revoked.status == .success, "\(revoked.messages)")
        let shown = await run("pki", "show", "wang", "-o", "json")
        #expect(shown.status == .unverified)
        #expect(try JSON(shown.output)["state"] == "revoked")
        #expect(await run("pki", "list", "-o", "id", environment: environment).outputLines.isEmpty)
        let all = try JSON(await run("pki", "list", "--all", "-o", "json", environment: environment).output)
        #expect(all["certificates.0.state"] == "revoked")
        #expect(all["certificates.0.reason"] == "key-compromise")
        #expect(await run("pki", "revoke", Self.wang, environment: environment).status == .notFound)
    }

    @Test func aRenewalKeepsTheKeyAndMovesTheEnd() async throws {
        _ = await issue("person", Self.wang, "wang", ["--lifetime", "30d"])
        let before = try JSON(await run("pki", "show", "wang", "-o", "json").output)
        let later = TestRun.nowMilliseconds + 20 * Self.day
        let renewed = await run("pki", "renew", "wang", "--lifetime", "30d", environment: environment, now: later)
        #expect(renewed.status == .success, "\(renewed.messages)")
        let after = try JSON(await run("pki", "show", "wang", "-o", "json", now: later).output)
        #expect(after["identity.publicKey"] == before["identity.publicKey"])
        #expect(after["identity.serial"] != before["identity.serial"])
        #expect(before["identity.notAfter"] == "2026-12-23T21:00:00.000+08:00")
        #expect(after["identity.notAfter"] == "2027-01-12T21:00:00.000+08:00")
    }

    @Test func anExpiredCertificateIsShownAsSuch() async throws {
        _ = await issue("person", Self.wang, "wang", ["--lifetime", "1d"])
        let shown = await run("pki", "show", "wang", now: TestRun.nowMilliseconds + 2 * Self.day)
        #expect(shown.status == .unverified)
        #expect(shown.output.contains("expired at 2026-11-24 21:00:00"))
    }

    @Test func listsCountUp() async throws {
        let first = try JSON(await run("pki", "crl", "-o", "json", environment: environment).output)
        let second = try JSON(
            await run("pki", "crl", "--lifetime", "3d", "-o", "json", environment: environment).output)
        #expect(first["number"] == "2")
        #expect(second["number"] == "3")
        #expect(second["nextUpdate"] == "2026-11-26T21:00:00.000+08:00")
    }

    @Test func aWrongPassphraseFailsVerification() async throws {
        try run.file("wrong.pass", "guess\n")
        let outcome = await run("pki", "list", "--authority", "ca", "--authority-passphrase-file", "wrong.pass")
        #expect(outcome.status == .unverified)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.messages.contains("guess"))
    }

    // MARK: Typed passphrases

    @Test func aNewPassphraseIsTypedTwice() async throws {
        let made = await run("pki", "init", "--city", "zhoushan", "--authority", "ca2", typed: ["p", "p"])
        #expect(made.status == .success, "\(made.messages)")
        #expect(await run("pki", "list", "--authority", "ca2", typed: ["p"]).status == .success)
        let differing = await run("pki", "init", "--city", "zhoushan", "--authority", "ca3", typed: ["p", "q"])
        #expect(differing.status == .usage)
        let nobody = await run("pki", "list", "--authority", "ca2")
        #expect(nobody.status == .usage)
        #expect(nobody.messages.contains("--authority-passphrase-file"))
    }

    @Test func aSealIsMadeOnce() async throws {
        let arguments = [
            "seal", "create", "--seal", "dinghai-1", "--key-store", "seal", "--seal-passphrase-file", "new.pass",
        ]
        let made = await run.run(arguments + ["-o", "json"])
        #expect(made.status == .success, "\(made.messages)")
        let key = try #require(try JSON(made.output)["publicKey"])
        let store = try EncryptedFileKeyStore(directory: "\(run.directory)/seal", passphrase: Passphrase("secret"))
        #expect(Hex.encode(try store.publicKey(named: KeyName("dinghai-1")).bytes) == key)
        #expect(await run.run(arguments).status == .failure)
    }
}
