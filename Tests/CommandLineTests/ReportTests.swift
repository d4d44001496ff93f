// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Documents
import FoundationEssentials
import Messages
import Testing
import Transport

@testable import CommandLineTool

/// The city on paper, as text and for machines: the same report.
@Suite struct ReportTests {
    private static let report = CityReportAnswer(
        node: "tongdao://zhoushan/city", timeMs: TestRun.nowMilliseconds, ledgerSize: 42,
        ledgerHead: [0xab, 0x0c], ruleSet: "ZS2024",
        ledgers: [
            CityLedger(node: "tongdao://zhoushan/city", territoryName: "舟山市", size: 42),
            CityLedger(node: "tongdao://zhoushan/dinghai", territoryName: "定海区", size: 17, lastMs: 1),
        ],
        cases: [
            CityCount(node: "tongdao://zhoushan/dinghai", name: "live", count: 3),
            CityCount(node: "tongdao://zhoushan/putuo", name: "live", count: 4),
        ],
        refusals: [CityCount(node: "tongdao://zhoushan/dinghai", name: "role.missing", count: 5)],
        dues: [
            CityDue(
                register: "cases", id: "A1", node: "tongdao://zhoushan/dinghai", state: "overdue",
                due: Due(what: "cast-vote", atMs: 1, owner: "body-member", escalatesTo: "government"))
        ],
        peers: [
            PeerStatus(
                node: "tongdao://zhoushan/dinghai", direction: "below", state: "connected", ordersIssued: 9,
                ordersConfirmed: 8)
        ])

    @Test func theTextSaysWhatTheReportHoldsAndAsOfWhen() {
        let text = Self.report.text()
        #expect(text.contains("台账第 42 条") && text.contains("ab0c") && text.contains("2026-11-23T21:00+08:00"))
        #expect(text.contains("合计：已生效 7") && text.contains("定海区：已生效 3"))
        #expect(text.contains("role.missing 5") && text.contains("已连接，指令 8/9"))
        #expect(text.contains("A1") && text.contains("已上报"))
        // A section with nothing in it says so.
        #expect(text.contains("三、授权（按状态、县区）\n无"))
    }

    @Test func theEndingOfTheNameChoosesTheForm() async throws {
        let stand = try await NodeStand(more: { methods in
            methods.unary(Method.queriesCityReport) { _, _ in Self.report }
        })
        let pdf = await stand(["hub", "report", "--out", "city.pdf", "-o", "json"])
        #expect(pdf.status == .success, "\(pdf.messages)")
        #expect(try JSON(pdf.output)["ledgerSize"] == "42")
        let bytes = Array(try Data(contentsOf: URL(filePath: "\(stand.run.directory)/city.pdf")))
        #expect(bytes.starts(with: Array("%PDF-1.7".utf8)))
        #expect(bytes == Self.report.printed(attachment: ReportForm.json.bytes(of: Self.report)))
        #expect(await stand(["hub", "report", "--out", "city.TXT"]).status == .success)
        #expect(try stand.run.content("city.TXT") == Self.report.text())
        #expect(await stand(["hub", "report", "--out", "city.json"]).status == .success)
        #expect(try JSON(try stand.run.content("city.json"))["cases.1.count"] == "4")
        let wrong = await stand(["hub", "report", "--out", "city.doc"])
        #expect(wrong.status == .usage && wrong.messages.contains(".pdf"))
        try await stand.stop()
    }
}
