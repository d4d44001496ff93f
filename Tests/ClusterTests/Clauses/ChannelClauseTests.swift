// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// The unified channel and what the platform is built of (ZS-2.2).
    @Suite struct ChannelClauseTests {
        @Test(
            .proves(
                "ZS-2.2a", "ZS-2.2b", "ZS-2.2d", "ZS-2.2e", "ZS-2.2f", "ZS-2.2g", "ZS-2.2h", "ZS-1.2.2c", "ZS-1.3b"))
        func allDataLeaveByTheUnifiedChannel() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = ClauseWalk(cluster: cluster)
                try await whomItBinds(walk)
                let channel = try await oneChannelEach(walk)
                try await lateOnesEscalate(walk, channel)
                try await usesComeInOnlyOnceOnboarded(walk, channel)
                try await whatIsSeenOutside(walk)
                try await theInventory(walk)
                try await noAgreementWithoutApproval(walk)
                try await walk.endAndVerify(["province", "city", "dinghai"])
            }
        }

        /// ZS-2.2e, ZS-2.2h: entered with the declaration; a contractor's people are given no granting role.
        private func whomItBinds(_ walk: ClauseWalk) async throws {
            let enter = [
                "organ", "enter", "water", "--name", "定海水务", "--kind", "water", "--contractor", "haoruan",
                "--declaration", ClauseWalk.digest,
            ]
            try await walk.refused("zhang-wei", on: "dinghai", enter, "bound-organ.contractor", "ZS-2.2h")
            try await walk.act("zhang-wei", on: "dinghai", enter + ["--no-contractor-rights"])
            let person = "\(walk.cluster.topology.uri(of: "dinghai"))/haoruan/wu"
            try await walk.refused(
                "chen-hang", on: "dinghai", ["role", "grant", person, "--role", "government"], "role.contractor",
                "ZS-2.2h")
        }

        /// ZS-2.2e: what was there is declared once; neither a new channel nor a second one.
        private func oneChannelEach(_ walk: ClauseWalk) async throws -> String {
            func declare(_ kind: String, _ deadline: String) -> [String] {
                [
                    "channel", "declare", "water", "--name", "用水数据接口", "--kind", kind, "--endpoint", "政务外网接口",
                    "--deadline", deadline,
                ]
            }
            try await walk.refused(
                "zhang-wei", on: "dinghai", declare("new", "+90d"), "channel.new-forbidden", "ZS-2.2e")
            try await walk.refused(
                "zhang-wei", on: "dinghai", declare("legacy", "+900d"), "channel.deadline", "ZS-2.2f")
            let id = try await walk.act("zhang-wei", on: "dinghai", declare("legacy", "+90d"))
            try await walk.refused("zhang-wei", on: "dinghai", declare("legacy", "+90d"), "channel.second", "ZS-2.2e")
            return id
        }

        /// ZS-2.2f: a channel past its deadline stands in the hub's report with the role it escalates to.
        private func lateOnesEscalate(_ walk: ClauseWalk, _ channel: String) async throws {
            let plan = ["channel", "plan", channel, "--plan", ClauseWalk.digest, "--deadline", "+3s"]
            try await walk.act("zhang-wei", on: "dinghai", plan)
            let officer = try walk.cluster.person("xu-hai", on: "city")
            var seen = ""
            try await Waiting.until("the hub to report \(channel)", seconds: 30, detail: { seen }) {
                let report = try await walk.cluster.tongdao(["compliance"], as: officer).orThrow().json
                seen = "\(report)"
                return report.entries.items.contains { entry in
                    entry.id.string == channel && entry.node.string == walk.cluster.topology.uri(of: "dinghai")
                        && entry.dues.items.first?.escalatesTo.string == "hub-administrator"
                }
            }
        }

        /// ZS-2.2d, ZS-2.2f: nothing comes in by a channel before it goes through the gate; then it is absorbed.
        private func usesComeInOnlyOnceOnboarded(_ walk: ClauseWalk, _ channel: String) async throws {
            let use = CaseWalk.use(of: "U330902-2026-9999") + ["--channel", channel]
            try await walk.refused("qian-jun", on: "dinghai", use, "use.channel-outside", "ZS-2.2f")
            let close = ["channel", "absorb", channel, "--closure", ClauseWalk.digest]
            try await walk.refused("zhang-wei", on: "dinghai", close, "step.wrong-state", "ZS-2.2d")
            try await walk.act("zhang-wei", on: "dinghai", ["channel", "onboard", channel])
            let admitted = CaseWalk(
                cluster: walk.cluster, node: "dinghai", scenario: "channel", territories: ["330902"])
            let id = try await admitted.authorization()
            let operatorsUse = CaseWalk.use(of: id) + ["--channel", channel]
            let person = try walk.cluster.person("qian-jun", on: "dinghai")
            try await Waiting.until("a use by the onboarded channel", seconds: 30) {
                try await walk.cluster.tongdao(operatorsUse, as: person).status == 0
            }
            let entry = try await walk.entries("channels", "zhang-wei", on: "dinghai").first ?? .null
            #expect(ClauseWalk.value("gate-uses", of: entry) == "1")
            try await walk.act("zhang-wei", on: "dinghai", close)
            let officer = try walk.cluster.person("xu-hai", on: "city")
            try await Waiting.until("the report to be clear", seconds: 30) {
                try await walk.cluster.tongdao(["compliance"], as: officer).orThrow().json.entries.items.isEmpty
            }
        }

        /// ZS-2.2d, ZS-2.2e: who, when, from where; the refused channels stand there by themselves.
        private func whatIsSeenOutside(_ walk: ClauseWalk) async throws {
            let report = [
                "channel", "report", "--who", "water-portal", "--address", "10.1.2.4", "--evidence", ClauseWalk.digest,
            ]
            try await walk.refused(
                "zhang-wei", on: "dinghai", report + ["--seen=+1d"], "attempt.incomplete", "ZS-2.2e")
            let id = try await walk.act("zhang-wei", on: "dinghai", report + ["--seen=-1h"])
            let attempts = try await walk.entries("attempts", "zhang-wei", on: "dinghai")
            let reported = attempts.first { $0.id.string == id } ?? .null
            #expect(ClauseWalk.value("who", of: reported) == "water-portal")
            #expect(ClauseWalk.value("address", of: reported) == "10.1.2.4")
            #expect(attempts.filter { $0.state.string == "channel" }.count == 2)
        }

        /// ZS-1.2.2c, ZS-2.2a, ZS-2.2b, ZS-1.3b: connectors under the base platform's ids, releases one after another, nodes.
        private func theInventory(_ walk: ClauseWalk) async throws {
            func asset(_ kind: String, _ name: String, _ version: String, catalogue: String = "") -> [String] {
                [
                    "asset", "enter", "--kind", kind, "--name", name, "--organ", "data-bureau", "--asset-version",
                    version,
                    "--approval", "定数〔2026〕3号", "--content", ClauseWalk.digest,
                ] + (catalogue.isEmpty ? [] : ["--catalogue-id", catalogue])
            }
            try await walk.refused(
                "zhang-wei", on: "dinghai", asset("connector", "ferry", "1"), "asset.incomplete", "ZS-2.2a")
            try await walk.act("zhang-wei", on: "dinghai", asset("connector", "ferry", "1", catalogue: "330902/7"))
            try await walk.refused(
                "zhang-wei", on: "dinghai", asset("connector", "copy", "1", catalogue: "330902/7"),
                "asset.catalogue-twice", "ZS-2.2a")
            try await walk.act("zhang-wei", on: "dinghai", asset("data-model", "visitor-model", "3"))
            for version in ["0.1.0", "0.2.0"] {
                try await walk.act("chen-hang", on: "dinghai", asset("release", "tongdao", version))
            }
            try await walk.refused(
                "chen-hang", on: "dinghai", asset("release", "tongdao", "0.2.0"), "asset.version-known", "ZS-2.2b")
            let assets = try await walk.entries("assets", "zhang-wei", on: "dinghai")
            #expect(assets.map(\.state.string) == ["current", "current", "superseded", "current"])

            let nodes = try await walk.entries("nodes", "xu-hai", on: "city")
            let uris = ["city", "dinghai"].map { walk.cluster.topology.uri(of: $0) }
            #expect(uris.allSatisfy { uri in nodes.contains { $0.id.string == uri } }, "\(nodes)")
        }

        /// ZS-2.2g: no agreement for a case that is not approved, and those approved stand on the register.
        private func noAgreementWithoutApproval(_ walk: ClauseWalk) async throws {
            let draft = [
                "agreement", "draft", "A330902-2026-9999", "--data-item", "ferry", "--territory", "330902",
                "--term-start", "now", "--term-end", "+30d", "--mode", "by-scenario", "--breach-liability", "赔偿",
            ]
            try await walk.refused("zhang-wei", on: "dinghai", draft, "agreement.unapproved", "ZS-2.2g")
            let agreements = try await walk.entries("agreements", "zhang-wei", on: "dinghai")
            let cases = try await walk.entries("cases", "zhang-wei", on: "dinghai").map(\.id.string)
            #expect(!agreements.isEmpty)
            #expect(agreements.allSatisfy { cases.contains(ClauseWalk.value("application", of: $0)) })
        }
    }
}
