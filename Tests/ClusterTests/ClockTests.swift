// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// A county's clock that jumps neither lengthens a lease nor loses a record (invariants 1 and 4).
    @Suite(.enabled(if: PreloadedLibrary.compiler != nil, "needs a C compiler"))
    struct ClockTests {
        static let leaseSeconds = 10
        /// More than a lease and the clock bound. Seconds.
        static let jump: Int64 = 120

        @Test func aClockThatJumpsLengthensNoLease() async throws {
            let place = FileManager.default.temporaryDirectory.appending(path: "clock-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: place) }
            let clock = try ShiftedClock(in: place)
            var options = ClusterOptions()
            options.nodeEnvironment["dinghai"] = clock.environment
            let topology = try Topology.zhoushan(with: "dinghai").withLease(seconds: Self.leaseSeconds)
            try await Cluster.run(topology, options: options) { cluster in
                let id = try await CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"]
                ).authorization()
                try await waitUntilUsable(id, cluster)

                // Forward: what is left of the lease is left, and new grants count.
                try clock.set(seconds: Self.jump)
                try await use(id, cluster).orThrow()

                // Cut off, and back by as much: the lease ends when it would have ended.
                try await cluster.cut("dinghai")
                try clock.set(seconds: 0)
                let cut = ContinuousClock.now
                try await Waiting.until("the lease to end", seconds: Double(Self.leaseSeconds) + 5) {
                    try await use(id, cluster).code == "use.no-permit"
                }
                #expect(ContinuousClock.now - cut <= .seconds(Self.leaseSeconds + 1))

                try await cluster.mend("dinghai")
                try await waitUntilUsable(id, cluster)
                try await cluster.waitUntilInStep("dinghai", seconds: 40)
                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        private func waitUntilUsable(_ id: String, _ cluster: Cluster) async throws {
            var last = ""
            try await Waiting.until("\(id) to be usable", seconds: 40, detail: { last }) {
                let outcome = try await use(id, cluster)
                last = outcome.errors
                return outcome.status == 0
            }
        }

        private func use(_ id: String, _ cluster: Cluster) async throws -> CommandOutcome {
            try await cluster.tongdao(CaseWalk.use(of: id), as: cluster.person("li-na", on: "dinghai"))
        }
    }
}
