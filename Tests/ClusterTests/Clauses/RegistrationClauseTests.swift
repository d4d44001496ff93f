// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// Registration of a product in a running city that has adopted the national rules for it, by the working days the hub has
    /// published (ZS-6b). Terms cannot be waited for: the end of the notice and what follows it is the rules' own tests'.
    @Suite struct RegistrationClauseTests {
        private static let set = "CN2025-REG"
        private static let calendar = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/calendars/2026.txt")

        @Test func aProductIsPutToPublicNotice() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = ClauseWalk(cluster: cluster)
                try await workingDays(walk)
                try await adoption(walk)
                let id = try await application(walk)
                try await noticeAndObjection(walk, id)
                try await walk.endAndVerify(["province", "city", "dinghai"])
            }
        }

        /// The hub's calendar is what the county counts by.
        private func workingDays(_ walk: ClauseWalk) async throws {
            let load = ["calendar", "load", "--file", Self.calendar.path(percentEncoded: false)]
            let published = try await walk.act("xu-hai", on: "city", load)
            #expect(published == "calendar-2026")
            try await walk.refused("xu-hai", on: "city", load, "calendar.unchanged", "ZS-6b")
            let officer = try walk.cluster.person("zhang-wei", on: "dinghai")
            try await Waiting.until("dinghai to have the calendar", seconds: 30) {
                try await walk.cluster.tongdao(["calendar", "show", "2026"], as: officer).status == 0
            }
            let over = try await walk.cluster.tongdao(["calendar", "add-days", "2026-09-29", "4"], as: officer)
                .orThrow()
            #expect(over.json.date.string == "2026-10-10" && over.json.confirmed.bool == true)
            let beyond = try await walk.cluster.tongdao(["calendar", "add-days", "2026-12-31", "1"], as: officer)
                .orThrow()
            #expect(beyond.json.confirmed.bool == false)
            let unpublished = try await walk.cluster.tongdao(["calendar", "show", "2031"], as: officer)
            #expect(unpublished.status == 4 && unpublished.code == "calendar-unconfirmed")
        }

        /// Before the city has adopted rules for it nothing is registered.
        private func adoption(_ walk: ClauseWalk) async throws {
            try await walk.refused("qian-jun", on: "dinghai", preserve, "registration.ungoverned", "ZS-6b")
            let motion = try await walk.act(
                "fang-yi", on: "city", ["motion", "open", "--kind", "adopt-rules", "--subject", Self.set])
            for member in ["jiang-nan", "pan-feng"] {
                try await walk.act(member, on: "city", ["motion", "vote", motion, "for"])
            }
            try await walk.act("xu-hai", on: "city", ["rules", "announce", Self.set, "--motion", motion])
            try await walk.act("xu-hai", on: "city", ["rules", "distribute", Self.set])
            try await Waiting.until("dinghai to have \(Self.set)", seconds: 30) {
                try await walk.entries("rule-sets", "zhang-wei", on: "dinghai").contains {
                    $0.id.string == Self.set && $0.state.string == "in-force"
                }
            }
        }

        private var preserve: [String] {
            ["registration", "preserve", "--title", "客流预测服务说明", "--file", ClauseWalk.digest]
        }

        /// Evidence first, then the application, its one correction and its review by someone else.
        private func application(_ walk: ClauseWalk) async throws -> String {
            func content(_ evidence: String) -> [String] {
                [
                    "--object", "product", "--subject", "haiyun", "--name", "客流预测", "--source", "授权运营",
                    "--resource", "ferry.trips", "--product", "预测服务", "--scenario", "客流预测", "--evidence", evidence,
                    "--risk-assessment", ClauseWalk.digest, "--supplied", "-2h",
                ]
            }
            try await walk.refused(
                "qian-jun", on: "dinghai", ["registration", "apply"] + content("B330902-2026-9999"),
                "registration.evidence-missing", "ZS-6b")
            let evidence = try await walk.act("qian-jun", on: "dinghai", preserve)
            let id = try await walk.act("qian-jun", on: "dinghai", ["registration", "apply"] + content(evidence))
            try await walk.act(
                "zhang-wei", on: "dinghai", ["registration", "return", id, "--reason", "补充来源证明"])
            try await walk.act("qian-jun", on: "dinghai", ["registration", "amend", id] + content(evidence))
            try await walk.refused(
                "zhang-wei", on: "dinghai", ["registration", "return", id, "--reason", "再补充"], "step.wrong-state",
                "ZS-6b")
            try await walk.refused(
                "qian-jun", on: "dinghai", ["registration", "accept", id], "role.missing", "ZS-1.1")
            try await walk.act("zhang-wei", on: "dinghai", ["registration", "accept", id])
            try await walk.act("zhang-wei", on: "dinghai", ["registration", "review", id])
            try await walk.act("zhang-wei", on: "dinghai", ["registration", "publish", id])
            return id
        }

        /// Open to everyone while the notice runs; no code before its end; an objection that holds stops it.
        private func noticeAndObjection(_ walk: ClauseWalk, _ id: String) async throws {
            let entry = try #require(try await seen(walk, by: "li-na", id))
            #expect(entry.state.string == "in-notice" && entry.isPublic.bool == true)
            #expect(entry.values.items.contains { $0.name.string == "notice-until" })
            try await walk.refused(
                "zhang-wei", on: "dinghai", ["registration", "code", id], "registration.notice-running", "ZS-6b")
            try await walk.act(
                "sun-li", on: "dinghai",
                ["registration", "object", id, "--reason", "来源不实", "--grounds", ClauseWalk.digest])
            try await walk.act(
                "zhang-wei", on: "dinghai",
                ["registration", "decide-objection", id, "--upheld", "--reason", "来源不实"])
            let officer = try walk.cluster.person("xu-hai", on: "city")
            try await Waiting.until("the hub to see \(id) stopped", seconds: 30) {
                try await walk.cluster.tongdao(["register", "list", "registrations"], as: officer).orThrow().json
                    .entries.items.contains { $0.id.string == id && $0.state.string == "objection-upheld" }
            }
            let why = try await walk.cluster.tongdao(
                ["why", id], as: walk.cluster.person("zhang-wei", on: "dinghai")
            ).orThrow().json
            #expect(why.replayedSame.bool == true && why.state.string == "objection-upheld")
            try await walk.cluster.waitUntilInStep("dinghai", seconds: 40)
        }

        private func seen(_ walk: ClauseWalk, by name: String, _ id: String) async throws -> JSON? {
            try await walk.entries("registrations", name, on: "dinghai").first { $0.id.string == id }
        }
    }
}
