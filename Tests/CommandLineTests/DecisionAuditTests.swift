// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Messages
import Testing

/// The rules are asked again about every decision of a ledger.
@Suite struct DecisionAuditTests {
    private let run: TestRun
    private let dinghai = LedgerWorkshop(node: "tongdao://zhoushan/dinghai")

    init() throws { run = try TestRun() }

    @Test func lawfulDecisionsAreCounted() async throws {
        try dinghai.write(try dinghai.records(reasons: ["a", "b"]), to: "\(run.directory)/dinghai")
        let json = try JSON(await run("ledger", "verify", "dinghai", "-o", "json").output)
        #expect(json["decisions.0.log"] == dinghai.node)
        #expect(json["decisions.0.decisions"] == "3")
        #expect(json["decisions.0.sound"] == "true")
    }

    /// Every hash and signature is right; only the rules can tell.
    @Test func aRecordThatTheRulesDoNotGiveIsFound() async throws {
        var records = try dinghai.records(reasons: ["a", "b"])
        var forged = try Record.decode(records[1])
        forged.body = Body(fact: .maintenanceSet(MaintenanceSet(on: true, reason: "another reason")))
        records[1] = forged.encode()
        try dinghai.write(records, to: "\(run.directory)/dinghai")
        let outcome = await run("ledger", "verify", "dinghai", "-o", "json")
        #expect(outcome.status == .unverified)
        let json = try JSON(outcome.output)
        #expect(json["directories.0.sound"] == "true")
        #expect(json["decisions.0.faults.0.sequence"] == "2")
        #expect(json["decisions.0.faults.0.reason"] == "body")
        #expect(await run("ledger", "verify", "dinghai", "--no-decisions").status == .success)
    }

    @Test func aDecisionCutShortIsFound() async throws {
        var records = try dinghai.records(reasons: ["a"])
        var cut = try Record.decode(records[1])
        cut.cause?.size = 2
        records[1] = cut.encode()
        try dinghai.write(records, to: "\(run.directory)/dinghai")
        let json = try JSON(await run("ledger", "verify", "dinghai", "-o", "json").output)
        #expect(json["decisions.0.faults.0.reason"] == "incomplete")
    }
}
