// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// ZS-1.2.2b: assessed before anything is granted, and the whole course traced with a proof for each line.
    @Suite struct TraceClauseTests {
        @Test(.proves("ZS-1.2.2b"))
        func aCaseIsTracedThroughCountyAndHub() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                try await unassessed(cluster)
                let authorization = try await walk.authorization()
                let officer = try cluster.person("zhang-wei", on: "dinghai")
                let cases = try await cluster.tongdao(["case", "list"], as: officer).orThrow().json
                let application = cases.cases[0].applicationId.string
                try await county(application, cluster)
                try await hub(application, authorization, cluster)
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// Nothing is granted and nothing used without an assessment on record.
        private func unassessed(_ cluster: Cluster) async throws {
            let draft = [
                "agreement", "draft", "A330902-2026-0077", "--data-item", CaseWalk.dataItem, "--territory", "330902",
                "--term-start", "now", "--term-end", "+30d", "--mode", "by-scenario", "--breach-liability", "赔偿",
            ]
            let ungranted = try await cluster.tongdao(draft, as: cluster.person("zhang-wei", on: "dinghai"))
            #expect(ungranted.status == 3 && ungranted.code == "agreement.unapproved")
            #expect(ungranted.clauses.contains("ZS-2.2g"))
            let use = try await cluster.tongdao(
                CaseWalk.use(of: "U330902-2026-0077"), as: cluster.person("li-na", on: "dinghai"))
            #expect(use.status == 3 && use.code == "use.not-authorized")
        }

        private func county(_ application: String, _ cluster: Cluster) async throws {
            let officer = try cluster.person("zhang-wei", on: "dinghai")
            let file = cluster.directory.root.appending(path: "trace.pdf")
            let trace = try await cluster.tongdao(["case", "trace", application, "--out", file.path], as: officer)
            let lines = try trace.orThrow().json.lines.items
            #expect(Set(lines.map(\.log.string)) == [cluster.topology.uri(of: "dinghai")])
            #expect(lines.allSatisfy { $0.proof.holds.bool == true && $0.proof.signatureHolds.bool == true })
            #expect(lines.allSatisfy { $0["hash"].string.count == 64 })
            let printed = try Data(contentsOf: file)
            #expect(printed.starts(with: Data("%PDF-1.7".utf8)) && printed.range(of: Data("trace.json".utf8)) != nil)

            let foreign = cluster.directory.node("city").identity.appending(path: "sign.crt").path
            let trusted = cluster.directory.node("dinghai").identity.appending(path: "sign.crt").path
            let known = try await cluster.tongdao(
                ["case", "trace", application, "--certificate", trusted, "--certificate", foreign], as: officer)
            #expect(known.status == 0, "\(known.errors)")
            let unknown = try await cluster.tongdao(["case", "trace", "A330902-2026-0077"], as: officer)
            #expect(unknown.status == 4)
        }

        /// At the hub the county's records and the hub's own stand in one course, from the notice to the permit.
        private func hub(_ application: String, _ authorization: String, _ cluster: Cluster) async throws {
            let officer = try cluster.person("xu-hai", on: "city")
            try await Waiting.until("the hub to have registered \(authorization)", seconds: 20) {
                let list = try await cluster.tongdao(["register", "search", authorization], as: officer).orThrow().json
                return list.entries.items.contains {
                    $0.register.string == "authorizations" && $0.state.string == "live"
                }
            }
            let trace = try await cluster.tongdao(["case", "trace", application], as: officer).orThrow().json
            let lines = trace.lines.items
            #expect(lines.allSatisfy { $0.proof.holds.bool == true })
            let logs = [cluster.topology.uri(of: "dinghai"), cluster.topology.uri(of: "city")]
            #expect(Set(lines.map(\.log.string)) == Set(logs))
            let facts = lines.map(\.record.body)
            #expect(facts.contains { !$0.noticePublished.noticeId.string.isEmpty })
            #expect(facts.contains { !$0.panelConcluded.applicationId.string.isEmpty })
            #expect(facts.contains { !$0.agreementSealed.agreementId.string.isEmpty })
            #expect(facts.contains { $0.permitIssued.authorizationId.string == authorization })
        }
    }
}
