// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// Every date to keep, where its office looks and at the hub: ahead, at risk, overdue, and whom it has gone to.
    @Suite struct DeadlineTests {
        @Test func datesAreWarnedOfAndEscalateOnceTheyArePast() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                var walk = CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                walk.termEnd = "+60s"
                let id = try await walk.authorization()
                let authority = try cluster.person("zhang-wei", on: "dinghai")
                let officer = try cluster.person(holding: "hub-administrator", on: "city")

                // A notice that closes in a week is not yet at risk; a term that ends within half a year is.
                let all = try await deadlines([], as: authority, cluster)
                #expect(all.contains { $0.register.string == "notices" && $0.state.string == "ahead" })
                try await Waiting.until("the term to be overdue", seconds: 90) {
                    try await term(of: id, ["--overdue"], as: authority, cluster) != nil
                }
                let overdue = try #require(try await term(of: id, ["--overdue"], as: authority, cluster))
                #expect(overdue.escalatedTo.string == "data-authority")
                #expect(overdue.due.owner.string == "operator-signatory")
                #expect(overdue.due.clauses.strings == ["ZS-3.5b"])
                #expect(try await term(of: id, ["--at-risk"], as: authority, cluster) == nil)

                // The receipt has come, so nothing waits for it; the nearest date stands first.
                let later = try await deadlines([], as: authority, cluster)
                #expect(later.compactMap(\.due.atMs.integer) == later.compactMap(\.due.atMs.integer).sorted())

                // At the hub the same date stands once, and says whose it is.
                try await cluster.waitUntilInStep("dinghai", seconds: 40)
                let seen = try await deadlines(["--overdue"], as: officer, cluster).filter { $0.id.string == id }
                #expect(seen.map(\.node.string) == [cluster.topology.uri(of: "dinghai")])
                let nowhere = try await cluster.tongdao(
                    ["deadline", "list", "--of", "tongdao://zhoushan/nowhere"], as: officer)
                #expect(nowhere.status == 4)

                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        private func deadlines(_ options: [String], as person: Assignment, _ cluster: Cluster) async throws -> [JSON] {
            try await cluster.tongdao(["deadline", "list"] + options, as: person).orThrow().json.deadlines.items
        }

        private func term(
            of id: String, _ options: [String], as person: Assignment, _ cluster: Cluster
        ) async throws -> JSON? {
            try await deadlines(options, as: person, cluster).first {
                $0.id.string == id && $0.due.what.string == "term-end"
            }
        }
    }
}
