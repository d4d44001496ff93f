// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Crypto
import Foundation
import Testing

extension Clusters {
    /// Wrong, foreign, expired and revoked certificates are each refused, with a log line that says which.
    @Suite struct CertificateTests {
        @Test func badCertificatesAreRefusedAndNamed() async throws {
            try await Cluster.run(.zhoushan().keeping("province"), options: .administratorsOnly) { cluster in
                try await foreign(cluster)
                try await expired(cluster)
                try await revoked(cluster)
                let status = try await cluster.status(of: "province")
                #expect(status.ledgerSize.integer != nil)
                #expect(try await cluster.daemon("province").metrics()["tongdao_connections_refused_total"] >= 3)
            }
        }

        private static let stranger = "tongdao://zhoushan/province/it-office/stranger"

        /// The same name from another city's authority: its roots are not ours.
        private func foreign(_ cluster: Cluster) async throws {
            let elsewhere = RunDirectory(cluster.directory.root.appending(path: "elsewhere"))
            var maker = try IdentityMaker(city: "zhoushan", run: elsewhere)
            let person = elsewhere.person("foreign")
            try maker.issue(Self.stranger, into: person.identity, passphraseFile: person.passphrase)
            // It trusts our node, so that it is the node that refuses.
            try trust(person, as: cluster)
            try await expectRefused(person, cluster, because: "foreign")
        }

        private func expired(_ cluster: Cluster) async throws {
            var maker = try IdentityMaker(city: "zhoushan", run: cluster.directory)
            let person = cluster.directory.person("expired")
            try maker.issue(
                Self.stranger, into: person.identity, passphraseFile: person.passphrase, startingAgoSeconds: 7200,
                lifetimeSeconds: 3600)
            try await expectRefused(person, cluster, because: "expired")
        }

        /// The lists are published beside the node's certificate; the daemon takes them up without a restart.
        private func revoked(_ cluster: Cluster) async throws {
            var maker = try IdentityMaker(city: "zhoushan", run: cluster.directory)
            let uri = "tongdao://zhoushan/province/it-office/leaver"
            let person = cluster.directory.person("leaver")
            try maker.issue(uri, into: person.identity, passphraseFile: person.passphrase)
            #expect(try await ask(person, cluster).status == 0)
            let lists = try maker.revoke(uri, reason: .keyCompromise)
            try lists.write(to: cluster.directory.node("province").identity.path)
            let daemon = try cluster.daemon("province")
            try await daemon.reload()
            try await expectRefused(person, cluster, because: "revoked")
        }

        private func expectRefused(_ person: PersonDirectory, _ cluster: Cluster, because word: String) async throws {
            try await Waiting.until("\(word) to be refused", seconds: 15) {
                try await ask(person, cluster).status == 5
            }
            try await cluster.daemon("province").waitForLog("127.0.0.1", word)
        }

        private func ask(_ person: PersonDirectory, _ cluster: Cluster) async throws -> CommandOutcome {
            let port = try cluster.daemon("province").ports.listen
            return try await cluster.tongdao([
                "status", "--node", cluster.topology.uri(of: "province"), "--node-address", "127.0.0.1:\(port)",
                "--identity", person.identity.path, "--passphrase-file", person.passphrase.path,
            ])
        }

        /// Puts our roots and lists in the place of theirs.
        private func trust(_ person: PersonDirectory, as cluster: Cluster) throws {
            for name in ["roots.pem", "sign-root.pem", "crl.pem", "sign-crl.pem"] {
                let target = person.identity.appending(path: name)
                try FileManager.default.removeItem(at: target)
                try FileManager.default.copyItem(
                    at: cluster.directory.node("province").identity.appending(path: name), to: target)
            }
        }
    }
}
