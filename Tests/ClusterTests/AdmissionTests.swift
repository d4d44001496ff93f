// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    @Suite struct AdmissionTests {
        /// A node comes in when both sides want it (ZS-2.2d): its request, and the approval of that very request.
        @Test func aCountyIsAdmittedFromBothSides() async throws {
            let directory = RunDirectory(FileManager.default.temporaryDirectory.appending(path: UUID().uuidString))
            let cluster = try Cluster.prepare(
                .zhoushan(with: "dinghai"), in: directory, options: .administratorsOnly)
            do {
                try await walk(cluster)
                try await cluster.stop()
            } catch {
                try? await cluster.stop()
                throw error
            }
            let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
            #expect(verified.status == 0, "\(verified.output)")
            try FileManager.default.removeItem(at: directory.root)
        }

        private func walk(_ cluster: Cluster) async throws {
            for name in ["province", "city"] {
                try await cluster.daemon(name).start()
                try await cluster.admit(name)
                try await cluster.grantRoles(on: cluster.topology.node(name))
            }
            try await cluster.waitUntilConnected("city")
            try await cluster.daemon("dinghai").start()

            let uri = cluster.topology.uri(of: "dinghai")
            let officer = try cluster.person(holding: "hub-administrator", on: "city")
            let administrator = try cluster.person(holding: Topology.administratorRole, on: "city")
            try await Waiting.until("the request", seconds: 15) {
                try await cluster.peer(uri, of: "city", as: officer).state.string == "requested"
            }
            try await cluster.daemon("dinghai").waitForLog("has not been admitted yet")

            let certificate = cluster.directory.node("dinghai").identity.appending(path: "sign.crt").path
            let byAnother = try await cluster.tongdao(
                ["node", "admit", uri, "--certificate", certificate], as: administrator)
            #expect(byAnother.status == 3 && byAnother.code == "role.missing")

            let otherKey = "04" + String(repeating: "11", count: 64)
            let wrongKey = try await cluster.tongdao(["node", "admit", uri, "--public-key", otherKey], as: officer)
            #expect(wrongKey.status != 0)

            let admitted = try await cluster.tongdao(
                ["node", "admit", uri, "--certificate", certificate], as: officer)
            #expect(admitted.status == 0, "\(admitted.errors)")
            try await cluster.waitUntilConnected("dinghai")
            try await cluster.waitUntilInStep("dinghai")

            let facts = try await cluster.records(of: "city").map(\.body)
            #expect(facts.contains { $0.nodeRequested.node.string == uri })
            #expect(facts.contains { $0.nodeAdmitted.node.string == uri })
            #expect(facts.contains { $0.epochGranted.node.string == uri && $0.epochGranted.epoch.integer == 1 })
        }
    }
}
