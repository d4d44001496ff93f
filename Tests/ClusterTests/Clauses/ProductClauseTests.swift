// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// The platform's daily work (ZS-2.3.0c): training, data flow and approval, test processing, listing and review.
    @Suite struct ProductClauseTests {
        @Test(.proves("ZS-2.3.0c"))
        func aProductIsTestedReviewedAndListed() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = ClauseWalk(cluster: cluster)
                let id = try await liveAuthorization(cluster)
                try await flow(walk, id)
                try await training(walk, id)
                let product = try await testing(walk, id)
                try await listing(walk, product)
                try await seenAtTheHub(walk, id, product)
                try await takenOff(walk, product)
                try await walk.endAndVerify(["province", "city", "dinghai"])
            }
        }

        private func liveAuthorization(_ cluster: Cluster) async throws -> String {
            let admitted = CaseWalk(cluster: cluster, node: "dinghai", scenario: "product", territories: ["330902"])
            let id = try await admitted.authorization()
            let person = try cluster.person("qian-jun", on: "dinghai")
            try await Waiting.until("\(id) to be live", seconds: 30) {
                try await cluster.tongdao(CaseWalk.use(of: id), as: person).status == 0
            }
            return id
        }

        /// Nothing flows but what the agreement allows, and what does stands with its permit in the county's ledger.
        private func flow(_ walk: ClauseWalk, _ id: String) async throws {
            var beyond = CaseWalk.use(of: id)
            beyond[beyond.count - 1] = "citizens.raw"
            try await walk.refused("qian-jun", on: "dinghai", beyond, "use.beyond-scope", "ZS-3.5b")
        }

        /// Whoever has not passed what the platform teaches moves no data.
        private func training(_ walk: ClauseWalk, _ id: String) async throws {
            let person = try walk.cluster.person("qian-jun", on: "dinghai").uri
            let course = try await walk.act(
                "zhang-wei", on: "dinghai",
                [
                    "training", "publish", "--title", "平台使用", "--pass-mark", "80", "--group", "operating",
                    "--validity-months", "12",
                ])
            try await walk.act(
                "zhang-wei", on: "dinghai",
                ["training", "bank", course, "--question", ClauseWalk.digest, "--answer", ClauseWalk.digest])
            try await walk.refused("qian-jun", on: "dinghai", CaseWalk.use(of: id), "use.untrained", "ZS-2.3.1b")
            try await walk.act(
                "zhang-wei", on: "dinghai",
                [
                    "training", "record", course, person, "--score", "90", "--paper", ClauseWalk.digest,
                ])
        }

        /// The test runs as a use through the gate, and ends with the maintainer's record of it.
        private func testing(_ walk: ClauseWalk, _ id: String) async throws -> String {
            func request(_ item: String) -> [String] {
                [
                    "product", "request-test", id, "--title", "客流预测", "--form", "data-report", "--data-item", item,
                    "--plan", ClauseWalk.digest,
                ]
            }
            try await walk.refused(
                "qian-jun", on: "dinghai", request("citizens.raw"), "use.beyond-scope", "ZS-2.3.0c")
            let product = try await walk.act("qian-jun", on: "dinghai", request(CaseWalk.dataItem))
            let decide = ["product", "decide-test", product]
            try await walk.refused("qian-jun", on: "dinghai", decide, "role.missing", "ZS-1.1")
            try await walk.act("zhang-wei", on: "dinghai", decide)
            func record(_ use: String) -> [String] {
                ["product", "record-test", product, "--use", use, "--result", ClauseWalk.digest]
            }
            try await walk.refused("tang-yu", on: "dinghai", record("#1"), "product.use-foreign", "ZS-2.3.0c")
            let use = try await walk.act("qian-jun", on: "dinghai", CaseWalk.use(of: id))
            try await walk.act("tang-yu", on: "dinghai", record(use))
            let ended = try await walk.cluster.tongdao(
                ["use", "end", use], as: walk.cluster.person("qian-jun", on: "dinghai"))
            #expect(ended.status == 3 && ended.code == "subject.not-found", "its use has ended: \(ended.code)")
            return product
        }

        private func listing(_ walk: ClauseWalk, _ product: String) async throws {
            func request(_ opinions: [String]) -> [String] {
                ["product", "request-listing", product, "--description", ClauseWalk.digest]
                    + opinions.flatMap { ["--opinion", $0] }
            }
            let review = ["product", "review", product, "--review", ClauseWalk.digest]
            try await walk.refused("zhang-wei", on: "dinghai", review, "step.wrong-state", "ZS-2.3.0c")
            try await walk.refused(
                "qian-jun", on: "dinghai", request([]), "product.opinions-lacking", "ZS-2.1.2h")
            let office = ExpertOffice(cluster: walk.cluster, node: "dinghai")
            var opinions: [String] = []
            for (kind, items) in [
                (
                    "compliance",
                    [
                        "sensitive-data", "access-control", "data-stay-in-domain", "personal-information",
                        "security-review", "algorithm-review", "security-audit",
                    ]
                ), ("legal-argument", ["lawful-source", "compliant-processing"]),
            ] {
                let id = try await office.act("zhang-wei", office.request(kind, product, by: ["ma-chao"])).subject
                    .string
                try await office.act(
                    "ma-chao",
                    ["opinion", "submit", id, "--verdict", "favourable", "--document", ClauseWalk.digest]
                        + items.flatMap { ["--item", "\($0)=met"] })
                opinions.append(id)
            }
            try await walk.act("qian-jun", on: "dinghai", request(opinions))
            try await walk.act("zhang-wei", on: "dinghai", review)
        }

        private func seenAtTheHub(_ walk: ClauseWalk, _ id: String, _ product: String) async throws {
            try await Waiting.until("the product at the hub", seconds: 20) {
                try await walk.entries("products", "xu-hai", on: "city").contains {
                    $0.id.string == product && $0.state.string == "listed"
                }
            }
            let impact = try await walk.cluster.tongdao(
                ["impact", id, "--act", "revoke"], as: walk.cluster.person("xu-hai", on: "city")
            ).orThrow().json
            #expect(impact.products.strings == [product])
            let shown = try await walk.cluster.tongdao(
                ["product", "show", product], as: walk.cluster.person("zhang-wei", on: "dinghai")
            ).orThrow().json
            #expect(ClauseWalk.value("form", of: shown) == "data-report")
        }

        private func takenOff(_ walk: ClauseWalk, _ product: String) async throws {
            let delist = ["product", "delist", product]
            try await walk.refused("zhang-wei", on: "dinghai", delist, "product.incomplete", "ZS-2.3.0c")
            try await walk.act("zhang-wei", on: "dinghai", delist + ["--reason", "停止提供"])
            try await walk.refused(
                "zhang-wei", on: "dinghai", delist + ["--reason", "停止提供"], "step.wrong-state", "ZS-2.3.0c")
        }
    }
}
