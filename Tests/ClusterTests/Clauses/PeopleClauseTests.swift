// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// People in office on real daemons: separate offices, absence, duty, leaving.
    @Suite struct PeopleClauseTests {
        @Test(.proves("ZS-1.1", "ZS-2.2h", "ZS-2.3.0a"))
        func officesAreSeparateAndEndEverywhere() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let county = Speaker(cluster: cluster, node: "dinghai")
                try await separate(county)
                try await watch(county)
                try await deputise(county)
                try await leave(county, Speaker(cluster: cluster, node: "city"))
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// What a person has under way ends with the city's order, and colleagues' authorization goes on.
        @Test(.proves("ZS-1.1"))
        func whoLeavesIsCutOffFromWhatIsUnderWay() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let desk = ExitDesk(cluster: cluster)
                let hub = Speaker(cluster: cluster, node: "city")
                let county = Speaker(cluster: cluster, node: "dinghai")
                let walk = CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                let id = try await walk.authorization()
                try await desk.waitUntilUsable(id, on: "dinghai")
                let use = try await desk.startUse(of: id, on: "dinghai").orThrow().json.subject.string
                let person = try county.person("li-na").uri
                try await hub.act("ye-qing", ["role", "dismiss", person, "--reason", "离职"])
                try await Waiting.until("the use to have ended", seconds: 20) {
                    try await cluster.records(of: "dinghai").contains {
                        $0.body.useEnded.useId.string == use
                            && $0.body.useEnded.reason.string == "person-dismissed"
                    }
                }
                let again = try await desk.startUse(of: id, on: "dinghai")
                #expect(again.status == 3 && again.code == "role.missing" && again.clauses.contains("ZS-1.1"))
                let entry = try await county.entry("zhang-wei", "authorizations", id)
                #expect(entry.state.string == "live")
                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// A contractor gets no granting role, nobody a role of their own making, and the last administrator stays.
        private func separate(_ county: Speaker) async throws {
            func grant(_ name: String, _ role: String, _ more: [String] = []) async throws -> CommandOutcome {
                try await county.ask("chen-hang", ["role", "grant", county.person(name).uri, "--role", role] + more)
            }
            let contractor = try await grant("qian-jun", "supervisor")
            #expect(contractor.status == 3 && contractor.clauses.contains("ZS-2.2h"))
            #expect(contractor.code == "role.incompatible")
            let own = try await grant("chen-hang", "supervisor")
            #expect(own.status == 3 && own.code == "person.self" && own.clauses.contains("ZS-1.1"))
            let third = try await grant("chen-hang", "audit-administrator")
            #expect(third.status == 3 && third.code == "role.incompatible")
            let last = try await county.ask(
                "chen-hang",
                [
                    "role", "withdraw", county.person("chen-hang").uri, "--role", "system-administrator", "--reason",
                    "调离",
                ])
            #expect(last.status == 3 && last.code == "role.last-administrator")
            // Who granted what is shown with it.
            let roles = try await county.ask("zhang-wei", ["register", "list", "roles"]).orThrow().json.entries.items
            let authority = try county.person("zhang-wei").uri
            let values = roles.first { $0.id.string == authority }?["values"].items ?? []
            #expect(values.first { $0.name.string == "granter" }?.text.string == (try county.person("chen-hang").uri))
        }

        /// The maintainer of the platform is an office of its own, and is on duty for a time.
        private func watch(_ county: Speaker) async throws {
            let maintainer = try county.person("tang-yu").uri
            let wrong = try await county.ask(
                "tang-yu",
                ["duty", "set", county.person("zhang-wei").uri, "--office", "platform-maintainer", "--until", "+12h"])
            #expect(wrong.status == 3 && wrong.code == "role.not-held")
            let duty = try await county.act(
                "tang-yu", ["duty", "set", maintainer, "--office", "platform-maintainer", "--until", "+12h"])
            #expect(try await county.entry("zhang-wei", "duties", duty).state.string == "held")
            let outside = try await county.ask("tang-yu", Self.notice)
            #expect(outside.status == 3 && outside.code == "role.missing")
        }

        /// Someone acts for an officer who is away, names them, and no longer once it is recalled.
        private func deputise(_ county: Speaker) async throws {
            let deputy = try county.person("liu-yang").uri
            let long = try await county.ask("zhang-wei", Self.delegation(to: deputy, until: "+400d"))
            #expect(long.status == 3 && long.code == "delegation.malformed")
            let delegation = try await county.act("zhang-wei", Self.delegation(to: deputy, until: "+5d"))
            let notice = try await county.act("liu-yang", Self.notice)
            let holder = try county.person("zhang-wei").uri
            let why = try await county.ask("zhang-wei", ["why", notice]).orThrow().json
            #expect(why.facts.strings.contains("acted-for=\(holder)"), "\(why)")
            try await county.act("zhang-wei", ["delegation", "recall", delegation, "--reason", "返岗"])
            let over = try await county.ask("liu-yang", Self.notice)
            #expect(over.status == 3 && over.code == "role.missing")
        }

        /// Whom the city dismisses is cut off in the county too.
        private func leave(_ county: Speaker, _ hub: Speaker) async throws {
            let person = try county.person("tang-yu").uri
            let byAnother = try await hub.ask("fang-yi", ["role", "dismiss", person, "--reason", "离职"])
            #expect(byAnother.status == 3 && byAnother.code == "role.missing")
            try await hub.act("ye-qing", ["role", "dismiss", person, "--reason", "离职"])
            try await Waiting.until("the person to be cut off in the county", seconds: 20) {
                try await county.entry("zhang-wei", "roles", person) == .null
            }
            let refused = try await county.ask(
                "tang-yu", ["duty", "set", person, "--office", "platform-maintainer", "--until", "+12h"])
            #expect(refused.status == 3 && refused.code == "role.missing" && refused.clauses.contains("ZS-1.1"))
        }

        private static let notice = [
            "notice", "publish", "--field", "tourism", "--title", "客流分析", "--closes", "+7d", "--condition", "在本市注册",
            "--panel-size", "3", "--document", "application-form",
        ]

        private static func delegation(to deputy: String, until: String) -> [String] {
            ["delegation", "make", deputy, "--role", "data-authority", "--until", until, "--reason", "出差"]
        }
    }
}
