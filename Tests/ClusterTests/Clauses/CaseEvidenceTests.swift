// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// The evidence of a case: collected at the hub and at the county, checked where there is neither.
    @Suite struct CaseEvidenceTests {
        @Test func theEvidenceOfACaseIsCheckedWithoutANode() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                let authorization = try await walk.authorization()
                try await filed(authorization, cluster)
                let officer = try cluster.person("zhang-wei", on: "dinghai")
                let application = try await cluster.tongdao(["case", "list"], as: officer).orThrow().json.cases[0]
                    .applicationId.string
                try await county(application, cluster)
                try await revoked(authorization, cluster)
                try await hub(application, cluster)
                try await refused(application, cluster)
                try await early(cluster)
            }
        }

        // MARK: - Exports

        private func export(
            _ application: String, as name: String, on node: String, _ cluster: Cluster
        ) async throws -> URL {
            let file = cluster.directory.root.appending(path: "\(node).evidence")
            try await cluster.tongdao(
                ["evidence", "export", application, "--out", file.path], as: cluster.person(name, on: node)
            ).orThrow()
            return file
        }

        /// On a machine of nobody's: no context, no configuration.
        private func verify(
            _ file: URL, certificates: [URL] = [], _ cluster: Cluster
        ) async throws -> CommandOutcome {
            let home = cluster.directory.root.appending(path: "elsewhere")
            try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
            return try await cluster.run(
                ["evidence", "verify", file.path, "--output", "json"]
                    + certificates.flatMap { ["--certificate", $0.path] },
                environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": home.path])
        }

        private func certificates(_ nodes: [String], _ cluster: Cluster) -> [URL] {
            nodes.map { cluster.directory.node($0).identity.appending(path: "sign.crt") }
        }

        /// A county has its own ledger; the hub's word stands in the orders.
        private func county(_ application: String, _ cluster: Cluster) async throws {
            let file = try await export(application, as: "zhang-wei", on: "dinghai", cluster)
            let alone = try await verify(file, cluster)
            #expect(alone.status == 0 && alone.json.sound.bool == true, "\(alone.errors)\(alone.output)")
            #expect(results(alone, of: "order") == ["key-unknown"])
            let known = try await verify(
                file, certificates: certificates(["province", "city", "dinghai"], cluster), cluster)
            #expect(known.status == 0, "\(known.errors)")
            for check in ["order", "filing-receipt", "checkpoint", "operator-signature", "seal-signature"] {
                #expect(results(known, of: check) == ["holds"], "\(check)")
            }
        }

        private func hub(_ application: String, _ cluster: Cluster) async throws {
            let file = try await export(application, as: "xu-hai", on: "city", cluster)
            let alone = try await verify(file, cluster)
            #expect(alone.status == 0 && alone.json.sound.bool == true, "\(alone.errors)\(alone.output)")
            #expect(alone.json.applicationId.string == application)
            #expect(alone.json.keyOrigins.strings == ["record", "own"])
            for check in ["order", "ordered-record", "registration", "agreement-text", "stop-receipt"] {
                #expect(results(alone, of: check) == ["holds"], "\(check)")
            }

            let officer = cluster.identity(of: try cluster.person("zhang-wei", on: "dinghai")).signingCertificate
            let trusted = certificates(["province", "city", "dinghai"], cluster) + [officer]
            let known = try await verify(file, certificates: trusted, cluster)
            #expect(known.status == 0, "\(known.errors)")
            #expect(known.json.keyOrigins.strings.contains("certificate"))
            #expect(results(known, of: "filing-receipt") == ["holds"])
            #expect(!known.json.checks.items.contains { $0.result.string == "key-unknown" })
            try await tampered(file, trusted, cluster)
        }

        private func results(_ outcome: CommandOutcome, of check: String) -> Set<String> {
            Set(outcome.json.checks.items.filter { $0.check.string == check }.map(\.result.string))
        }

        // MARK: - What does not pass

        private func tampered(_ file: URL, _ trusted: [URL], _ cluster: Cluster) async throws {
            let whole = try Data(contentsOf: file)
            let changed = cluster.directory.root.appending(path: "changed.evidence")
            for part in 1..<6 {
                var data = whole
                data[whole.count * part / 6] ^= 1
                try data.write(to: changed)
                let outcome = try await verify(changed, certificates: trusted, cluster)
                #expect(outcome.status == 6 && outcome.code == "evidence-differs", "\(part): \(outcome.output)")
            }
        }

        /// A company sees no ledger, and there is no evidence of a case that is not.
        private func refused(_ application: String, _ cluster: Cluster) async throws {
            let file = cluster.directory.root.appending(path: "refused.evidence")
            let company = try await cluster.tongdao(
                ["evidence", "export", application, "--out", file.path], as: cluster.person("li-na", on: "dinghai"))
            #expect(company.status != 0)
            let unknown = try await cluster.tongdao(
                ["evidence", "export", "A330902-2026-0077", "--out", file.path],
                as: cluster.person("xu-hai", on: "city"))
            #expect(unknown.status == 4)
            #expect(!FileManager.default.fileExists(atPath: file.path))
        }

        /// Of a case that has just begun there is evidence as well, without an agreement or a filing.
        private func early(_ cluster: Cluster) async throws {
            let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "quay-flow", territories: ["330902"])
            let application = try await walk.acceptedApplication()
            let file = try await export(application, as: "zhang-wei", on: "dinghai", cluster)
            let outcome = try await verify(file, certificates: certificates(["city", "dinghai"], cluster), cluster)
            #expect(outcome.status == 0 && outcome.json.applicationId.string == application, "\(outcome.errors)")
            #expect(results(outcome, of: "agreement-text").isEmpty && results(outcome, of: "filing-text").isEmpty)
            #expect(results(outcome, of: "course") == ["holds"])
        }

        // MARK: - The course

        private func filed(_ id: String, _ cluster: Cluster) async throws {
            let officer = try cluster.person("zhang-wei", on: "dinghai")
            try await Waiting.until("the receipt for \(id)", seconds: 60) {
                let list = try await cluster.tongdao(["authorization", "list"], as: officer).orThrow().json
                let view = list.authorizations.items.first { $0.authorizationId.string == id } ?? .null
                return !view.filingReceipt.string.isEmpty
            }
        }

        /// Revoked at the hub, and the county's signed word that it stopped is there.
        private func revoked(_ id: String, _ cluster: Cluster) async throws {
            func act(_ name: String, _ arguments: [String]) async throws -> String {
                try await cluster.tongdao(arguments, as: cluster.person(name, on: "city")).orThrow().json.subject.string
            }
            let motion = try await act("fang-yi", ["motion", "open", "--kind", "revoke", "--subject", id])
            for member in ["jiang-nan", "pan-feng"] { _ = try await act(member, ["motion", "vote", motion, "for"]) }
            _ = try await act("xu-hai", ["authorization", "revoke", id, "--motion", motion, "--cause", "breach"])
            try await Waiting.until("the stop of \(id)", seconds: 30) {
                try await cluster.records(of: "city").contains {
                    $0.body.stopReceipted.authorizationId.string == id
                }
            }
            // Whatever the county recorded for it has reached the hub's copy with the receipt before it or soon after.
            try await Waiting.until("the county's stop at the hub", seconds: 30) {
                let uri = cluster.topology.uri(of: "dinghai")
                let hub = try cluster.person("xu-hai", on: "city")
                let copied = try await cluster.tongdao(["ledger", "records", "--log", uri], as: hub).orThrow().output
                return copied.contains("\"authorizationStopped\"")
            }
        }
    }
}
