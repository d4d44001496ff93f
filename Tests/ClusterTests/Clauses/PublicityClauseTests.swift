// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// What must be public is public, and nothing else is: as someone without any office at the node sees it.
    @Suite struct PublicityClauseTests {
        @Test(.proves("ZS-3.1a", "ZS-3.1b", "ZS-1.3c", "ZS-3.4b", "ZS-1.3h"))
        func noticesAndResultsAreForEveryone() async throws {
            try await Cluster.run(topology()) { cluster in
                let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "public", territories: ["330902"])
                let notice = try await noticesStateTheirConditions(walk)
                let application = try await walk.act("li-na", walk.applicationArguments(notice: notice))
                try await walk.act("zhang-wei", ["application", "accept", application])
                try await walk.review(application)
                try await walk.examine(application)
                try await walk.act("wang-min", ["result", "confirm", application, "--document-number", "12"])
                let publish = ["result", "publish", application]
                #expect(try await seen(cluster, "results").isEmpty)
                let byAnother = try await cluster.tongdao(publish, as: cluster.person("wang-min", on: "dinghai"))
                #expect(byAnother.status == 3 && byAnother.code == "role.missing")
                try await walk.act("zhang-wei", publish)
                try await everyoneSeesResultsAndNumbers(cluster, application, notice)
            }
        }

        /// The page and the feeds of the county and of the hub, read without any certificate.
        @Test(
            .enabled(if: HostilePeer.hasOpenSSL, "needs the openssl program"),
            .proves("ZS-1.3c", "ZS-1.3h", "ZS-3.1a", "ZS-3.4b"))
        func aPageTellsItToAnyone() async throws {
            try await Cluster.run(topology()) { cluster in
                let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "public", territories: ["330902"])
                let reader = PublicReader(cluster: cluster)
                let notice = try await walk.act("zhang-wei", walk.noticeArguments)
                try await everywhere(reader, notice, at: "/notices.json")
                #expect(try await reader.text("/", of: "dinghai").contains("在本市注册"))
                let application = try await walk.act("li-na", walk.applicationArguments(notice: notice))
                try await walk.act("zhang-wei", ["application", "accept", application])
                try await walk.review(application)
                try await walk.examine(application)
                try await walk.act("wang-min", ["result", "confirm", application, "--document-number", "12"])
                // What is told from now on has seen the confirmation.
                let second = try await walk.act("zhang-wei", walk.noticeArguments)
                try await everywhere(reader, second, at: "/notices.json")
                try await nothing(of: application, reader)
                try await walk.act("zhang-wei", ["result", "publish", application])
                try await everywhere(reader, application, at: "/results.json")
                let authorization = try await walk.agree(application)
                try await everywhere(reader, "\"id\":\"\(authorization)\"", at: "/operators.json", page: authorization)
                try await everywhere(
                    reader, "\"\(CaseWalk.dataItem)\"", at: "/agreements.json", page: CaseWalk.dataItem)
                try await nobody(reader)
            }
        }

        /// At the county and, once its records are there, at the hub: for programs, in the feed, and on the page.
        private func everywhere(
            _ reader: PublicReader, _ told: String, at path: String, page: String? = nil
        ) async throws {
            for node in ["dinghai", "city"] {
                try await reader.wait(for: told, at: path, of: node)
                try await reader.wait(for: page ?? told, at: "/feed.json", of: node)
                try await reader.wait(for: page ?? told, at: "/?lang=en", of: node)
            }
        }

        private static let paths = [
            "/", "/?lang=en", "/feed.json", "/feed.json?lang=en", "/notices.json", "/results.json", "/operators.json",
            "/agreements.json", "/statistics.json",
        ]

        private func nothing(of application: String, _ reader: PublicReader) async throws {
            for node in ["dinghai", "city"] {
                for path in Self.paths {
                    let told = try await reader.text(path, of: node)
                    #expect(!told.contains(application) && !told.contains("海云数据"), "\(path) of \(node)")
                }
            }
        }

        /// No person, no key, and nothing that is between the parties; and no register that is not public.
        private func nobody(_ reader: PublicReader) async throws {
            for node in ["dinghai", "city", "province"] {
                for path in Self.paths {
                    let answer = try await reader.get(path, of: node)
                    #expect(answer.status == 200, "\(path) of \(node)")
                    for name in ["zhang-wei", "li-na", "qian-jun", "ma-chao", "dinghai/", "city/", "赔偿"] {
                        #expect(!answer.body.contains(name), "\(name) in \(path) of \(node)")
                    }
                }
                for path in ["/cases.json", "/roles.json", "/people.json", "/healthz", "/metrics"] {
                    #expect(try await reader.get(path, of: node).status == 404, "\(path) of \(node)")
                }
            }
            #expect(try await reader.text("/statistics.json", of: "dinghai").contains("\"applications\":1"))
        }

        private func topology() throws -> Topology {
            var topology = try Topology.zhoushan(with: "dinghai")
            topology.people["county"]?.append(TopologyPerson(person: "citizens/ren-min", of: "city", roles: []))
            return topology
        }

        /// ZS-3.1a, ZS-3.1b: in a key field, with its conditions; an incomplete one is refused.
        private func noticesStateTheirConditions(_ walk: CaseWalk) async throws -> String {
            let authority = try walk.cluster.person("zhang-wei", on: "dinghai")
            let bare = try await walk.cluster.tongdao(
                ["notice", "publish", "--field", "tourism", "--title", "客流分析", "--closes", "+7d", "--panel-size", "3"],
                as: authority)
            #expect(bare.status == 3 && bare.code == "notice.incomplete")
            #expect(bare.clauses.contains("ZS-3.1a") && bare.clauses.contains("ZS-3.1b"))
            let notice = try await walk.act("zhang-wei", walk.noticeArguments)
            let citizen = try walk.cluster.person("ren-min", on: "dinghai")
            let shown = try await walk.cluster.tongdao(["notice", "show", notice], as: citizen).orThrow().json
            #expect(shown.notice.conditions.strings == ["在本市注册"] && shown.open.bool == true)
            return notice
        }

        /// ZS-3.4b, ZS-1.3h; no person's name is among it, and the case itself is not shown.
        private func everyoneSeesResultsAndNumbers(
            _ cluster: Cluster, _ application: String, _ notice: String
        ) async throws {
            let results = try await seen(cluster, "results")
            #expect(results.map(\.id.string) == [application])
            #expect(results.flatMap(\.values.items).contains { $0.text.string == "海云数据" })
            #expect(!results.flatMap(\.values.items).contains { $0.text.string.contains("li-na") })
            let numbers = try await seen(cluster, "statistics").flatMap(\.values.items)
            #expect(numbers.contains { $0.name.string == "applications" && $0.text.string == "1" })
            for register in ["cases", "agreements", "roles", "motions"] {
                #expect(try await seen(cluster, register).isEmpty, "\(register)")
            }
            #expect(try await seen(cluster, "notices").map(\.id.string) == [notice])
        }

        private func seen(_ cluster: Cluster, _ register: String) async throws -> [JSON] {
            let citizen = try cluster.person("ren-min", on: "dinghai")
            return try await cluster.tongdao(["register", "list", register], as: citizen).orThrow().json.entries.items
        }
    }
}
