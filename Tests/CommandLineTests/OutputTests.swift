// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import CommandLineTool
import Crypto

/// What people and scripts see, to the letter.
@Suite struct OutputTests {
    @Test func chineseColumnsAlign() {
        let table = Table(headings: ["编号", "标题", "止"], rows: [["N1", "文化旅游", "-"], ["N12", "x", ""]])
        #expect(table.lines == ["编号  标题      止", "N1    文化旅游  -", "N12   x"])
    }

    @Test func sheetsAlignTheirValues() {
        let sheet = Sheet(entries: [("NODE", "dinghai"), ("角色", "县"), ("EMPTY", "")])
        #expect(sheet.lines == ["NODE   dinghai", "角色   县", "EMPTY"])
    }

    @Test func contractValuesBecomeStableJSON() {
        let view = NoticeView(
            notice: NoticePublished(
                noticeId: "N1", field: .tourism, title: "a\"\\\n旅", opensMs: TestRun.nowMilliseconds, closesMs: 0,
                conditions: ["c"], requiredDocuments: [.auditReport], panelSize: 5),
            open: true, applications: 2)
        #expect(
            JSONValue(reflecting: view).text == """
                {
                  "notice": {
                    "noticeId": "N1",
                    "field": "tourism",
                    "title": "a\\"\\\\\\n旅",
                    "opens": "2026-11-23T21:00:00.000+08:00",
                    "opensMs": 1795438800000,
                    "closes": null,
                    "closesMs": 0,
                    "conditions": [
                      "c"
                    ],
                    "requiredDocuments": [
                      "audit-report"
                    ],
                    "panelSize": 5,
                    "requiredSpecialities": [],
                    "criteria": []
                  },
                  "open": true,
                  "applications": 2
                }
                """)
    }

    @Test func aRecordShowsItsTimeItsFactAndTheCommandInside() throws {
        let command = Command(
            commandId: "c1", node: "tongdao://zhoushan/dinghai",
            action: Action(what: .castVote(CastVote(motionId: "M1", vote: .abstain))))
        let record = Record(
            node: "tongdao://zhoushan/dinghai", sequence: 7, time: TestRun.nowMilliseconds << 16 | 3, subject: "M1",
            cause: Cause(size: 1, kind: .command(SignedCommand(command: command.encode(), signature: [0xab, 1]))),
            body: Body(fact: .voteCast(VoteCast(motionId: "M1", bureau: "finance", vote: .abstain))))
        let json = try JSON(RecordJSON.value(record).text)
        #expect(json["time"] == "2026-11-23T21:00:00.000+08:00")
        #expect(json["timeMs"] == "1795438800000")
        #expect(json["timeCounter"] == "3")
        #expect(json["body.voteCast.vote"] == "abstain")
        #expect(json["cause.command.signature"] == "ab01")
        #expect(json["cause.decodedCommand.action.castVote.motionId"] == "M1")
    }

    @Test func compactJSONIsOneLine() {
        let value = JSONValue.object([("a", .array([.integer(-1), .null])), ("b", .string("\u{1}\u{2028}"))])
        #expect(value.compactText == #"{"a":[-1,null],"b":"\u0001\u2028"}"#)
        #expect(JSONValue.array([]).text == "[]")
        #expect(JSONValue.number(.infinity).text == "null")
    }

    @Test func aRefusalTellsClauseMissingNextStepAndOwner() throws {
        let refusal = Refusal(
            code: "application.late", clauses: ["ZS-3.2"], ruleSet: "ZS2024", missing: ["closes:2026-11-01"],
            messageZh: "已过申报截止时间", messageEn: "the notice has closed", nextZh: "等待下一次通告",
            nextEn: "wait for the next notice", owner: "applicant", decisionId: "D9")
        let failure = CommandFailure(refusal: refusal)
        #expect(failure.status == .refused)
        #expect(
            FailureReport(failure: failure, language: .english).lines == [
                "refused: the notice has closed [application.late; ZS-3.2, ZS2024]",
                "  missing or wrong: closes:2026-11-01", "  next: wait for the next notice (applicant)",
                "  explained by: tongdao why D9",
            ])
        #expect(
            FailureReport(failure: failure, language: .chinese).lines == [
                "不予通过：已过申报截止时间 [application.late; ZS-3.2, ZS2024]", "  缺少或不符：closes:2026-11-01",
                "  下一步：等待下一次通告（申请单位人员）", "  详情：tongdao why D9",
            ])
        let json = try JSON(FailureReport(failure: failure, language: .english).json.text)
        #expect(json["error.exitStatus"] == "3")
        #expect(json["error.refusal.clauses.0"] == "ZS-3.2")
        #expect(json["error.refusal.messageZh"] == "已过申报截止时间")
    }

    @Test func formatsShowTheSameList() async throws {
        let run = try TestRun()
        let table = await run("clauses", "ZS-3.5").outputLines
        let headings = try #require(table.first).split(separator: " ").map(String.init)
        #expect(headings == ["CLAUSE", "BINDS", "STATE", "TEXT", "TEST"])
        #expect(table.count == 4)
        for heading in ["BINDS", "STATE", "TEXT"] {
            let column = try #require(table.first?.firstRange(of: " \(heading)")).lowerBound.utf16Offset(in: table[0])
            for row in table.dropFirst() {
                #expect(Array(row)[column] == " " && Array(row)[column + 1] != " ", "\(heading): \(row)")
            }
        }
        #expect(await run("clauses", "ZS-3.5", "-o", "id").outputLines == ["ZS-3.5a", "ZS-3.5b", "ZS-3.5c"])
        let json = try JSON(await run("clauses", "ZS-3.5", "-o", "json").output)
        #expect(json["clauses"] == "3 elements")
        #expect(json["clauses.2.id"] == "ZS-3.5c")
        #expect(json["clauses.2.modality"] == "must")
    }

    @Test func machinesAreDrawn() async throws {
        let run = try TestRun()
        #expect(await run("rules", "show", "case", "--format", "mermaid").output.hasPrefix("stateDiagram-v2"))
        #expect(await run("rules", "show", "case", "--format", "dot").output.hasPrefix("digraph \"case\""))
        let wrong = await run("rules", "show", "cases")
        #expect(wrong.status == .usage)
        #expect(wrong.messages.contains("case, motion, agreement, authorization, node"))
    }

    @Test func theSeparationOfDutiesIsPrinted() async throws {
        let run = try TestRun()
        let table = await run("rules", "duties").output
        #expect(table.contains("duty.own-case") && table.contains("seal.same-person"))
        let json = await run("rules", "duties", "-o", "json").output
        #expect(json.contains("\"act\": \"close-exit\"") && json.contains("\"has-completed-exit\""))
    }
}

/// Documents stay here: only what identifies them is read.
@Suite struct FileContentTests {
    /// GB/T 32905, example 1, and a file longer than one piece.
    @Test func digestsAreThoseOfTheWholeFile() throws {
        let run = try TestRun()
        let short = try FileContent.digest(path: try run.file("abc", "abc"))
        #expect(short.hexString == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
        let text = String(repeating: "舟山", count: 40_000)
        #expect(try FileContent.digest(path: try run.file("long", text)) == SM3.hash(Array(text.utf8)))
    }

    @Test func aMissingFileIsNamed() async throws {
        let run = try TestRun()
        #expect(throws: CommandFailure.self) { try FileContent.digest(path: "\(run.directory)/none") }
        #expect(throws: CommandFailure.self) { try FileContent.bytes(path: run.directory) }
    }
}
