// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// What agencies and supervisors do beside a case, on real daemons.
    @Suite struct SupervisionClauseTests {
        /// The demonstration's county with two agencies in office.
        private func topology() throws -> Topology {
            var topology = try Topology.zhoushan(with: "dinghai")
            topology.people["county"]?.append(
                TopologyPerson(person: "tourism-bureau/xu-lan", roles: ["supervisor"]))
            topology.people["county"]?.append(
                TopologyPerson(person: "port-bureau/lu-yao", roles: ["data-provider"]))
            topology.people["hub"]?.append(TopologyPerson(person: "police/tang-bo", roles: ["supervisor"]))
            return topology
        }

        private let document = "sm3:" + String(repeating: "3c", count: 32)

        @Test(.proves("ZS-3.0b", "ZS-5.1c", "ZS-1.3g", "ZS-1.3j", "ZS-1.2.1b", "ZS-5.1d", "ZS-5.1e"))
        func agenciesSpeakAndSupervisorsSupervise() async throws {
            try await Cluster.run(topology()) { cluster in
                let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "lawful", territories: ["330902"])
                let notice = try await walk.act("zhang-wei", walk.noticeArguments)
                try await theRegulatorsNoEndsACase(cluster, walk, notice)
                let authorization = try await theProvidersWordGoesWithTheCase(walk, notice)
                try await mattersAreAnsweredAndEnded(cluster, walk, authorization)
                try await aLiveServiceIsRecommended(cluster, walk, authorization)
                try await supervisorsSeeWhatOthersDoNot(cluster, authorization)
            }
        }

        /// ZS-3.0b
        private func theRegulatorsNoEndsACase(_ cluster: Cluster, _ walk: CaseWalk, _ notice: String) async throws {
            let other = CaseWalk(cluster: cluster, node: "dinghai", scenario: "unlawful", territories: ["330902"])
            let application = try await other.act("li-na", other.applicationArguments(notice: notice))
            try await walk.act("zhang-wei", ["application", "accept", application])
            let opinion = ["agency", "opinion", application, "--document", document]
            let regulator = opinion + ["--capacity", "sector-regulator", "--no-favourable", "--reason", "超出许可范围"]
            let byAnother = try await tongdao(cluster, "zhang-wei", regulator)
            #expect(byAnother.status == 3 && byAnother.code == "role.missing")
            try await walk.act("xu-lan", regulator)
            let draw = try await tongdao(cluster, "zhang-wei", ["panel", "draw", application])
            #expect(draw.status == 3 && draw.code == "scenario.unlawful" && draw.clauses == ["ZS-3.0b"])
        }

        /// ZS-5.1c: the organ whose data are asked for says what it holds, once.
        private func theProvidersWordGoesWithTheCase(_ walk: CaseWalk, _ notice: String) async throws -> String {
            let application = try await walk.act("li-na", walk.applicationArguments(notice: notice))
            try await walk.act("zhang-wei", ["application", "accept", application])
            let opinion = [
                "agency", "opinion", application, "--document", document, "--capacity", "data-provider", "--favourable",
            ]
            try await walk.act("lu-yao", opinion)
            let again = try await tongdao(walk.cluster, "lu-yao", opinion)
            #expect(again.status == 3 && again.code == "agency.opinion-already" && again.clauses.contains("ZS-5.1c"))
            try await walk.review(application)
            try await walk.decide(application)
            return try await walk.agree(application)
        }

        /// ZS-1.3g, ZS-1.3j
        private func mattersAreAnsweredAndEnded(
            _ cluster: Cluster, _ walk: CaseWalk, _ authorization: String
        ) async throws {
            for kind in ["security-review", "risk-assessment", "early-warning", "emergency-response", "inspection"] {
                let matter = try await walk.act(
                    "xu-lan",
                    [
                        "matter", "open", "--kind", kind, "--subject", authorization, "--responsible", "haiyun",
                        "--due",
                        "+5d", "--document", document,
                    ])
                let answer = ["matter", "answer", matter, "--document", document]
                let byAnother = try await tongdao(cluster, "zhang-wei", answer)
                #expect(byAnother.status == 3 && byAnother.code == "matter.not-responsible")
                try await walk.act("qian-jun", answer)
                try await walk.act("xu-lan", ["matter", "close", matter, "--outcome", "sound", "--document", document])
                let again = try await tongdao(
                    cluster, "xu-lan", ["matter", "close", matter, "--outcome", "sound", "--document", document])
                #expect(again.status == 3 && again.code == "step.wrong-state")
                #expect(again.clauses.contains(kind == "inspection" ? "ZS-1.3j" : "ZS-1.3g"))
            }
            // The hub sees them in the copy.
            try await cluster.waitUntilInStep("dinghai")
            let supervisor = try cluster.person("tang-bo", on: "city")
            let seen = try await cluster.tongdao(["matter", "list"], as: supervisor).orThrow().json.entries.items
            #expect(seen.map(\.state.string) == Array(repeating: "closed", count: 5), "\(seen)")
        }

        /// ZS-1.2.1b
        private func aLiveServiceIsRecommended(
            _ cluster: Cluster, _ walk: CaseWalk, _ authorization: String
        ) async throws {
            try await Waiting.until("\(authorization) to be live", seconds: 30) {
                let officer = try cluster.person("zhang-wei", on: "dinghai")
                let list = try await cluster.tongdao(["authorization", "list"], as: officer).orThrow().json
                return list.authorizations.items.contains {
                    $0.authorizationId.string == authorization && $0.state.string == "live"
                }
            }
            let give = ["recommendation", "give", authorization, "--reason", "候船时间减半"]
            try await walk.act("zhang-wei", give)
            let again = try await tongdao(cluster, "zhang-wei", give)
            #expect(again.status == 3 && again.code == "recommendation.unchanged" && again.clauses == ["ZS-1.2.1b"])
        }

        /// ZS-5.1d, ZS-5.1e: whoever supervises reads everything here and at the hub; a company reads its own.
        private func supervisorsSeeWhatOthersDoNot(_ cluster: Cluster, _ authorization: String) async throws {
            for (name, node) in [("xu-lan", "dinghai"), ("tang-bo", "city")] {
                let person = try cluster.person(name, on: node)
                let found = try await cluster.tongdao(["register", "search", authorization], as: person).orThrow().json
                #expect(found.entries.items.contains { $0.register.string == "authorizations" })
                #expect(try await cluster.tongdao(["ledger", "records"], as: person).status == 0)
            }
            let applicant = try cluster.person("li-na", on: "dinghai")
            let opinions = try await cluster.tongdao(["agency", "list"], as: applicant).orThrow().json
            #expect(opinions.entries.items.isEmpty)
            #expect(try await cluster.tongdao(["ledger", "records"], as: applicant).status != 0)
        }

        private func tongdao(_ cluster: Cluster, _ name: String, _ arguments: [String]) async throws -> CommandOutcome {
            try await cluster.tongdao(arguments, as: cluster.person(name, on: "dinghai"))
        }
    }
}
