// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// Newer national rules come into force in a running city, and a case is walked by them to the end.
    @Suite struct RuleSetClauseTests {
        private static let set = "CN2025-OP"
        private static let document = "sm3:" + String(repeating: "5a", count: 32)
        private static let parts = [
            "product-list", "supporting-platform", "asset-ownership", "disclosure-and-no-redevelopment",
            "cost-and-revenue-accounting", "security-and-emergency", "evaluation-renewal-exit", "disputes",
            "change-and-termination", "other-matters",
        ]

        @Test(.proves("ZS-6a", "ZS-6b", "ZS-1.3i", "ZS-2.1.1c", "ZS-2.3.0b", "ZS-1.3f", "ZS-1.3k"))
        func nationalRulesComeIntoForce() async throws {
            try await Cluster.run(try Topology.zhoushan(with: "dinghai")) { cluster in
                let desk = Desk(cluster: cluster)
                try await foundingRules(desk)
                try await norms(desk)
                let earlier = try await desk.act("zhang-wei", Self.notice)
                let founding = try await desk.ask("zhang-wei", ["why", earlier])
                #expect(founding.ruleSet.string == "ZS2024" && founding.replayedSame.bool == true)

                try await adoption(desk)
                let application = try await begin(desk)
                try await gates(application, desk)
                let authorization = try await agree(application, desk)
                try await Waiting.until("\(authorization) to be live", seconds: 30) {
                    try await desk.state(of: application) == "live"
                }
                try await desk.act("zhang-wei", Self.gate(application, "disclosure"))

                try await cluster.waitUntilInStep("dinghai", seconds: 40)
                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// ZS-6a, ZS-2.3.0b: the plan from its day of issue, and the province's rules on the platform beside it.
        private func foundingRules(_ desk: Desk) async throws {
            let sets = try await desk.entries("rule-sets")
            #expect(sets.map(\.id.string) == ["ZS2024", "ZJ2023"])
            #expect(sets.map(\.state.string) == ["in-force", "in-force"])
            #expect(sets.first.map { value("rests-on", $0) } == "ZJ2023")
            #expect(sets.last.map { value("governs", $0) } == "platform")
        }

        /// ZS-1.3f, ZS-1.3k.
        private func norms(_ desk: Desk) async throws {
            func enter(_ kind: String, _ version: String, issuer: String = "市场监督管理局") -> [String] {
                [
                    "norm", "enter", "--number", "DB3309/T 1", "--kind", kind, "--title", "安全防护规范", "--issuer", issuer,
                    "--version", version, "--valid-from", "now", "--document", Self.document,
                ]
            }
            let id = try await desk.act("zhang-wei", enter("technical-standard", "2026"))
            #expect(id == "DB3309/T 1@2026")
            try await desk.act("zhang-wei", enter("business-norm", "2027"))
            let again = try await desk.submit("zhang-wei", enter("technical-standard", "2026"))
            #expect(again.code == "norm.unchanged" && again.clauses.contains("ZS-1.3f"))
            let incomplete = try await desk.submit("zhang-wei", enter("business-norm", "2028", issuer: ""))
            #expect(incomplete.code == "norm.incomplete" && incomplete.clauses.contains("ZS-1.3k"))
            #expect(try await desk.entries("norms").count == 2)
        }

        /// ZS-2.1.1c, ZS-6b, ZS-1.3i.
        private func adoption(_ desk: Desk) async throws {
            let motion = try await desk.act(
                "fang-yi", on: "city", ["motion", "open", "--kind", "adopt-rules", "--subject", Self.set])
            let early = try await desk.submit(
                "xu-hai", on: "city", ["rules", "announce", Self.set, "--motion", motion])
            #expect(early.status == 3 && early.code == "rules.not-adopted" && early.clauses.contains("ZS-2.1.1c"))
            for member in ["jiang-nan", "pan-feng"] {
                try await desk.act(member, on: "city", ["motion", "vote", motion, "for"])
            }
            try await desk.act("xu-hai", on: "city", ["rules", "announce", Self.set, "--motion", motion])
            try await Waiting.until("dinghai to know of the set", seconds: 30) {
                try await desk.entries("rule-sets").contains {
                    $0.id.string == Self.set && $0.state.string == "lacking"
                }
            }
            let lacking = try await desk.submit("zhang-wei", Self.notice)
            #expect(lacking.status == 3 && lacking.code == "rules.set-lacking" && lacking.clauses.contains("ZS-6b"))

            try await desk.act("xu-hai", on: "city", ["rules", "distribute", Self.set])
            try await Waiting.until("dinghai to have the text", seconds: 30) {
                try await desk.entries("rule-sets").contains {
                    $0.id.string == Self.set && $0.state.string == "in-force"
                }
            }
            let twice = try await desk.submit("xu-hai", on: "city", ["rules", "distribute", Self.set])
            #expect(twice.code == "rules.set-unchanged")
        }

        private func begin(_ desk: Desk) async throws -> String {
            let notice = try await desk.act("zhang-wei", Self.notice)
            #expect(try await desk.ask("zhang-wei", ["why", notice]).ruleSet.string == Self.set)
            var application = [
                "application", "submit", "--notice", notice, "--credit-code", "91330900MA2A2B3C4D", "--name", "海云数据",
                "--scenario", "ferry", "--scenario-name", "客流预测", "--purpose", "visitor-flow", "--field", "tourism",
                "--data-item", "ferry-passengers", "--document", "application-form=\(Self.document)",
            ]
            let association = try await desk.submit("li-na", application + ["--no-legal-person"])
            #expect(association.code == "applicant.not-legal-person")
            application.append("--legal-person")
            let id = try await desk.act("li-na", application)
            try await desk.act("zhang-wei", ["application", "accept", id])
            return id
        }

        private func gates(_ application: String, _ desk: Desk) async throws {
            // The plan's own next step is not one here.
            let panel = try await desk.submit("zhang-wei", ["panel", "draw", application])
            #expect(panel.code == "step.wrong-state")
            for name in ["plan", "plan-decision"] { try await desk.act("zhang-wei", Self.gate(application, name)) }
            try await desk.act("wang-min", ["result", "confirm", application, "--document-number", "12"])
            try await desk.act("zhang-wei", Self.gate(application, "plan-filing"))
            let unfair = try await desk.submit("zhang-wei", Self.gate(application, "selection"))
            #expect(unfair.code == "gate.undocumented" && unfair.clauses.contains("ZS-6b"))
            try await desk.act("zhang-wei", Self.gate(application, "selection") + ["--method", "public-tender"])
            try await desk.act("zhang-wei", Self.gate(application, "grant-decision"))
        }

        private func agree(_ application: String, _ desk: Desk) async throws -> String {
            let four = [
                "agreement", "draft", application, "--data-item", "ferry-passengers", "--territory", "330902",
                "--term-start", "now", "--term-end", "+30d", "--mode", "by-scenario", "--breach-liability", "赔偿",
            ]
            let short = try await desk.submit("zhang-wei", four)
            #expect(short.code == "agreement.incomplete")
            let thirteen = four + Self.parts.flatMap { ["--part", "\($0)=\(Self.document)"] }
            let agreement = try await desk.act("zhang-wei", thirteen)
            try await desk.act("qian-jun", ["agreement", "sign", agreement])
            let seal = try await desk.makeSeal("national")
            try await desk.act("liu-yang", ["seal", "enter"] + seal)
            try await desk.act("zhao-lei", ["agreement", "seal-release", agreement, "--seal", "national"])
            try await desk.act("liu-yang", ["agreement", "seal", agreement] + seal)
            return try await desk.ask("zhang-wei", ["case", "show", application])["case"].authorizationId.string
        }

        private func value(_ name: String, _ entry: JSON) -> String {
            entry["values"].items.first { $0.name.string == name }?.text.string ?? ""
        }

        private static let notice = [
            "notice", "publish", "--field", "tourism", "--title", "客流分析", "--closes", "+7d", "--condition", "在本市注册",
            "--panel-size", "3", "--document", "application-form",
        ]

        private static func gate(_ application: String, _ name: String) -> [String] {
            ["gate", "record", application, name, "--document-number", "7", "--document", document]
        }
    }
}

/// How the people of this test speak to their nodes.
private struct Desk {
    let cluster: Cluster

    func submit(_ name: String, on node: String = "dinghai", _ arguments: [String]) async throws -> CommandOutcome {
        try await cluster.tongdao(arguments, as: cluster.person(name, on: node))
    }

    @discardableResult
    func act(_ name: String, on node: String = "dinghai", _ arguments: [String]) async throws -> String {
        try await submit(name, on: node, arguments).orThrow().json.subject.string
    }

    func ask(_ name: String, _ arguments: [String]) async throws -> JSON {
        try await submit(name, arguments).orThrow().json
    }

    func entries(_ register: String) async throws -> [JSON] {
        let dinghai = cluster.topology.uri(of: "dinghai")
        return try await ask("zhang-wei", ["register", "list", register]).entries.items.filter {
            $0.node.string == dinghai
        }
    }

    func state(of application: String) async throws -> String {
        try await ask("zhang-wei", ["case", "show", application])["case"].state.string
    }

    func makeSeal(_ name: String) async throws -> [String] {
        let custodian = try cluster.person("liu-yang", on: "dinghai")
        let arguments = [
            "--seal", name, "--key-store", cluster.directory.root.appending(path: "seal-\(name)").path,
            "--seal-passphrase-file", cluster.identity(of: custodian).passphrase.path,
        ]
        try await cluster.tongdao(["seal", "create"] + arguments).orThrow()
        return arguments
    }
}
