// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// Pre-post training (ZS-2.3.1).
    @Suite struct TrainingClauseTests {
        @Test(.proves("ZS-2.3.1a", "ZS-2.3.1b"))
        func onlyTheTrainedOpenAUse() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = ClauseWalk(cluster: cluster)
                let admitted = CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "training", territories: ["330902"])
                let id = try await admitted.authorization()
                let operatorPerson = try cluster.person("qian-jun", on: "dinghai")
                try await Waiting.until("a use while no course is published", seconds: 30) {
                    try await cluster.tongdao(CaseWalk.use(of: id), as: operatorPerson).status == 0
                }
                try await theCountysCourse(walk, id, operatorPerson.uri)
                try await theCitysCourse(walk, id, operatorPerson.uri)
                try await walk.endAndVerify(["province", "city", "dinghai"])
            }
        }

        private func theCountysCourse(_ walk: ClauseWalk, _ id: String, _ person: String) async throws {
            let publish = ["training", "publish", "--title", "平台使用", "--pass-mark", "80", "--group", "operating"]
            try await walk.refused(
                "zhang-wei", on: "dinghai", publish + ["--validity-months", "600"], "course.incomplete", "ZS-2.3.1a")
            let course = try await walk.act("zhang-wei", on: "dinghai", publish + ["--validity-months", "12"])
            try await walk.refused("qian-jun", on: "dinghai", CaseWalk.use(of: id), "use.untrained", "ZS-2.3.1b")

            let fails = record(course, person, score: 60)
            try await walk.refused("zhang-wei", on: "dinghai", fails, "training.incomplete", "ZS-2.3.1a")
            try await walk.act(
                "zhang-wei", on: "dinghai",
                ["training", "bank", course, "--question", ClauseWalk.digest, "--answer", ClauseWalk.digest])
            try await walk.act("zhang-wei", on: "dinghai", fails)
            try await walk.refused("qian-jun", on: "dinghai", CaseWalk.use(of: id), "use.untrained", "ZS-2.3.1b")
            let passes = record(course, person, score: 85)
            try await walk.refused("li-na", on: "dinghai", passes, "role.missing", "ZS-2.3.1b")
            try await walk.act("zhang-wei", on: "dinghai", passes)
            try await walk.act("qian-jun", on: "dinghai", CaseWalk.use(of: id))

            let entry = try await walk.entries("trainings", "zhang-wei", on: "dinghai").first ?? .null
            #expect(entry.state.string == "passed")
            #expect(ClauseWalk.value("person", of: entry) == person)
            #expect(ClauseWalk.value("group", of: entry) == "operating")
            #expect(ClauseWalk.value("score", of: entry) == "85")
            #expect(entry.dues.items.first?.what.string == "training-lapses")
        }

        /// A course of the hub's reaches the county as an order and is asked for there from then on.
        private func theCitysCourse(_ walk: ClauseWalk, _ id: String, _ person: String) async throws {
            let course = try await walk.act(
                "xu-hai", on: "city",
                [
                    "training", "publish", "--title", "数据安全", "--pass-mark", "60", "--validity-months", "6", "--group",
                    "operating", "--group", "management",
                ])
            try await Waiting.until("the city's course on dinghai", seconds: 20) {
                let courses = try await walk.entries("courses", "zhang-wei", on: "dinghai")
                return courses.contains { $0.id.string == course && $0.state.string == "city-course" }
            }
            try await walk.refused("qian-jun", on: "dinghai", CaseWalk.use(of: id), "use.untrained", "ZS-2.3.1b")
            try await walk.act("zhang-wei", on: "dinghai", record(course, person, score: 70))
            try await walk.act("qian-jun", on: "dinghai", CaseWalk.use(of: id))
        }

        private func record(_ course: String, _ person: String, score: Int) -> [String] {
            ["training", "record", course, person, "--score", "\(score)", "--paper", ClauseWalk.digest]
        }
    }
}
