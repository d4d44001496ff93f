// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// What proved itself in one county, for all (ZS-2.2i).
    @Suite struct TemplateClauseTests {
        @Test(.proves("ZS-2.2i"))
        func aScenarioOfOneCountyIsAdoptedInAnother() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai", "putuo")) { cluster in
                let walk = ClauseWalk(cluster: cluster)
                let id = try await liveAuthorization(cluster)
                let content = [
                    id, "--title", "客流预测", "--value-indicator", "ships-served", "--results", ClauseWalk.digest,
                ]
                let proposal = ["template", "propose"] + content
                try await walk.refused(
                    "zhang-wei", on: "dinghai", ["template", "publish"] + content, "node.wrong-role", "ZS-2.2i")
                try await walk.act("zhang-wei", on: "dinghai", proposal)
                try await walk.refused("zhang-wei", on: "dinghai", proposal, "template.known", "ZS-2.2i")
                try await theHubSeesTheProposal(walk, id)
                let template = try await walk.act("xu-hai", on: "city", ["template", "publish"] + content)
                try await putuoAdoptsIt(walk, template, id)
                try await takenOutItIsAdoptedNoMore(walk, template)
                try await walk.endAndVerify(["province", "city", "dinghai", "putuo"])
            }
        }

        private func liveAuthorization(_ cluster: Cluster) async throws -> String {
            let admitted = CaseWalk(
                cluster: cluster, node: "dinghai", scenario: "template", territories: ["330902"])
            let id = try await admitted.authorization()
            let person = try cluster.person("qian-jun", on: "dinghai")
            try await Waiting.until("\(id) to be live", seconds: 30) {
                try await cluster.tongdao(CaseWalk.use(of: id), as: person).status == 0
            }
            return id
        }

        private func theHubSeesTheProposal(_ walk: ClauseWalk, _ id: String) async throws {
            try await Waiting.until("the proposal at the hub", seconds: 20) {
                try await walk.entries("templates", "xu-hai", on: "city").contains {
                    $0.state.string == "proposed" && ClauseWalk.value("origin-authorization", of: $0) == id
                }
            }
        }

        private func putuoAdoptsIt(_ walk: ClauseWalk, _ template: String, _ id: String) async throws {
            try await Waiting.until("the library on putuo", seconds: 20) {
                try await walk.entries("templates", "zhang-wei", on: "putuo").contains { $0.id.string == template }
            }
            let applying = CaseWalk(
                cluster: walk.cluster, node: "putuo", scenario: "adopted", territories: ["330903"])
            let notice = try await applying.act("zhang-wei", applying.noticeArguments)
            let application = applying.applicationArguments(notice: notice) + ["--template", template]
            try await walk.refused("li-na", on: "putuo", application, "template.not-adopted", "ZS-2.2i")
            try await walk.act("zhang-wei", on: "putuo", ["template", "adopt", template])
            let adopted = try await walk.act("li-na", on: "putuo", application)
            let entries = try await walk.entries("templates", "zhang-wei", on: "putuo")
            let entry = entries.first { $0.id.string == template } ?? .null
            #expect(entry.state.string == "adopted")
            #expect(ClauseWalk.value("origin-node", of: entry) == walk.cluster.topology.uri(of: "dinghai"))
            #expect(ClauseWalk.value("origin-authorization", of: entry) == id)
            #expect(ClauseWalk.value("origin-application", of: entry).hasPrefix("A330902-"))
            #expect(ClauseWalk.value("applications", of: entry) == adopted)
        }

        private func takenOutItIsAdoptedNoMore(_ walk: ClauseWalk, _ template: String) async throws {
            try await walk.act("xu-hai", on: "city", ["template", "withdraw", template, "--reason", "outdated"])
            try await Waiting.until("the withdrawal on dinghai", seconds: 20) {
                try await walk.entries("templates", "zhang-wei", on: "dinghai").contains {
                    $0.id.string == template && $0.state.string == "withdrawn"
                }
            }
            try await walk.refused(
                "zhang-wei", on: "dinghai", ["template", "adopt", template], "template.withdrawn", "ZS-2.2i")
        }
    }
}
