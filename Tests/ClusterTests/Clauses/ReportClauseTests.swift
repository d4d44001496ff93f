// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// The whole city on one file, at the hub (ZS-2.1.1b, ZS-1.3h).
    @Suite struct ReportClauseTests {
        @Test func theHubReportsOnTheWholeCity() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai", "putuo")) { cluster in
                let desk = ExitDesk(cluster: cluster)
                let county = Speaker(cluster: cluster, node: "dinghai")
                let hub = Speaker(cluster: cluster, node: "city")
                let walk = CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                let id = try await walk.authorization()
                try await desk.waitUntilUsable(id, on: "dinghai")
                let refused = try await county.ask(
                    "li-na",
                    [
                        "use", "start", "U1", "--kind", "job", "--purpose", "x",
                        "--data-item", "y",
                    ])
                #expect(refused.status == 3)
                for node in ["dinghai", "putuo"] { try await cluster.waitUntilInStep(node) }
                let json = try await report("json", hub)
                let found = try JSON(String(decoding: json, as: UTF8.self))
                #expect(found.node.string == hub.uri && (found.ledgerSize.integer ?? 0) > 0)
                let cases = found.cases.items.filter { $0.node.string == county.uri }
                #expect(cases.contains { $0.name.string == "live" && $0.count.integer == 1 }, "\(cases)")
                #expect(found.authorizations.items.map(\.name.string) == ["live"])
                #expect(found.refusals.items.contains { $0.name.string == refused.code })
                #expect(Set(found.peers.items.map(\.state.string)) == ["connected"])
                #expect(found.ledgers.items.count == 3)
                let text = String(decoding: try await report("txt", hub), as: UTF8.self)
                #expect(text.contains("定海") && text.contains("已生效 1"))
                #expect(try await report("pdf", hub).starts(with: Data("%PDF-1.7".utf8)))
                // Who has no office at the hub does not see the city's business.
                let outsider = try await county.ask("li-na", ["hub", "report", "--out", "mine.json"])
                #expect(outsider.status != 0 && outsider.code == "permission-denied", "\(outsider.errors)")
            }
        }

        private func report(_ ending: String, _ hub: Speaker) async throws -> Data {
            let file = hub.cluster.directory.root.appending(path: "city.\(ending)")
            try await hub.ask("ye-qing", ["hub", "report", "--out", file.path]).orThrow()
            return try Data(contentsOf: file)
        }
    }
}
