// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// The agreement's terms and the contract seal that makes it bind, from the entry of a seal to its loss.
    @Suite struct SealClauseTests {
        @Test(.proves("ZS-2.1.1f", "ZS-2.1.1g", "ZS-3.5a", "ZS-3.5b", "ZS-3.5c"))
        func anAgreementBindsBySignatureAndByASealInUse() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                let agreement = try await drafted(walk)
                try await sealed(agreement, walk)
                try await printed(agreement, walk)
                try await lost(agreement, walk)
                try await city(cluster)
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// ZS-3.5b, c: what the agreement must state; ZS-3.5a: the operator's signature comes before the seal.
        private func drafted(_ walk: CaseWalk) async throws -> String {
            let application = try await walk.published()
            let bare = ["agreement", "draft", application]
            let items = ["--data-item", CaseWalk.dataItem, "--territory", "330902"]
            let incomplete = try await say("zhang-wei", bare + items + ["--paid"], walk)
            #expect(incomplete.status == 3 && incomplete.code == "agreement.incomplete")
            #expect(incomplete.clauses == ["ZS-3.5b"])
            for missing in ["term-start", "term-end", "mode", "breach-liability"] {
                #expect(incomplete.errors.contains(missing), "\(incomplete.errors)")
            }
            let terms =
                items + ["--term-start", "now", "--term-end", "+30d", "--mode", "by-scenario", "--paid"]
                + ["--breach-liability", "赔偿"]
            let free = try await say("zhang-wei", bare + terms, walk)
            #expect(free.status == 3 && free.code == "agreement.fees-missing" && free.clauses == ["ZS-3.5c"])
            let fees = ["--fee-standard", "每年十万元", "--revenue-method", "按季结算"]
            let agreement = try await walk.act("zhang-wei", bare + terms + fees)

            try await walk.act("liu-yang", ["seal", "enter"] + make("dinghai-1", by: "liu-yang", walk))
            let early = try await say(
                "zhao-lei", ["agreement", "seal-release", agreement, "--seal", "dinghai-1"], walk)
            #expect(early.status == 3 && early.code == "step.wrong-state" && early.clauses.contains("ZS-3.5a"))
            try await walk.act("qian-jun", ["agreement", "sign", agreement])
            return agreement
        }

        /// ZS-2.1.1f, g: one keeps, another releases; a lost seal is replaced by one with another key.
        private func sealed(_ agreement: String, _ walk: CaseWalk) async throws {
            let first = try keys("dinghai-1", "liu-yang", walk)
            let unreleased = try await say("liu-yang", ["agreement", "seal", agreement] + first, walk)
            #expect(unreleased.status == 3 && unreleased.clauses.contains("ZS-2.1.1f"))
            let release = ["agreement", "seal-release", agreement, "--seal"]
            let byKeeper = try await say("liu-yang", release + ["dinghai-1"], walk)
            #expect(byKeeper.status == 3 && byKeeper.code == "role.missing")
            try await walk.act("zhao-lei", release + ["dinghai-1"])

            try await walk.act("liu-yang", ["seal", "report-lost", "dinghai-1", "--reason", "遗失"])
            let lost = try await say("liu-yang", ["agreement", "seal", agreement] + first, walk)
            #expect(lost.status == 3 && lost.code == "seal.not-in-use")
            #expect(lost.clauses == ["ZS-2.1.1f", "ZS-2.1.1g"])

            let second = try await make("dinghai-2", by: "liu-yang", walk)
            try await walk.act("liu-yang", ["seal", "enter"] + second)
            let itself = try await say("zhao-lei", ["seal", "replace", "dinghai-1", "--successor", "dinghai-1"], walk)
            #expect(itself.status == 3)
            try await walk.act("zhao-lei", ["seal", "replace", "dinghai-1", "--successor", "dinghai-2"])
            let old = try await say("zhao-lei", ["seal", "show", "dinghai-1"], walk).orThrow().json
            #expect(old.state.string == "seal-replaced")
            #expect(value("successor-seal", old) == "dinghai-2" && value("seal-key", old).count == 130)

            try await walk.act("zhao-lei", release + ["dinghai-2"])
            try await walk.act("liu-yang", ["agreement", "seal", agreement] + second)
            let shown = try await say("zhang-wei", ["agreement", "show", agreement], walk).orThrow().json
            #expect(shown.state.string == "sealed")
            let use = try await use(of: agreement, walk, as: "zhao-lei")
            #expect(use.state.string == "sealed" && value("used-seal", use) == "dinghai-2")
            #expect(value("text-digest", use) == shown.digest.string)
            #expect(value("released-by", use).hasSuffix("/zhao-lei") && value("put-by", use).hasSuffix("/liu-yang"))
            #expect(value("seal-suspect", use).isEmpty)
        }

        /// The sealed agreement as a document: checked with no node, and refused with one byte changed.
        private func printed(_ agreement: String, _ walk: CaseWalk) async throws {
            let file = walk.cluster.directory.root.appending(path: "agreement.pdf")
            let print = ["agreement", "print", agreement, "--out", file.path]
            let key = try await say("zhang-wei", print, walk).orThrow().json.sealKey.string
            let verify = ["seal", "verify", file.path, "--seal-key"]
            let sound = try await walk.cluster.tongdao(verify + [key])
            #expect(sound.status == 0 && sound.json.agreementId.string == agreement, "\(sound.errors)")
            let otherKey = "04" + String(repeating: "11", count: 64)
            let foreign = try await walk.cluster.tongdao(verify + [otherKey])
            #expect(foreign.status == 6 && foreign.failure.cause.string == "seal-key")
            let bytes = try Data(contentsOf: file)
            for place in [bytes.count / 4, bytes.count / 2, bytes.count - 40] {
                var changed = bytes
                changed[place] ^= 1
                try changed.write(to: file)
                let refused = try await walk.cluster.tongdao(verify + [key])
                #expect(refused.status == 6 && refused.code == "document-differs", "byte \(place)")
            }
        }

        /// What was sealed since the seal was last in hand is suspect, here and at the hub; nobody can undo the loss.
        private func lost(_ agreement: String, _ walk: CaseWalk) async throws {
            let report = ["seal", "report-lost", "dinghai-2", "--since=-1h", "--reason", "失窃"]
            try await walk.act("zhao-lei", report)
            let again = try await say("zhao-lei", report, walk)
            #expect(again.status == 3 && again.code == "step.wrong-state" && again.clauses.contains("ZS-2.1.1g"))
            #expect(value("seal-suspect", try await use(of: agreement, walk, as: "zhao-lei")) == "sealed-after-loss")
            let officer = try walk.cluster.person("xu-hai", on: "city")
            try await Waiting.until("the hub to see the suspect agreement", seconds: 20) {
                let list = try await walk.cluster.tongdao(["seal", "uses", agreement], as: officer).orThrow().json
                return list.entries.items.contains { value("seal-suspect", $0) == "sealed-after-loss" }
            }
        }

        /// The city keeps its own seal by the same rules.
        private func city(_ cluster: Cluster) async throws {
            let keeper = try cluster.person("fang-yi", on: "city")
            let officer = try cluster.person("xu-hai", on: "city")
            try await cluster.grant("seal-custodian", to: keeper)
            try await cluster.grant("seal-releaser", to: officer)
            let walk = CaseWalk(cluster: cluster, node: "city", scenario: "", territories: [])
            for seal in ["city-1", "city-2"] {
                try await walk.act("fang-yi", ["seal", "enter"] + make(seal, by: "fang-yi", walk))
            }
            let byKeeper = try await say("fang-yi", ["seal", "retire", "city-1"], walk)
            #expect(byKeeper.status == 3 && byKeeper.code == "role.missing")
            let unfit = try await say("xu-hai", ["seal", "transfer", "city-2", "--custodian", officer.uri], walk)
            #expect(unfit.status == 3 && unfit.code == "seal.custodian-unfit" && unfit.clauses.contains("ZS-2.1.1f"))
            try await walk.act("xu-hai", ["seal", "retire", "city-1", "--reason", "换发"])
            let list = try await say("xu-hai", ["seal", "list"], walk).orThrow().json
            let states = list.entries.items.map { "\($0.id.string) \($0.state.string)" }
            #expect(states.contains("city-1 seal-retired") && states.contains("city-2 kept"))
            #expect(states.contains("dinghai-1 seal-replaced"), "\(states)")
        }

        private func use(of agreement: String, _ walk: CaseWalk, as name: String) async throws -> JSON {
            let list = try await say(name, ["seal", "uses", agreement], walk).orThrow().json
            #expect(list.entries.items.count == 1)
            return list.entries[0]
        }

        private func value(_ name: String, _ entry: JSON) -> String {
            entry.values.items.first { $0.name.string == name }?.text.string ?? ""
        }

        private func say(_ name: String, _ arguments: [String], _ walk: CaseWalk) async throws -> CommandOutcome {
            try await walk.cluster.tongdao(arguments, as: walk.cluster.person(name, on: walk.node))
        }

        private func make(_ seal: String, by name: String, _ walk: CaseWalk) async throws -> [String] {
            let arguments = try keys(seal, name, walk)
            try await walk.cluster.tongdao(["seal", "create"] + arguments).orThrow()
            return arguments
        }

        private func keys(_ seal: String, _ name: String, _ walk: CaseWalk) throws -> [String] {
            let keeper = try walk.cluster.person(name, on: walk.node)
            return [
                "--seal", seal, "--key-store", walk.cluster.directory.root.appending(path: "key-of-\(seal)").path,
                "--seal-passphrase-file", walk.cluster.identity(of: keeper).passphrase.path,
            ]
        }
    }
}
