// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// The city's body over the operation as a whole: it sees everything, and stops what has to be stopped.
    @Suite struct FreezeClauseTests {
        @Test(.proves("ZS-2.1.1b"))
        func theBodyReadsEverythingAndOrdersAFreeze() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai").withLease(seconds: 10)) { cluster in
                let desk = ExitDesk(cluster: cluster)
                let hub = Speaker(cluster: cluster, node: "city")
                let county = Speaker(cluster: cluster, node: "dinghai")
                let walk = CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                let id = try await walk.authorization()
                try await desk.waitUntilUsable(id, on: "dinghai")
                try await cluster.waitUntilInStep("dinghai")
                try await reading(hub, county)
                try await freeze(id, hub, county, desk)
                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// A member reads every register of every node, and the ledger; an operator's person at the hub does not.
        private func reading(_ hub: Speaker, _ county: Speaker) async throws {
            for register in ["cases", "motions", "agreements", "seals", "authorizations", "roles"] {
                let seen = try await hub.ask("jiang-nan", ["register", "list", register]).orThrow().json.entries.items
                #expect(seen.contains { $0.node.string == county.uri }, "\(register)")
            }
            #expect(try await hub.ask("jiang-nan", ["ledger", "records"]).status == 0)
            let operatorPerson = try county.person("li-na")
            let foreign = try await county.cluster.tongdao(["register", "list", "seals"], as: operatorPerson)
            #expect(foreign.status != 0 || foreign.json.entries.items.isEmpty)
        }

        private func freeze(_ id: String, _ hub: Speaker, _ county: Speaker, _ desk: ExitDesk) async throws {
            let order = [
                "authorization", "suspend", id, "--cause", "false-material", "--correct-until", "+10d", "--reason",
                "机制决定暂停",
            ]
            let alone = try await hub.ask("xu-hai", order)
            #expect(alone.status == 3 && alone.code == "suspension.cause-missing")
            let below = try await county.ask("zhang-wei", ["motion", "open", "--kind", "freeze", "--subject", id])
            #expect(below.status == 3 && below.code == "node.wrong-role")
            let motion = try await hub.act("fang-yi", ["motion", "open", "--kind", "freeze", "--subject", id])
            let early = try await hub.ask("xu-hai", order + ["--motion", motion])
            #expect(early.status == 3 && early.code == "suspension.unapproved" && early.clauses.contains("ZS-2.1.1b"))
            for member in ["jiang-nan", "pan-feng"] { try await hub.act(member, ["motion", "vote", motion, "for"]) }
            // What the body has ordered is someone's to do, by a day.
            let waiting = try await hub.entry("jiang-nan", "motions", motion)
            #expect(waiting.nextStep.string == "suspend" && waiting.owner.string == "hub-administrator")
            #expect(waiting.dues.items.first?.escalatesTo.string == "body-member")
            try await hub.act("xu-hai", order + ["--motion", motion])
            try await Waiting.until("the county to have stopped", seconds: 30) {
                try await desk.startUse(of: id, on: "dinghai").code == "authorization.suspended"
            }
            let again = try await hub.ask("xu-hai", order + ["--motion", motion])
            #expect(again.status == 3 && again.code == "suspension.not-live")
            let entry =
                try await hub.ask("jiang-nan", ["register", "list", "authorizations", id, "--of", hub.uri])
                .orThrow().json.entries.items.first ?? .null
            #expect(ClauseWalk.value("motion", of: entry) == motion && entry.state.string == "suspended")
        }
    }
}
