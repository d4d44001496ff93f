// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Testing

@testable import CommandLineTool

@Suite struct ContextTests {
    private static let hub = "tongdao://zhoushan/hub"

    private func run() async throws -> TestRun {
        let run = try TestRun()
        let made = await run(
            "context", "set", "hub", "--node", Self.hub, "--node-address", "10.0.0.1:7100", "--identity", "people/wang",
            "--passphrase-file", "wang.pass")
        #expect(made.status == .success, "\(made.messages)")
        return run
    }

    @Test func theFirstContextIsTheCurrentOne() async throws {
        let run = try await run()
        _ = await run("context", "set", "dinghai", "--node-address", "[::1]:7101")
        #expect(await run("context", "list", "-o", "id").outputLines == ["dinghai", "hub"])
        let json = try JSON(await run("context", "show", "-o", "json").output)
        #expect(json["name"] == "hub")
        #expect(json["current"] == "true")
        #expect(json["port"] == "7100")
        #expect(json["identity"] == "\(run.directory)/people/wang")
        _ = await run("context", "use", "dinghai")
        #expect(try JSON(await run("context", "show", "-o", "json").output)["host"] == "::1")
        #expect(await run("context", "list").outputLines[1].hasPrefix("*        dinghai"))
    }

    @Test func settingChangesOnlyWhatIsGiven() async throws {
        let run = try await run()
        _ = await run("context", "set", "hub", "--node-address", "10.0.0.2:7200")
        let json = try JSON(await run("context", "show", "hub", "-o", "json").output)
        #expect(json["host"] == "10.0.0.2")
        #expect(json["node"] == Self.hub)
    }

    @Test func theFileIsPrivateAndReadable() async throws {
        let run = try await run()
        let text = try run.content(".config/tongdao/config.json")
        #expect(try JSON(text)["contexts.hub.node"] == Self.hub)
        #expect(try JSON(text)["currentContext"] == "hub")
    }

    @Test func deletingTheCurrentContextLeavesNone() async throws {
        let run = try await run()
        #expect(await run("context", "delete", "hub").status == .success)
        #expect(await run("context", "show").status == .notFound)
        #expect(await run("context", "delete", "hub").status == .notFound)
    }

    @Test func aBrokenFileIsNamedWithItsFault() async throws {
        let run = try TestRun()
        let path = try run.file("broken.json", #"{"contexts": {"hub": {"port": "seven"}}}"#)
        let outcome = await run("context", "list", environment: ["TONGDAO_CONFIG": path])
        #expect(outcome.status == .usage)
        #expect(outcome.messages.contains(path))
        #expect(outcome.messages.contains("contexts.hub.port"))
    }

    // MARK: Which part comes from where

    private func target(
        _ arguments: [String], _ run: TestRun, _ environment: [String: String] = [:]
    ) throws -> ConnectionTarget {
        let surroundings = Surroundings(
            environment: ["HOME": run.directory].merging(environment) { $1 },
            console: Console(output: { _ in }, errorOutput: { _ in }), currentDirectory: run.directory,
            nowMilliseconds: { TestRun.nowMilliseconds })
        return try ConnectionOptions.parse(arguments).target(in: surroundings)
    }

    @Test func theCurrentContextGivesEveryPart() async throws {
        let run = try await run()
        let target = try target([], run)
        #expect(target.node.description == Self.hub)
        #expect(target.address == NodeAddress(host: "10.0.0.1", port: 7100))
        #expect(target.identityDirectory == "\(run.directory)/people/wang")
        #expect(target.passphraseFile == "\(run.directory)/wang.pass")
        #expect(target.timeoutMilliseconds == 10_000)
    }

    @Test func optionsPrevailOverVariablesAndVariablesOverTheCurrentContext() async throws {
        let run = try await run()
        let variables = ["TONGDAO_NODE_ADDRESS": "10.9.9.9:1", "TONGDAO_IDENTITY": "~/li"]
        let byVariable = try target([], run, variables)
        #expect(byVariable.address.port == 1)
        #expect(byVariable.identityDirectory == "\(run.directory)/li")
        #expect(byVariable.node.description == Self.hub)
        #expect(try target(["--node-address", "h:2"], run, variables).address == NodeAddress(host: "h", port: 2))
    }

    /// Who names a context means all of it, whatever the environment says.
    @Test func aNamedContextPrevailsOverVariables() async throws {
        let run = try await run()
        #expect(try target(["--context", "hub"], run, ["TONGDAO_NODE_ADDRESS": "10.9.9.9:1"]).address.port == 7100)
    }

    @Test func theVariableChoosesTheContext() async throws {
        let run = try await run()
        _ = await run("context", "set", "other", "--node-address", "o:3")
        let target = try target(
            ["--node", Self.hub, "--identity", "i"], run, ["TONGDAO_CONTEXT": "other"])
        #expect(target.address.host == "o")
        #expect(throws: CommandFailure.self) { try self.target([], run, ["TONGDAO_CONTEXT": "gone"]) }
    }

    /// A file that was written by hand and moved with its directory.
    @Test func relativePathsInTheFileCountFromIt() throws {
        let run = try TestRun()
        let path = try run.file(
            "config.json",
            #"{"currentContext":"a","contexts":{"a":{"node":"tongdao://zhoushan/hub","host":"h","port":1,"identity":"w"}}}"#
        )
        #expect(try target([], run, ["TONGDAO_CONFIG": path]).identityDirectory == "\(run.directory)/w")
    }

    @Test(arguments: ["h", "h:", "h:0", "h:65536", ":1", "::1:7", "a b:1", "h:x"])
    func whatIsNoAddress(_ text: String) { #expect(NodeAddress(text) == nil) }

    @Test func addressesKeepTheirForm() {
        #expect(NodeAddress("[fe80::1]:7")?.description == "[fe80::1]:7")
        #expect(NodeAddress("hub.gov.example:7100")?.description == "hub.gov.example:7100")
    }
}
