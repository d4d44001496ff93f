// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// A filing reaches the province exactly once, and its receipt comes back (ZS-3.4c, invariant 6), whatever breaks.
    @Suite struct FilingTests {
        @Test func aFilingArrivesOnceWhateverBreaks() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                // The province has its part in the draw of the panel. After that it cannot be reached when the authorization
                // is registered, and the hub is killed on top.
                let application = try await walk.reviewed()
                try await cluster.cut("city")
                try await walk.decide(application)
                let id = try await walk.agree(application)
                try await Waiting.until("\(id) to be registered", seconds: 20) {
                    try await facts(of: "city", cluster).contains {
                        $0.filingOpened.authorizationId.string == id
                    }
                }
                #expect(try await filings(of: id, cluster) == 0)
                try await cluster.killAndRestart("city")
                try await cluster.mend("city")
                try await waitForReceipt(of: id, cluster)

                // Both sides begin anew: nothing is filed again.
                try await cluster.killAndRestart("province")
                try await cluster.killAndRestart("city")
                try await cluster.waitUntilConnected("city", seconds: 60)
                #expect(try await filings(of: id, cluster) == 1)
                try await waitForReceipt(of: id, cluster)
                let receipts = try await facts(of: "city", cluster).filter {
                    $0.filingReceipted.authorizationId.string == id
                }
                #expect(receipts.count == 1)
            }
        }

        private func facts(of node: String, _ cluster: Cluster) async throws -> [JSON] {
            try await cluster.records(of: node).map(\.body)
        }

        private func filings(of id: String, _ cluster: Cluster) async throws -> Int {
            try await facts(of: "province", cluster).filter { $0.filingAccepted.filingId.string == "F-\(id)" }.count
        }

        /// On the county, where the applicant and the authority look.
        private func waitForReceipt(of id: String, _ cluster: Cluster) async throws {
            let officer = try cluster.person(holding: "data-authority", on: "dinghai")
            try await Waiting.until("the receipt for \(id)", seconds: 60) {
                let list = try await cluster.tongdao(["authorization", "list"], as: officer).orThrow().json
                let view = list.authorizations.items.first { $0.authorizationId.string == id } ?? .null
                return !view.filingReceipt.string.isEmpty
            }
        }
    }
}
