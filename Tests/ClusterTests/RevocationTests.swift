// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// After a revocation nothing is served: at once where there is a line, by the end of the lease where there is none
    /// (ZS-3.6b, invariant 4).
    @Suite struct RevocationTests {
        @Test func aRevocationHoldsEverywhere() async throws {
            let topology = try Topology.zhoushan(with: "dinghai", "putuo").withLease(seconds: 10)
            try await Cluster.run(topology) { cluster in
                let walk = CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902", "330903"])
                let id = try await walk.authorization()
                for node in ["dinghai", "putuo"] {
                    try await Waiting.until("\(id) to be live on \(node)", seconds: 20) {
                        let view = try await view(of: id, on: node, cluster)
                        return view.state.string == "live" && view.permitLive.bool == true
                    }
                    try await use(id, on: node, cluster).orThrow()
                }
                try await Waiting.until("the province's receipt on dinghai", seconds: 20) {
                    try await !view(of: id, on: "dinghai", cluster).filingReceipt.string.isEmpty
                }

                try await cluster.cut("putuo")
                try await revoke(id, cluster)

                try await Waiting.until("dinghai to be proved stopped", seconds: 10) {
                    try await stop(of: id, on: "dinghai", cluster) == "proved-stopped"
                }
                let connected = try await use(id, on: "dinghai", cluster)
                #expect(connected.status == 3 && connected.code == "use.revoked")
                #expect(connected.clauses.contains("ZS-3.6b"))

                try await Waiting.until("the lease on putuo to end", seconds: 30) {
                    try await view(of: id, on: "putuo", cluster).permitLive.bool == false
                }
                let cutOff = try await use(id, on: "putuo", cluster)
                #expect(cutOff.status == 3 && cutOff.code == "use.no-permit")
                try await Waiting.until("the hub to count the lease as ended", seconds: 30) {
                    try await stop(of: id, on: "putuo", cluster) == "stopped-by-lease-end"
                }

                try await cluster.mend("putuo")
                try await Waiting.until("putuo to be proved stopped", seconds: 60) {
                    try await stop(of: id, on: "putuo", cluster) == "proved-stopped"
                }
                // The leases have been renewed by now; that re-enables nothing.
                let afterwards = try await use(id, on: "putuo", cluster)
                #expect(afterwards.status == 3 && afterwards.code == "use.revoked")
            }
        }

        private func revoke(_ id: String, _ cluster: Cluster) async throws {
            func act(_ name: String, _ arguments: [String]) async throws -> String {
                try await cluster.tongdao(arguments, as: cluster.person(name, on: "city")).orThrow().json.subject.string
            }
            let motion = try await act("fang-yi", ["motion", "open", "--kind", "revoke", "--subject", id])
            for member in ["jiang-nan", "pan-feng"] { _ = try await act(member, ["motion", "vote", motion, "for"]) }
            _ = try await act("xu-hai", ["authorization", "revoke", id, "--motion", motion, "--cause", "breach"])
        }

        private func use(_ id: String, on node: String, _ cluster: Cluster) async throws -> CommandOutcome {
            try await cluster.tongdao(CaseWalk.use(of: id), as: cluster.person("li-na", on: node))
        }

        private func view(of id: String, on node: String, _ cluster: Cluster) async throws -> JSON {
            let officer = try cluster.person(holding: "data-authority", on: node)
            let list = try await cluster.tongdao(["authorization", "list"], as: officer).orThrow().json
            return list.authorizations.items.first { $0.authorizationId.string == id } ?? .null
        }

        private func stop(of id: String, on node: String, _ cluster: Cluster) async throws -> String {
            let stops = try await view(of: id, on: "city", cluster).stops.items
            return stops.first { $0.node.string == cluster.topology.uri(of: node) }?.state.string ?? ""
        }
    }
}
