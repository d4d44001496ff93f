// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// The coordination mechanism at a county and at the city, walked by its people on real daemons.
    @Suite struct MechanismClauseTests {
        /// One body for each jurisdiction, with its members, deputies, sessions, recusals and resolutions.
        @Test(.proves("ZS-1.3a", "ZS-2.1.1a", "ZS-2.1.1d", "ZS-2.1.1e", "ZS-2.1.1g"))
        func theBodyMeetsAndResolves() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let county = Speaker(cluster: cluster, node: "dinghai")
                try await found(county)
                let motion = try await county.act(
                    "zhang-wei", ["motion", "open", "--kind", "major-problem", "--subject", county.uri])
                try await meet(county, on: motion)
                try await recuse(county)
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// What the city's body resolves becomes a county's task with a day, and its end comes back.
        @Test(.proves("ZS-5.1a", "ZS-5.1b"))
        func aResolutionBecomesATaskAndItsEndComesBack() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let hub = Speaker(cluster: cluster, node: "city")
                let county = Speaker(cluster: cluster, node: "dinghai")
                let motion = try await hub.act(
                    "fang-yi", ["motion", "open", "--kind", "major-problem", "--subject", hub.uri])
                let assign = [
                    "task", "assign", "--motion", motion, "--title", "整改采集链路", "--office", "data-authority", "--due",
                    "+3d", "--to", county.uri,
                ]
                let early = try await hub.ask("fang-yi", assign)
                #expect(early.status == 3 && early.code == "task.unresolved")
                #expect(early.clauses.contains("ZS-5.1b"))
                for member in ["jiang-nan", "pan-feng"] {
                    try await hub.act(member, ["motion", "vote", motion, "for"])
                }
                let task = try await hub.act("fang-yi", assign)

                try await Waiting.until("the task to be in the county", seconds: 20) {
                    try await county.entry("zhang-wei", "tasks", task).state.string == "assigned"
                }
                // Three days ahead is within the week in which a task counts as at risk.
                let due = try await county.entry("zhang-wei", "tasks", task).dues.items.first
                #expect(due?.owner.string == "data-authority" && due?.escalatesTo.string == "body-member")
                let report = "sm3:" + String(repeating: "5a", count: 32)
                let close = ["task", "close", task, "--result", "done", "--report", report]
                let byAnother = try await county.ask("wang-min", close)
                #expect(byAnother.status == 3 && byAnother.code == "role.missing")
                try await county.act("zhang-wei", close)
                let again = try await county.ask("zhang-wei", close)
                #expect(again.status == 3 && again.code == "step.wrong-state" && again.clauses.contains("ZS-5.1b"))
                try await Waiting.until("its end to be at the hub", seconds: 20) {
                    let entries = try await hub.ask("fang-yi", ["task", "list", task, "--of", hub.uri]).orThrow().json
                    return entries.entries.items.first?.state.string == "task-closed"
                }
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        private func found(_ county: Speaker) async throws {
            let byAnother = try await county.ask("zhang-wei", ["body", "found", "--document-number", "1"])
            #expect(byAnother.status == 3 && byAnother.code == "role.missing")
            try await county.act("wang-min", ["body", "found", "--document-number", "定政发〔2024〕3号"])
            let body = try await county.entry("zhang-wei", "body", "body-330902")
            #expect(body.state.string == "founded")
            let values = body["values"].items
            func value(_ name: String) -> String { values.first { $0.name.string == name }?.text.string ?? "" }
            #expect(value("bureaus") == "cyberspace,justice,reform")
            // The plan names nine; what no member sits for is shown.
            #expect(value("bureaus-vacant").contains("state-security"))
            #expect(value("powers") == "grant,major-problem")
        }

        /// A session with a deputy: no vote before the quorum, none of the absent, none without its reason.
        private func meet(_ county: Speaker, on motion: String) async throws {
            let session = try await county.act("zhang-wei", ["session", "call", motion])
            let outsider = try county.person("wu-fang").uri
            let foreign = try await county.ask("sun-li", ["body", "deputy", outsider, "--until", "+7d"])
            #expect(foreign.status == 3 && foreign.code == "deputy.other-bureau")
            #expect(foreign.clauses.contains("ZS-2.1.1a"))
            let deputy = try county.person("tang-yu").uri
            try await county.act("sun-li", ["body", "deputy", deputy, "--until", "+7d"])

            try await county.act("tang-yu", ["session", "attend", session])
            let alone = try await county.ask("tang-yu", ["motion", "vote", motion, "for"])
            #expect(alone.status == 3 && alone.code == "session.no-quorum" && alone.clauses.contains("ZS-2.1.1a"))
            try await county.act("zhou-jie", ["session", "attend", session])
            let absent = try await county.ask("wu-fang", ["motion", "vote", motion, "for"])
            #expect(absent.status == 3 && absent.code == "vote.absent" && absent.clauses.contains("ZS-2.1.1d"))
            let silent = try await county.ask("zhou-jie", ["motion", "vote", motion, "against"])
            #expect(silent.status == 3 && silent.code == "vote.reason-missing")
            try await county.act("tang-yu", ["motion", "vote", motion, "for"])
            let twice = try await county.ask("sun-li", ["motion", "vote", motion, "for"])
            #expect(twice.status == 3 && twice.code == "vote.already")
            try await county.act("zhou-jie", ["motion", "vote", motion, "for"])
            #expect(try await county.entry("zhang-wei", "motions", motion).state.string == "carried")
            let minutes = "sm3:" + String(repeating: "5b", count: 32)
            try await county.act("zhang-wei", ["session", "close", session, "--minutes", minutes])
            #expect(try await county.entry("zhang-wei", "sessions", session).state.string == "session-closed")
        }

        /// Who steps back has no vote, and the majority counts from the seats that are left.
        private func recuse(_ county: Speaker) async throws {
            let motion = try await county.act(
                "zhang-wei", ["motion", "open", "--kind", "major-problem", "--subject", county.uri])
            try await county.act("wu-fang", ["motion", "recuse", motion, "--reason", "与事项有利害关系"])
            let recused = try await county.ask("wu-fang", ["motion", "vote", motion, "for"])
            #expect(recused.status == 3 && recused.code == "vote.recused" && recused.clauses.contains("ZS-2.1.1d"))
            for member in ["sun-li", "zhou-jie"] { try await county.act(member, ["motion", "vote", motion, "for"]) }
            let seats = try await county.entry("zhang-wei", "motions", motion)["values"].items
            #expect(seats.first { $0.name.string == "seats" }?.text.string == "2")
        }
    }
}
