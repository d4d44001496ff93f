// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// Total volume, comparison and the fields of chapter four.
    @Suite struct FieldClauseTests {
        @Test(.proves("ZS-4.0a", "ZS-4.0b"))
        func volumeIsControlledAndApplicantsAreCompared() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = ClauseWalk(cluster: cluster)
                let year = try await Self.year(walk)
                try await theCitysQuotaReachesTheCounty(walk, year)
                let id = try await applicantsAreCompared(cluster)
                try await usedUpNothingMoreBegins(walk, id)
                try await walk.endAndVerify(["province", "city", "dinghai"])
            }
        }

        /// The office's year, as a notice's id has it.
        private static func year(_ walk: ClauseWalk) async throws -> String {
            let notice = try await walk.act("zhang-wei", on: "dinghai", notice())
            return String(notice.split(separator: "-")[1])
        }

        private static func notice(_ more: String...) -> [String] {
            [
                "notice", "publish", "--field", "tourism", "--title", "客流分析", "--closes", "+7d", "--condition", "在本市注册",
                "--panel-size", "3", "--document", "application-form",
            ] + more
        }

        private func theCitysQuotaReachesTheCounty(_ walk: ClauseWalk, _ year: String) async throws {
            let set = ["quota", "set", "--field", "tourism", "--limit", "1", "--document-number", "舟数〔2026〕1号"]
            try await walk.refused("xu-hai", on: "city", set + ["--year", "2020"], "quota.malformed", "ZS-4.0a")
            try await walk.act("xu-hai", on: "city", set + ["--year", year])
            try await Waiting.until("the quota on dinghai", seconds: 20) {
                let quotas = try await walk.entries("quotas", "zhang-wei", on: "dinghai")
                return quotas.contains {
                    $0.state.string == "city-quota" && ClauseWalk.value("left", of: $0) == "1"
                }
            }
        }

        /// ZS-4.0b: by the weights the notice has published.
        private func applicantsAreCompared(_ cluster: Cluster) async throws -> String {
            let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "quota", territories: ["330902"])
            let clause = ClauseWalk(cluster: cluster)
            try await clause.refused(
                "zhang-wei", on: "dinghai", Self.notice("--criterion", "security=90"), "notice.incomplete", "ZS-3.1a")
            let notice = try await walk.act(
                "zhang-wei", Self.notice("--criterion", "security=60", "--criterion", "value=40"))
            let application = try await walk.act("li-na", walk.applicationArguments(notice: notice))
            try await walk.act("zhang-wei", ["application", "accept", application])
            try await walk.review(application)
            let officer = try cluster.person("zhang-wei", on: "dinghai")
            let scores = try await cluster.tongdao(["notice", "compare", notice], as: officer).orThrow().json.entries
            #expect(scores.items.map(\.id.string) == [application])
            #expect(ClauseWalk.value("weighted", of: scores.items.first ?? .null) == "80.00")
            try await walk.decide(application)
            return try await walk.agree(application)
        }

        /// ZS-4.0a: the one place is taken.
        private func usedUpNothingMoreBegins(_ walk: ClauseWalk, _ id: String) async throws {
            try await walk.refused("zhang-wei", on: "dinghai", Self.notice(), "quota.exhausted", "ZS-4.0a")
            var seen = ""
            try await Waiting.until("the hub to count \(id)", seconds: 20, detail: { seen }) {
                let quotas = try await walk.entries("quotas", "xu-hai", on: "city")
                seen = "\(quotas)"
                return quotas.contains { ClauseWalk.value("used", of: $0) == "1" && $0.state.string == "own-quota" }
            }
        }

        @Test(
            .proves(
                "ZS-4.1", "ZS-4.2", "ZS-4.3", "ZS-4.4", "ZS-4.5", "ZS-4.6", "ZS-4.7", "ZS-1.2.1a", "ZS-1.3l"))
        func eachFieldIsAskedWhatThePlanAsksOfIt() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = ClauseWalk(cluster: cluster)
                try await takes(walk, "credit", ["--product-class", "regulator-use"], "product-class", "regulator-use")
                try await refuses(walk, "tourism", ["--product-class", "regulator-use"], "ZS-4.3")
                let joined = ["--origin", "public", "--origin", "enterprise"]
                try await takes(walk, "manufacturing", joined, "origins", "public,enterprise")
                try await takes(walk, "tourism", ["--spatial-data"], "spatial-data", "yes")
                try await takes(walk, "health", [], "sensitive", "present")
                try await refuses(walk, "health", ["--sensitive", "absent"], "ZS-4.4")
                try await refuses(walk, "market", joined, "ZS-4.5")
                try await takes(
                    walk, "market", joined + ["--origin", "social"], "origins", "public,enterprise,social")
                let providers = ["--provider", "tax", "--provider", "power"]
                try await takes(walk, "finance", providers, "providers", "tax,power")
                try await refuses(walk, "finance", providers + ["--provider", "tax"], "ZS-4.6")
                try await takes(walk, "other", providers, "cross-department", "yes")
                let tagged = ["--tag", "maritime", "--priority", "--value-indicator", "ships-served"]
                let id = try await takes(walk, "other", tagged, "tags", "maritime")
                let entry = try await scenario(walk, id)
                #expect(ClauseWalk.value("priority", of: entry) == "yes")
                #expect(ClauseWalk.value("value-indicators", of: entry) == "ships-served")
                try await walk.endAndVerify(["province", "city", "dinghai"])
            }
        }

        @discardableResult
        private func takes(
            _ walk: ClauseWalk, _ field: String, _ more: [String], _ name: String, _ value: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws -> String {
            let id = try await walk.act("li-na", on: "dinghai", try await application(walk, field) + more)
            let entry = try await scenario(walk, id)
            #expect(ClauseWalk.value(name, of: entry) == value, "\(entry)", sourceLocation: sourceLocation)
            #expect(ClauseWalk.value("field", of: entry) == field, sourceLocation: sourceLocation)
            return id
        }

        private func refuses(_ walk: ClauseWalk, _ field: String, _ more: [String], _ clause: String) async throws {
            try await walk.refused(
                "li-na", on: "dinghai", try await application(walk, field) + more, "application.field-terms", clause)
        }

        private func scenario(_ walk: ClauseWalk, _ id: String) async throws -> JSON {
            try await walk.entries("scenarios", "zhang-wei", on: "dinghai").first { $0.id.string == id } ?? .null
        }

        /// An application under a notice of its own, for a scenario of its own.
        private func application(_ walk: ClauseWalk, _ field: String) async throws -> [String] {
            let notice = try await walk.act(
                "zhang-wei", on: "dinghai",
                [
                    "notice", "publish", "--field", field, "--title", field, "--closes", "+7d", "--condition", "在本市注册",
                    "--panel-size", "3", "--document", "application-form",
                ])
            return [
                "application", "submit", "--notice", notice, "--credit-code", "91330900MA2A2B3C4D", "--name", "海云数据",
                "--scenario", notice, "--scenario-name", "场景", "--purpose", "purpose", "--field", field,
                "--data-item", "item", "--document", "application-form=\(ClauseWalk.digest)",
            ]
        }
    }
}
