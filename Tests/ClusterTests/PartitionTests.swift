// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// A county that is cut off works on, and catches up without loss or doubling.
    @Suite struct PartitionTests {
        static let recordsWhileCut = 5

        @Test(arguments: [RelayMode.cut, .silent])
        func aCountyCatchesUp(after mode: RelayMode) async throws {
            try await Cluster.run(.zhoushan(with: "putuo"), options: .administratorsOnly) { cluster in
                try await cluster.waitUntilInStep("putuo")
                let before = try await copySize(cluster)
                try await cluster.set(mode, on: "putuo")
                for number in 1...Self.recordsWhileCut {
                    try await cluster.grantRole(number: number, on: "putuo").orThrow()
                }
                // The hub cannot have learnt of them.
                #expect(try await copySize(cluster) == before)
                try await cluster.mend("putuo")
                try await cluster.waitUntilInStep("putuo", seconds: 60)
                #expect(try await copySize(cluster) >= before + Self.recordsWhileCut)

                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "putuo"])
                #expect(verified.status == 0, "\(verified.output)")
                let copy = verified.json.copies.items.first { $0.log.string == cluster.topology.uri(of: "putuo") }
                #expect(copy?.copySize == copy?.originalSize && copy?.isPrefix.bool == true)
            }
        }

        private func copySize(_ cluster: Cluster) async throws -> Int {
            let officer = try cluster.person(holding: "hub-administrator", on: "city")
            let peer = try await cluster.peer(cluster.topology.uri(of: "putuo"), of: "city", as: officer)
            return try #require(peer.sentSize.integer)
        }
    }
}
