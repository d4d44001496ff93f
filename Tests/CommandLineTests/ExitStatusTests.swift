// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// Scripts rely on how the command ends.
@Suite struct ExitStatusTests {
    @Test func helpAndVersionSucceedOnStandardOutput() async throws {
        let run = try TestRun()
        for arguments in [["--help"], ["notice", "--help"], ["notice", "publish", "--help"], ["help", "why"], []] {
            let outcome = await run.run(arguments)
            #expect(outcome.status == .success, "\(arguments)")
            #expect(outcome.messages.isEmpty)
            #expect(outcome.output.contains("tongdao"))
        }
        #expect(await run("--version").output == "tongdao 0.1.0\n")
    }

    @Test(arguments: [
        ["notice", "publsh"], ["notice", "publish", "--title", "x"], ["--unknown"],
        ["notice", "publish", "--field", "turism", "--title", "x", "--closes", "+1d"],
        ["notice", "publish", "--field", "tourism", "--title", "x", "--closes", "tomorrow"],
        ["motion", "vote", "M1", "perhaps"], ["review", "submit", "A1", "--scores", "1,2,3,4", "--recommend"],
        ["review", "submit", "A1", "--scores", "1,2,3,4,101", "--recommend"],
        ["node", "admit", "tongdao://zhoushan/dinghai"], ["ledger", "prove"],
        ["ledger", "prove", "1", "--old-size", "2"],
        ["status"],
    ])
    func wrongUsageIsTwoAndPrintsNoResult(_ arguments: [String]) async throws {
        let outcome = try await TestRun().run(arguments)
        #expect(outcome.status == .usage)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.messages.isEmpty)
    }

    @Test func aWrongValueNamesOptionValueAndRemedy() async throws {
        let run = try TestRun()
        let field = await run("notice", "publish", "--field", "turism", "--title", "x", "--closes", "+1d")
        #expect(field.messages.contains("'turism' is invalid for '--field <field>'"))
        #expect(field.messages.contains("tourism"))
        let address = await run(
            "status", "--node-address", "localhost", "--node", "tongdao://zhoushan/hub", "--identity", "x")
        #expect(address.messages.contains("\"localhost\" of --node-address"))
        #expect(address.messages.contains("host:port"))
    }

    @Test func whatIsNotThereIsFour() async throws {
        let run = try TestRun()
        #expect(await run("context", "use", "nowhere").status == .notFound)
        #expect(await run("clauses", "ZS-9").status == .notFound)
        #expect(await run("rules", "show", "--rule-set", "ZS1999").status == .notFound)
    }

    @Test func aLedgerThatIsNotThereIsNotVerified() async throws {
        let run = try TestRun()
        let outcome = await run("ledger", "verify", ".", "-o", "json")
        #expect(outcome.status == .unverified)
        let json = try JSON(outcome.output)
        #expect(json["sound"] == "false")
        #expect(json["directories.0.findings.0.kind"] == "database")
    }

    @Test func jsonErrorsAreOneObjectOnStandardError() async throws {
        let run = try TestRun()
        let parsing = await run("notice", "publish", "-o", "json")
        #expect(parsing.output.isEmpty)
        let json = try JSON(parsing.messages)
        #expect(json["error.status"] == "usage")
        #expect(json["error.exitStatus"] == "2")
        #expect(json["error.code"] == "arguments")
        #expect(json["error.refusal"] == "null")
        let missing = try JSON(await run("context", "show", "nowhere", "--output=json").messages)
        #expect(missing["error.code"] == "context-missing")
        #expect(missing["error.exitStatus"] == "4")
    }

    @Test func everyStatusHasItsNumber() {
        #expect(ExitStatus.allCases.map(\.rawValue) == Array(0...7))
    }

    @Test func completionScriptsAreMadeForTheShells() async throws {
        let run = try TestRun()
        for shell in ["bash", "zsh", "fish"] {
            let outcome = await run("--generate-completion-script", shell)
            #expect(outcome.status == .success)
            #expect(outcome.output.contains("diagnose"))
        }
    }
}
