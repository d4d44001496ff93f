// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// Suspension, the end, and the exit after it, with what was said to stop before each act (ZS-3.6).
    @Suite struct ExitClauseTests {
        @Test(.proves("ZS-3.6a", "ZS-3.6b", "ZS-1.2.2a", "ZS-5.3d", "ZS-2.1.1d"))
        func anOperatorExitsAndEveryNodeConfirmsIt() async throws {
            var topology = try Topology.zhoushan(with: "dinghai", "putuo").withLease(seconds: 10)
            topology.people["hub"]?.append(
                TopologyPerson(person: "cyberspace/wu-yi", title: "网信办 吴毅", roles: ["supervisor"]))
            topology.people["county"]?.append(
                TopologyPerson(person: "audit/lu-yan", title: "审计 陆燕", roles: ["audit-administrator"]))
            try await Cluster.run(topology) { cluster in
                let desk = ExitDesk(cluster: cluster)
                let walk = CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902", "330903"])
                let id = try await walk.authorization()
                for node in ["dinghai", "putuo"] { try await desk.waitUntilUsable(id, on: node) }
                try await suspension(of: id, desk)
                try await end(of: id, desk)
                try await exit(of: id, desk)
                try await expiry(desk)
                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai", "putuo"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// Access is closed for a time, on the word of one person, and opened on the word of another.
        private func suspension(of id: String, _ desk: ExitDesk) async throws {
            let running = try await desk.startUse(of: id, on: "dinghai").orThrow().json.subject.string
            let before = try await desk.impact(of: id, "suspend")
            #expect(before.stateAfter.string == "suspended" && before.grants.strings == [id])
            let suspend = ["authorization", "suspend", id, "--correct-until", "+10d", "--reason", "超范围加工"]
            let byAnother = try await desk.hub("fang-yi", suspend + ["--cause", "breach"])
            #expect(byAnother.status == 3 && byAnother.code == "role.missing")
            let incorrigible = try await desk.hub("xu-hai", suspend + ["--cause", "operator-dissolved"])
            #expect(incorrigible.code == "suspension.cause-missing" && incorrigible.clauses.contains("ZS-3.6a"))
            try await desk.hub("xu-hai", suspend + ["--cause", "breach"]).orThrow()
            try await desk.waitUntilStopped(id)
            let refused = try await desk.startUse(of: id, on: "putuo")
            #expect(refused.status == 3 && refused.code == "authorization.suspended")
            #expect(refused.clauses.contains("ZS-3.6b"))
            try await desk.compare(before, with: id, ended: "suspended", expected: [running])

            let resume = ["authorization", "resume", id, "--corrected", "now", "--reason", "已改正"]
            let byHimself = try await desk.hub("xu-hai", resume)
            #expect(byHimself.status == 3 && byHimself.code == "resumption.same-person")
            try await desk.hub("wu-yi", resume).orThrow()
            for node in ["dinghai", "putuo"] { try await desk.waitUntilUsable(id, on: node) }
        }

        /// Ended by the body's decision alone, for a situation its kind of motion allows.
        private func end(of id: String, _ desk: ExitDesk) async throws {
            let running = try await desk.startUse(of: id, on: "putuo").orThrow().json.subject.string
            let revoke = ["authorization", "revoke", id]
            let alone = try await desk.hub("xu-hai", revoke + ["--cause", "good-faith-failure"])
            #expect(alone.code == "revocation.unapproved" && alone.clauses.contains("ZS-2.1.1d"))
            let motion = try await desk.carriedMotion("terminate", id)
            let breach = try await desk.hub("xu-hai", revoke + ["--motion", motion, "--cause", "breach"])
            #expect(breach.code == "revocation.cause-missing" && breach.clauses.contains("ZS-3.6a"))
            let before = try await desk.impact(of: id, "revoke")
            #expect(before.consumers.strings.contains { $0.hasSuffix("/haiyun/li-na") })
            #expect(before.products.strings.isEmpty)
            try await desk.hub("xu-hai", revoke + ["--motion", motion, "--cause", "good-faith-failure"]).orThrow()
            try await desk.waitUntilStopped(id)
            for node in ["dinghai", "putuo"] {
                let refused = try await desk.startUse(of: id, on: node)
                #expect(refused.code == "use.revoked" && refused.clauses.contains("ZS-3.6b"))
            }
            try await desk.compare(before, with: id, ended: "revoked", expected: [running], on: "putuo")
        }

        /// Item by item, and closed by a second person.
        private func exit(of id: String, _ desk: ExitDesk) async throws {
            let early = try await desk.hub("wu-yi", ["exit", "close", id])
            #expect(early.code == "exit.incomplete" && early.clauses.contains("ZS-3.6a"))
            let tick = ["exit", "tick", id]
            try await desk.hub("xu-hai", tick + ["--item", "accounts-closed", "--item", "operator-informed"]).orThrow()
            let unproved = try await desk.hub("xu-hai", tick + ["--item", "documents-filed"])
            #expect(unproved.code == "exit.evidence-missing")
            let digest = "sm3:" + String(repeating: "5a", count: 32)
            try await desk.hub(
                "xu-hai",
                tick + ["--item", "log-hold-set", "--item", "documents-filed", "--item", "deletion-planned"]
                    + ["--evidence", digest]
            ).orThrow()
            let byHimself = try await desk.hub("xu-hai", ["exit", "close", id])
            #expect(byHimself.status == 3 && byHimself.code == "exit.same-person")
            try await desk.hub("wu-yi", ["exit", "close", id]).orThrow()
            let shown = try await desk.hub("wu-yi", ["exit", "show", id]).orThrow().json
            let values = shown.exit.values.items
            #expect(shown.exit.state.string == "closed")
            #expect(values.contains { $0.name.string == "exit-cause" && $0.text.string == "good-faith-failure" })
            #expect(values.contains { $0.name.string == "receipts" && $0.text.string == "2/2" })
            let facts = shown.timeline.items.map(\.body)
            let ordered = facts.firstIndex { $0.revocationOrdered.authorizationId.string == id }
            let closed = facts.firstIndex { $0.exitClosed.authorizationId.string == id }
            #expect(ordered != nil && closed == facts.indices.last)
            #expect(facts.filter { $0.stopReceipted.authorizationId.string == id }.count == 4)
            try await networkLogs(of: id, desk)
        }

        /// ZS-3.6d: the course shows what the logs say, to those who may read them.
        private func networkLogs(of id: String, _ desk: ExitDesk) async throws {
            let auditor = try desk.cluster.person("lu-yan", on: "dinghai")
            let shown = try await desk.hub("wu-yi", ["exit", "show", id, "--log-of", auditor.context]).orThrow().json
            let logs = shown.networkLogs.items
            #expect(logs.map { $0.readable.bool } == [true, true])
            let events = logs.last?.entries.items ?? []
            #expect(events.contains { $0.event.string == "use-ended" && $0.outcome.string == "suspended" })
            #expect(events.allSatisfy { $0.authorizationId.string == id } && !events.isEmpty)
            let closed = try await desk.hub("xu-hai", ["exit", "show", id]).orThrow()
            #expect(closed.json.networkLogs.items.map { $0.readable.bool } == [false])
        }

        /// What reaches its term is closed by itself, and ended without a decision.
        private func expiry(_ desk: ExitDesk) async throws {
            var walk = CaseWalk(
                cluster: desk.cluster, node: "dinghai", scenario: "harbour-flow", territories: ["330902"])
            walk.termEnd = "+45s"
            let id = try await walk.authorization()
            try await desk.waitUntilUsable(id, on: "dinghai")
            let running = try await desk.startUse(of: id, on: "dinghai").orThrow().json.subject.string
            let end = ["authorization", "revoke", id, "--cause", "term-ended"]
            let early = try await desk.hub("xu-hai", end)
            #expect(early.code == "revocation.unapproved" && early.clauses.contains("ZS-2.1.1d"))
            let before = try await desk.impact(of: id, "expire")
            #expect(before.uses.items.map(\.useId.string).contains(running))
            try await Waiting.until("the term of \(id) to end", seconds: 60) {
                try await desk.startUse(of: id, on: "dinghai").code == "use.outside-term"
            }
            try await desk.hub("xu-hai", end).orThrow()
            try await desk.waitUntilStopped(id)
            let entry = try await desk.hub("xu-hai", ["exit", "list", id]).orThrow().json.entries.items.first
            #expect(entry?.values.items.contains { $0.text.string == "term-ended" } == true)
        }
    }
}
