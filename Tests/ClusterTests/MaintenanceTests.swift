// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// A node in maintenance takes no new steps, and its peers know why.
    @Suite struct MaintenanceTests {
        @Test func maintenanceIsKnownToThePeers() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai"), options: .administratorsOnly) { cluster in
                let administrator = try cluster.person(holding: Topology.administratorRole, on: "dinghai")
                try await cluster.tongdao(["maintenance", "on", "--reason", "new disk"], as: administrator).orThrow()
                #expect(try await cluster.status(of: "dinghai").maintenance.bool == true)
                try await waitForPeer(state: "maintenance", cluster)

                let refused = try await cluster.grantRole(number: 1, on: "dinghai")
                #expect(refused.status == 3 && refused.code == "node.maintenance")

                try await cluster.tongdao(["maintenance", "off"], as: administrator).orThrow()
                try await waitForPeer(state: "connected", cluster)
                try await cluster.grantRole(number: 1, on: "dinghai").orThrow()
                try await cluster.waitUntilInStep("dinghai")
            }
        }

        private func waitForPeer(state: String, _ cluster: Cluster) async throws {
            let officer = try cluster.person(holding: "hub-administrator", on: "city")
            var last = JSON.null
            try await Waiting.until("dinghai to be seen as \(state)", seconds: 15, detail: { "\(last)" }) {
                last = try await cluster.peer(cluster.topology.uri(of: "dinghai"), of: "city", as: officer)
                return last.state.string == state
            }
        }
    }
}
