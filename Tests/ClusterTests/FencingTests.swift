// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// One live daemon a territory, and one history (ZS-2.2d, ZS-2.2e).
    @Suite struct FencingTests {
        @Test func rivalsAndOldCopiesAreFencedOff() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai"), options: .administratorsOnly) { cluster in
                try await aSecondDaemonWithNoData(cluster)
                try await aSecondDaemonOnACloneOfTheData(cluster)
                try await aRestoredOldCopy(cluster)
            }
        }

        private func aSecondDaemonWithNoData(_ cluster: Cluster) async throws {
            let rival = try await cluster.makeRival(of: "dinghai", data: .empty, name: "empty")
            try await rival.start()
            try await rival.waitForLog("already run from another data directory")
            try await rival.stop()
            try await expectAttempt(recordedAs: "link.fenced", at: cluster)
            #expect(try await isConnected(cluster))
        }

        private func aSecondDaemonOnACloneOfTheData(_ cluster: Cluster) async throws {
            let rival = try await cluster.makeRival(of: "dinghai", data: .cloned, name: "clone")
            try await rival.start()
            try await rival.waitForLog("already has a live daemon")
            try await rival.stop()
            #expect(try await isConnected(cluster))
            // The first one goes on working and is copied to the end.
            try await cluster.grantRole(number: 1, on: "dinghai").orThrow()
            try await cluster.waitUntilInStep("dinghai")
        }

        /// The office puts a backup back into service: the hub holds more than the node does.
        private func aRestoredOldCopy(_ cluster: Cluster) async throws {
            let backup = cluster.directory.root.appending(path: "backup")
            try await cluster.daemon("dinghai").stop()
            try await cluster.copyData(of: "dinghai", to: backup)
            try await cluster.daemon("dinghai").start()
            for number in 2...4 { try await cluster.grantRole(number: number, on: "dinghai").orThrow() }
            try await cluster.waitUntilInStep("dinghai")
            try await cluster.daemon("dinghai").stop()

            let before = try await attempts(at: cluster).count
            try await cluster.restoreData(of: "dinghai", from: backup)
            try await cluster.daemon("dinghai").start()
            try await Waiting.until("the old copy to be refused and recorded", seconds: 15) {
                try await attempts(at: cluster).count > before
            }
            #expect(try await !isConnected(cluster))
        }

        private func expectAttempt(recordedAs reason: String, at cluster: Cluster) async throws {
            try await Waiting.until("\(reason) on record", seconds: 10) {
                try await attempts(at: cluster).contains(reason)
            }
        }

        private func attempts(at cluster: Cluster) async throws -> [String] {
            try await cluster.records(of: "city").map(\.body.attemptRefused.reason.string).filter { !$0.isEmpty }
        }

        private func isConnected(_ cluster: Cluster) async throws -> Bool {
            let officer = try cluster.person(holding: "hub-administrator", on: "city")
            let peer = try await cluster.peer(cluster.topology.uri(of: "dinghai"), of: "city", as: officer)
            return peer.state.string == "connected"
        }
    }
}
