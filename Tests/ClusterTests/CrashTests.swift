// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// What was acknowledged is never lost (invariant 1), whichever daemon is killed, whenever.
    @Suite struct CrashTests {
        static let rounds = 3
        static let workers = 3
        /// A test that nothing gets through would pass for nothing.
        static let fewestAcknowledged = 15

        @Test func killedUnderLoadNothingAcknowledgedIsLost() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai"), options: .administratorsOnly) { cluster in
                var acknowledged: Set<String> = []
                for round in 0..<Self.rounds {
                    acknowledged.formUnion(try await load(cluster, round: round))
                }
                #expect(acknowledged.count >= Self.fewestAcknowledged)
                let recorded = Set(try await cluster.records(of: "dinghai").map(\.body.roleGranted.person.string))
                #expect(acknowledged.subtracting(recorded).isEmpty)

                try await cluster.waitUntilInStep("dinghai", seconds: 60)
                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// Several people at once; in the midst of it the county is killed, or the hub.
        private func load(_ cluster: Cluster, round: Int) async throws -> Set<String> {
            try await withThrowingTaskGroup(of: Set<String>.self) { group in
                for worker in 0..<Self.workers {
                    group.addTask {
                        var done: Set<String> = []
                        for step in 0..<6 {
                            let number = (round * Self.workers + worker) * 100 + step
                            let outcome = try await cluster.grantRole(number: number, on: "dinghai")
                            if outcome.status == 0 { done.insert(outcome.json.subject.string) }
                        }
                        return done
                    }
                }
                let victim = round == 1 ? "city" : "dinghai"
                let daemon = try cluster.daemon("dinghai")
                let before = try await daemon.metrics()["tongdao_decisions_total"]
                try await Waiting.until("some load", seconds: 30) {
                    try await daemon.metrics()["tongdao_decisions_total"] >= before + 4
                }
                try await cluster.killAndRestart(victim)
                return try await group.reduce(into: []) { $0.formUnion($1) }
            }
        }
    }
}
