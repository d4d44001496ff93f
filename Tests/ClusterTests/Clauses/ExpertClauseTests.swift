// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// The expert group on real daemons (ZS-1.3d, ZS-2.1.2, ZS-3.3a).
    @Suite struct ExpertClauseTests {
        private static let digest = "sm3:" + String(repeating: "5a", count: 32)

        @Test(.proves("ZS-1.3d", "ZS-2.1.2a", "ZS-2.1.2b", "ZS-2.1.2d", "ZS-3.3a"))
        func theExpertGroup() async throws {
            try await onCluster { office in
                let application = try await office.application()
                try await appointments(office)
                try await draw(office, application)
                try await review(office, application)
                try await seenAtTheHub(office)
            }
        }

        @Test(.proves("ZS-2.1.2c", "ZS-2.1.2e", "ZS-2.1.2f", "ZS-2.1.2g", "ZS-2.1.2h", "ZS-2.1.2i"))
        func theOpinions() async throws {
            try await onCluster { office in
                let application = try await office.application()
                for form in Self.forms { try await opinion(office, application, form) }
                let byAnother = try await office.run(
                    "zhang-wei", office.request("consultation", application, by: ["ma-chao"]))
                #expect(byAnother.status == 3 && byAnother.code == "role.missing")
            }
        }

        // MARK: - The group

        private func appointments(_ office: ExpertOffice) async throws {
            let chao = try office.uri("ma-chao")
            func appoint(_ person: String, until: String) -> [String] {
                [
                    "experts", "appoint", person, "--speciality", "security", "--employer", "xuehui", "--until", until,
                ]
            }
            let stranger = try await office.run("zhang-wei", appoint(office.uri("li-na"), until: "+300d"))
            #expect(stranger.status == 3 && stranger.code == "expert.without-role")
            let endless = try await office.run("zhang-wei", appoint(chao, until: "+9000d"))
            #expect(endless.code == "expert.malformed" && endless.clauses.contains("ZS-2.1.2b"))
            try await office.act("zhang-wei", appoint(chao, until: "+300d"))
            try await office.act(
                "zhang-wei", ["experts", "assess", chao, "--marks", "59", "--remarks", Self.digest])
            let shown = try await office.act("zhang-wei", ["experts", "show", chao])
            #expect(shown.state.string == "appointed" && shown.dues.items.count == 2)
            let early = try await office.run(
                "zhang-wei", ["experts", "dismiss", chao, "--cause", "poor-assessment", "--reason", ""])
            #expect(early.code == "expert.malformed")
            try await office.act(
                "zhang-wei", ["experts", "dismiss", chao, "--cause", "poor-assessment", "--reason", "不合格"])
        }

        /// Four experts hold the role, one is dismissed: three remain, and one of them has an interest until a fifth comes.
        private func draw(_ office: ExpertOffice, _ application: String) async throws {
            try await office.act("he-xin", ["experts", "conflict", "--application", application, "--reason", "持股"])
            let tooFew = try await office.run("zhang-wei", ["panel", "draw", application])
            #expect(tooFew.status == 3 && tooFew.code == "panel.too-few" && tooFew.clauses.contains("ZS-2.1.2b"))
            for name in ["fang-one", "fang-two"] {
                try await office.act(
                    "chen-hang",
                    [
                        "role", "grant", "tongdao://zhoushan/city/institute/\(name)", "--role", "expert",
                        "--speciality", "security",
                    ])
            }
            try await office.act("zhang-wei", ["panel", "draw", application])
            let verified = try await office.act("zhang-wei", ["experts", "verify", application])
            #expect(verified.same.bool == true && verified.seedSame.bool == true)
            let reasons = verified.excluded.items.map(\.reason.string).sorted()
            #expect(reasons == ["declared-conflict", "not-in-office"])
            let panel = verified.drawn.strings
            let leaving = try #require(panel.first { $0.hasSuffix("fang-one") || $0.hasSuffix("fang-two") })
            let unsaid = try await office.run(
                "zhang-wei", ["experts", "recuse", application, "--person", leaving, "--reason", ""])
            #expect(unsaid.code == "recusal.malformed" && unsaid.clauses == ["ZS-2.1.2b"])
            try await office.act(
                "zhang-wei", ["experts", "recuse", application, "--person", leaving, "--reason", "亲属"])
            let after = try await office.act("zhang-wei", ["experts", "verify", application])
            #expect(after.same.bool == true && !after.seated.strings.contains(leaving))
            #expect(after.drawn.strings == panel && after.seated.strings.count == 3)
            let data = office.cluster.directory.node("dinghai").data.path
            let offline = try await office.cluster.tongdao(["experts", "verify", application, "--ledger", data])
            #expect(offline.status == 0 && offline.json.seated.strings == after.seated.strings)
        }

        private func review(_ office: ExpertOffice, _ application: String) async throws {
            let submit = ["review", "submit", application, "--recommend", "--opinion", Self.digest, "--scores"]
            let dismissed = try await office.run("ma-chao", submit + ["80,80,80,80,80"])
            #expect(dismissed.status == 3 && dismissed.code == "review.not-drawn")
            #expect(dismissed.clauses == ["ZS-3.3a", "ZS-2.1.2b"])
            let four = try await office.run("lin-tao", submit + ["80,80,80,80"])
            #expect(four.status == 2)
            try await office.act("lin-tao", submit + ["80,80,80,80,80"])
            let twice = try await office.run("lin-tao", submit + ["80,80,80,80,80"])
            #expect(twice.code == "review.already" && twice.clauses == ["ZS-3.3a"])
        }

        private func seenAtTheHub(_ office: ExpertOffice) async throws {
            try await office.cluster.waitUntilInStep("dinghai")
            let officer = try office.cluster.person(holding: "hub-administrator", on: "city")
            let entries = try await office.cluster.tongdao(["experts", "list"], as: officer).orThrow().json.entries
            #expect(entries.items.contains { $0.state.string == "dismissed" })
        }

        // MARK: - Opinions

        private struct Form {
            let kind: String
            let clause: String
            let items: [String]
        }

        private static let forms = [
            Form(kind: "argument", clause: "ZS-2.1.2c", items: ["business-question", "technical-question"]),
            Form(
                kind: "processing", clause: "ZS-2.1.2e",
                items: ["fusion", "sampling", "masking", "sealing-and-destruction"]),
            Form(kind: "property", clause: "ZS-2.1.2f", items: ["data-property", "product-pricing"]),
            Form(
                kind: "compliance", clause: "ZS-2.1.2g",
                items: [
                    "sensitive-data", "access-control", "data-stay-in-domain", "personal-information",
                    "security-review", "algorithm-review", "security-audit",
                ]),
            Form(kind: "legal-argument", clause: "ZS-2.1.2h", items: ["lawful-source", "compliant-processing"]),
            Form(kind: "consultation", clause: "ZS-2.1.2i", items: ["consultation"]),
        ]

        private func opinion(_ office: ExpertOffice, _ application: String, _ form: Form) async throws {
            let asker = form.kind == "consultation" ? "sun-li" : "zhang-wei"
            let id = try await office.act(asker, office.request(form.kind, application, by: ["ma-chao"])).subject.string
            func submit(_ items: [String], _ verdict: String) -> [String] {
                ["opinion", "submit", id, "--verdict", verdict, "--document", Self.digest]
                    + items.flatMap { ["--item", $0] }
            }
            let whole = form.items.map { "\($0)=met" }
            let other = try await office.run("gao-yu", submit(whole, "favourable"))
            #expect(other.status == 3 && other.code == "opinion.not-asked")
            let lacking = try await office.run("ma-chao", submit(["\(form.items[0])=met", "other=met"], "favourable"))
            #expect(lacking.status == 3 && lacking.code == "opinion.incomplete" && lacking.clauses == [form.clause])
            let failing = form.items.map { "\($0)=not-met" }
            let contradicting = try await office.run("ma-chao", submit(failing, "favourable"))
            #expect(contradicting.code == "opinion.contradicts" && contradicting.clauses == [form.clause])
            try await office.act("ma-chao", submit(whole, "favourable"))
            let shown = try await office.act("zhang-wei", ["opinion", "show", id])
            #expect(shown.state.string == "opinion-given" && shown.clauses.strings == [form.clause])
            let why = try await office.act("zhang-wei", ["why", id])
            #expect(why.replayedSame.bool == true)
        }

        /// A county under the hub. At the end its ledgers are proved from their files.
        private func onCluster(_ walk: (ExpertOffice) async throws -> Void) async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                try await walk(ExpertOffice(cluster: cluster, node: "dinghai"))
                try await cluster.waitUntilInStep("dinghai")
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }
    }
}

/// The people of one county and what they do with the expert group.
struct ExpertOffice {
    let cluster: Cluster
    let node: String

    func uri(_ name: String) throws -> String { try cluster.person(name, on: node).uri }

    func run(_ name: String, _ arguments: [String]) async throws -> CommandOutcome {
        try await cluster.tongdao(arguments, as: cluster.person(name, on: node))
    }

    @discardableResult
    func act(_ name: String, _ arguments: [String]) async throws -> JSON {
        try await run(name, arguments).orThrow().json
    }

    /// An accepted application.
    func application() async throws -> String {
        let walk = CaseWalk(cluster: cluster, node: node, scenario: "ferry", territories: ["330902"])
        return try await walk.acceptedApplication()
    }

    func request(_ kind: String, _ subject: String, by experts: [String]) throws -> [String] {
        var arguments = [
            "opinion", "request", "--kind", kind, "--subject", subject, "--due", "+7d", "--question",
            "sm3:" + String(repeating: "5a", count: 32),
        ]
        for expert in experts { arguments += ["--expert", try uri(expert)] }
        return arguments
    }
}
