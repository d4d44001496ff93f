// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// Whatever arrives on its port, a daemon says what was wrong, ends that connection, and goes on serving others.
    @Suite struct HostileInputTests {
        @Test func aDaemonOutlivesHostilePeers() async throws {
            try await Cluster.run(.zhoushan().keeping("province"), options: .administratorsOnly) { cluster in
                try await plainText(cluster)
                try await brokenHandshakes(cluster)
                try await manyAtOnce(cluster)
                try await expectServing(cluster)
            }
        }

        /// Frames after a good handshake; what the daemon says of each is in its log.
        @Test(
            .enabled(if: HostilePeer.hasOpenSSL, "needs the openssl program"),
            arguments: [
                ("a frame of 2 GiB", [0, 0x7f, 0xff, 0xff, 0xff], "2147483647 bytes was announced"),
                ("a compressed frame, not agreed", [1, 0, 0, 0, 4, 1, 2, 3, 4], "compress"),
                ("unknown flags", [9, 0, 0, 0, 4, 1, 2, 3, 4], "flag"),
                ("an envelope that is none", [0, 0, 0, 0, 4, 0xff, 0xff, 0xff, 0xff], "not a Envelope"),
                ("an empty envelope", [0, 0, 0, 0, 0], "unknown envelope kind"),
            ] as [(String, [UInt8], String)])
        func aBadFrameEndsTheConnection(_ what: String, _ bytes: [UInt8], _ word: String) async throws {
            try await Cluster.run(.zhoushan().keeping("province"), options: .administratorsOnly) { cluster in
                let daemon = try cluster.daemon("province")
                let person = cluster.identity(
                    of: try cluster.person(holding: Topology.administratorRole, on: "province"))
                let ended = try await HostilePeer.inTLS(
                    port: daemon.ports.listen, as: person, sending: bytes, seconds: 10)
                #expect(ended, "\(what): the connection was not ended")
                let line = try await daemon.waitForLog("\"level\":\"warning\"", word)
                #expect(line.contains("127.0.0.1"), "the line does not say who: \(line)")
                try await expectServing(cluster)
            }
        }

        private func plainText(_ cluster: Cluster) async throws {
            let daemon = try cluster.daemon("province")
            let request = Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
            #expect(try await HostilePeer.plain(port: daemon.ports.listen, sending: request, seconds: 5) != nil)
            try await daemon.waitForLog("plain")
        }

        private func brokenHandshakes(_ cluster: Cluster) async throws {
            let daemon = try cluster.daemon("province")
            // The beginning of a ClientHello whose length promises more, then rubbish in the place of one.
            for bytes in [
                [0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0], [0x16, 3, 1, 2, 0] + [UInt8](repeating: 0xa5, count: 512),
            ] {
                #expect(try await HostilePeer.plain(port: daemon.ports.listen, sending: bytes, seconds: 15) != nil)
            }
        }

        /// Silent connections take no one's place.
        private func manyAtOnce(_ cluster: Cluster) async throws {
            let port = try cluster.daemon("province").ports.listen
            try await withThrowingTaskGroup { group in
                for _ in 0..<32 {
                    group.addTask { _ = try await HostilePeer.plain(port: port, sending: [0x16], seconds: 1) }
                }
                try await group.waitForAll()
            }
        }

        private func expectServing(_ cluster: Cluster) async throws {
            let status = try await cluster.status(of: "province")
            #expect(status.ledgerSize.integer != nil)
        }
    }
}
