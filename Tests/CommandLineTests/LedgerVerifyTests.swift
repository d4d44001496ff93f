// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Crypto
import FoundationEssentials
import Messages
import Testing

/// `tongdao ledger verify`, on ledgers that the rules and the Ledger module have written.
@Suite struct LedgerVerifyTests {
    private let run: TestRun
    private let dinghai = LedgerWorkshop(node: "tongdao://zhoushan/dinghai")
    private let hub = LedgerWorkshop(node: "tongdao://zhoushan/city")

    init() throws { run = try TestRun() }

    private func path(_ name: String) -> String { "\(run.directory)/\(name)" }

    @Test func aWholeLedgerIsSound() async throws {
        try dinghai.write(try dinghai.records(reasons: ["a", "b", "c"]), to: path("dinghai"))
        let outcome = await run("ledger", "verify", "dinghai")
        #expect(outcome.status == .success, "\(outcome.output)")
        #expect(outcome.outputLines.last == "all sound: 4 records verified")
        let json = try JSON(await run("ledger", "verify", "dinghai", "-o", "json").output)
        #expect(json["sound"] == "true")
        #expect(json["directories.0.logs.0.records"] == "4")
        #expect(json["directories.0.logs.0.checkpoints"] == "1")
    }

    /// The hub comes last, so its key is known only after the county's ledger was walked.
    @Test func aCopyThatEqualsItsOriginalIsSound() async throws {
        let records = try dinghai.records(reasons: ["a", "b"])
        try dinghai.write(records, to: path("dinghai"))
        try dinghai.countersign(path("dinghai"), by: hub)
        try hub.write(
            try hub.records(reasons: []), copyOf: dinghai, Array(records.prefix(2)), to: path("hub"))
        let json = try JSON(await run("ledger", "verify", "dinghai", "hub", "-o", "json").output)
        #expect(json["sound"] == "true")
        #expect(json["copies.0.log"] == dinghai.node)
        #expect(json["copies.0.copySize"] == "2")
        #expect(json["copies.0.originalSize"] == "3")
        #expect(json["directories.0.logs.0.countersignatures"] == "1")
        #expect(json["directories.0.findings"] == "0 elements")
        #expect(json["directories.1.logs.1.countersignatures"] == "1")
    }

    @Test func aCopyThatDiffersIsFound() async throws {
        let records = try dinghai.records(reasons: ["a", "b"])
        try dinghai.write(try dinghai.records(reasons: ["a", "other"]), to: path("dinghai"))
        try hub.write(try hub.records(reasons: []), copyOf: dinghai, records, to: path("hub"))
        let outcome = await run("ledger", "verify", "dinghai", "hub")
        #expect(outcome.status == .unverified)
        #expect(outcome.output.contains("DIFFER"))
        #expect(outcome.outputLines.last == "NOT SOUND")
    }

    @Test func oneChangedByteIsFound() async throws {
        try dinghai.write(try dinghai.records(reasons: ["reason-to-change"]), to: path("dinghai"))
        let names = try FileManager.default.contentsOfDirectory(atPath: path("dinghai"))
        var changed = 0
        for name in names {
            let file = URL(filePath: path("dinghai/\(name)"))
            var data = try Data(contentsOf: file)
            while let place = data.firstRange(of: Data("reason-to-change".utf8)) {
                data[place.lowerBound] ^= 1
                changed += 1
            }
            try data.write(to: file)
        }
        try #require(changed > 0)
        let outcome = await run("ledger", "verify", "dinghai", "-o", "json")
        #expect(outcome.status == .unverified)
        #expect(try JSON(outcome.output)["sound"] == "false")
    }

    /// Without a certificate a ledger vouches for its own key; with one it must be that key.
    @Test func aCertificateTellsWhoseLedgerItIs() async throws {
        try dinghai.write(try dinghai.records(reasons: []), to: path("dinghai"))
        try run.file("p", "p")
        let environment = ["TONGDAO_AUTHORITY": "ca", "TONGDAO_AUTHORITY_PASSPHRASE_FILE": "p"]
        _ = await run("pki", "init", "--city", "zhoushan", environment: environment)
        _ = await run(
            "pki", "issue", "node", dinghai.node, "--out", "real", "--passphrase-file", "p", environment: environment)
        let outcome = await run("ledger", "verify", "dinghai", "--certificate", "real", "-o", "json")
        #expect(outcome.status == .unverified)
        #expect(try JSON(outcome.output)["directories.0.findings.0.kind"] == "wrongSignature")
    }
}
