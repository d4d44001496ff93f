// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules
import Testing
import Transport

@testable import CommandLineTool

/// What `find` shows, and that it leads on.
@Suite struct FindTests {
    private static let here = NodeStand.node

    private static func entry(_ register: String, _ node: String = here) -> RegisterEntry {
        let id = register == RegisterName.networkLogs.rawValue ? "2026-11-29" : "X330902-2026-0001"
        return RegisterEntry(
            register: register, id: id, node: node, state: "live", nextStep: "cast-vote", owner: "body-member",
            firstSequence: 3, lastSequence: 9)
    }

    /// Every kind of thing leads to a command that there is, here and at the node above.
    @Test func whatIsFoundLeadsToACommandThatParses() {
        let surroundings = Surroundings(
            environment: [:], console: Console(output: { _ in }, errorOutput: { _ in }), currentDirectory: "/",
            nowMilliseconds: { TestRun.nowMilliseconds })
        let kinds = RegisterName.allCases.map(\.rawValue) + FoundKind.allCases.map(\.rawValue)
        Surroundings.$current.withValue(surroundings) {
            for kind in kinds {
                for node in [Self.here, "tongdao://zhoushan/putuo"] {
                    let line = LookCloser.command(for: Self.entry(kind, node), at: Self.here)
                    let words = line.split(separator: " ").map(String.init)
                    #expect(words.first == "tongdao")
                    do {
                        _ = try Tongdao.parseAsRoot(Array(words.dropFirst()))
                    } catch {
                        Issue.record("\(line): \(Tongdao.message(for: error))")
                    }
                }
            }
        }
        #expect(kinds.count == Set(kinds).count)
    }

    @Test func aThingIsShownWithItsRecordsTheirTimesAndTheNextCommand() async throws {
        let things = [
            FoundThing(
                entry: Self.entry("cases"), firstMs: TestRun.nowMilliseconds, lastMs: TestRun.nowMilliseconds + 60_000),
            FoundThing(entry: Self.entry("panel"), firstMs: TestRun.nowMilliseconds, lastMs: TestRun.nowMilliseconds),
        ]
        let stand = try await NodeStand(more: { methods in
            methods.unary(Method.queriesFind) { _, request in
                guard request.id == "X330902-2026-0001" else { throw CallFailure(.notFound, "nothing") }
                return FindAnswer(things: things, timeMs: TestRun.nowMilliseconds)
            }
        })
        let table = await stand(["find", "X330902-2026-0001"])
        #expect(table.status == .success)
        let row = try #require(table.outputLines.dropFirst().first)
        #expect(row.contains("dinghai") && row.contains("3–9") && row.contains("2026-11-23 21:01"), "\(row)")
        #expect(table.output.contains("tongdao case show X330902-2026-0001"))
        #expect(table.output.contains("tongdao experts verify X330902-2026-0001"))
        let json = try JSON(await stand(["find", "X330902-2026-0001", "-o", "json"]).output)
        #expect(json["things.0.entry.register"] == "cases" && json["things.0.entry.lastSequence"] == "9")
        #expect(json["things.0.firstMs"] == "\(TestRun.nowMilliseconds)")
        #expect(json["things.1.lookCloser"] == "tongdao experts verify X330902-2026-0001")
        let unknown = await stand(["find", "X1"])
        #expect(unknown.status == .notFound && unknown.output.isEmpty)
        #expect(unknown.messages.contains("not found here: X1"), "\(unknown.messages)")
        try await stand.stop()
    }
}
