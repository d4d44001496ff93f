// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import CommandLineTool

/// The course of an exit with what the network logs say.
@Suite struct ExitTimelineTests {
    private static func record(_ sequence: UInt64, atMs: UInt64) -> Record {
        Record(
            node: NodeStand.node, sequence: sequence, time: atMs << 16, subject: "U1", actor: NodeStand.person,
            clauses: ["ZS-3.6a"], body: Body(fact: .exitClosed(ExitClosed(authorizationId: "U1"))))
    }

    @Test func entriesStandAmongTheRecordsByTheirTime() {
        let start = TestRun.nowMilliseconds
        let timeline = Timeline(records: [Self.record(7, atMs: start), Self.record(9, atMs: start + 60_000)])
        let trail = NetworkTrail(
            node: "tongdao://zhoushan/putuo",
            entries: [
                NetworkLogEntry(
                    number: 4, timeMs: start + 1_000, event: .useEnded, peer: NodeStand.person, outcome: "revoked",
                    authorizationId: "U1", useId: "S5"),
                // The record was the cause, and comes first.
                NetworkLogEntry(number: 5, timeMs: start + 60_000, event: .useRefused, refusal: "use.revoked"),
            ])
        let lines = timeline.lines(with: [trail], .english)
        let places = lines.dropFirst().map { $0.split(separator: " ")[2] }
        #expect(places == ["7", "putuo:4", "9", "putuo:5"], "\(lines)")
        #expect(lines[2].contains("use-ended S5 revoked") && lines[2].contains("wang"))
        #expect(lines[4].contains("use-refused use.revoked"))
    }

    @Test func aLogThatIsNotForTheReaderAddsNothingAndSaysSo() throws {
        let timeline = Timeline(records: [Self.record(7, atMs: TestRun.nowMilliseconds)])
        let closed = NetworkTrail(node: NodeStand.node, entries: nil)
        #expect(timeline.lines(with: [closed], .english) == timeline.lines(.english))
        let json = try JSON(closed.json.text)
        #expect(json["readable"] == "false" && json["entries"] == "0 elements")
        #expect(ExitTexts.logNotShown(NodeStand.node).english.contains(NodeStand.node))
    }
}
