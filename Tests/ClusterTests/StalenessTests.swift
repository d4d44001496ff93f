// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// An approval that has lost what it rested on says so, at the node and at the hub.
    @Suite struct ApprovalStalenessTests {
        @Test func aDismissedExpertMakesTheReviewStale() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                let id = try await walk.reviewed()
                let authority = try cluster.person("zhang-wei", on: "dinghai")
                let before = try await entry(id, cluster, as: authority)
                #expect(before.state.string == "reviewed" && stale(before).isEmpty)
                let shown = try await cluster.tongdao(["case", "show", id], as: authority).orThrow().json
                let expert = try #require(shown["case"].panel.strings.first)
                let officer = try cluster.person("xu-hai", on: "city")
                try await cluster.waitUntilInStep("dinghai")
                let impact = try await cluster.tongdao(
                    ["impact", expert, "--act", "withdraw-person"], as: officer
                ).orThrow().json
                #expect(impact.approvals.strings == [id] && impact.grants.strings.isEmpty)
                let administrator = try cluster.person(holding: Topology.administratorRole, on: "dinghai")
                try await cluster.tongdao(
                    ["role", "withdraw", expert, "--role", "expert", "--reason", "利益冲突"], as: administrator
                ).orThrow()
                #expect(try await stale(entry(id, cluster, as: authority)) == ["expert-withdrawn"])
                try await cluster.waitUntilInStep("dinghai")
                #expect(try await stale(entry(id, cluster, as: officer)) == ["expert-withdrawn"])
            }
        }

        private func entry(_ id: String, _ cluster: Cluster, as person: Assignment) async throws -> JSON {
            try await cluster.tongdao(["register", "list", "cases", id], as: person).orThrow().json.entries.items.first
                ?? .null
        }

        private func stale(_ entry: JSON) -> [String] {
            entry.values.items.filter { $0.name.string == "stale" }.map(\.text.string)
        }
    }
}
