// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// The draw of a panel by contributions of county, hub and province, on real daemons (ZS-2.1.2b).
    @Suite struct DrawClauseTests {
        /// By the county's clock: after the term for committing, and after that for revealing. Seconds.
        private static let afterCommitting: Int64 = 11 * 60
        private static let afterRevealing: Int64 = 22 * 60

        @Test(.enabled(if: PreloadedLibrary.compiler != nil, "needs a C compiler"), .proves("ZS-2.1.2b"))
        func threeOfficesMakeTheSeedAndWhoDoesNotComeIsNamed() async throws {
            let place = FileManager.default.temporaryDirectory.appending(path: "draw-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: place) }
            let clock = try ShiftedClock(in: place)
            var options = ClusterOptions()
            options.nodeEnvironment["dinghai"] = clock.environment
            try await Cluster.run(try Topology.zhoushan(with: "dinghai"), options: options) { cluster in
                let office = ExpertOffice(cluster: cluster, node: "dinghai")
                try await complete(office)
                try await afterDeath(office)
                try await lacking(office, clock)
                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// All three do their part by themselves, and it stands in the ledger of each.
        private func complete(_ office: ExpertOffice) async throws {
            let application = try await accepted("all", office)
            let early = try await office.run("zhang-wei", ["panel", "draw", application, "--no-wait", "--wait", "0"])
            // Three daemons on one machine may be quicker than the second command.
            #expect(early.status == 0 || early.code == "draw.awaited", "\(early.errors)")
            if early.status != 0 { try await office.act("zhang-wei", ["panel", "draw", application]) }
            let verified = try await office.act("zhang-wei", ["experts", "verify", application])
            #expect(verified.same.bool == true && verified.listSame.bool == true && verified.partsSame.bool == true)
            #expect(verified.parts.items.map(\.state.string) == ["revealed", "revealed", "revealed"])
            let draw = verified.draw.string
            for (place, node) in ["dinghai", "city", "province"].enumerated() {
                let facts = try await office.cluster.records(of: node).map(\.body)
                let own = office.cluster.topology.uri(of: node)
                #expect(
                    facts.contains { $0.drawCommitted.drawId.string == draw && $0.drawCommitted.node.string == own })
                #expect(facts.contains { $0.drawRevealed.drawId.string == draw && $0.drawRevealed.node.string == own })
                #expect(verified.parts.items[place].node.string == own)
            }
            try await Waiting.until("the hub to know how the draw ended", seconds: 20) {
                try await office.atTheHub(draw).state.string == "draw-closed"
            }
        }

        /// A county that is killed between the list and the panel comes back to the same value.
        private func afterDeath(_ office: ExpertOffice) async throws {
            let application = try await accepted("killed", office)
            try await office.act("zhang-wei", ["panel", "prepare", application])
            try await office.cluster.killAndRestart("dinghai")
            try await office.cluster.waitUntilConnected("dinghai")
            try await office.act("zhang-wei", ["panel", "draw", application])
            let verified = try await office.act("zhang-wei", ["experts", "verify", application])
            #expect(verified.same.bool == true)
            #expect(verified.parts.items.map(\.state.string) == ["revealed", "revealed", "revealed"])
        }

        /// The province never commits, and the hub's value does not come down: zeros and the commitment stand in.
        private func lacking(_ office: ExpertOffice, _ clock: ShiftedClock) async throws {
            let cluster = office.cluster
            let application = try await accepted("lacking", office)
            try await cluster.daemon("province").stop()
            try await office.act("zhang-wei", ["panel", "prepare", application])
            try await Waiting.until("the hub's commitment to be at the county", seconds: 20) {
                try await office.draw(of: application)["hub"] == "committed"
            }
            let waiting = try await office.run("zhang-wei", ["panel", "draw", application, "--no-wait"])
            #expect(waiting.status == 3 && waiting.code == "draw.awaited" && waiting.clauses == ["ZS-2.1.2b"])
            #expect(waiting.failure.refusal.missing.strings.contains("awaited:province"))
            let again = try await office.run("zhang-wei", ["panel", "prepare", application])
            #expect(again.code == "draw.under-way")
            // From here on nothing passes the line, and nobody is told.
            try await cluster.set(.silent, on: "dinghai")
            try clock.set(seconds: Self.afterCommitting)
            try await Waiting.until("the county to reveal", seconds: 20) {
                try await office.draw(of: application)["county"] == "revealed"
            }
            try clock.set(seconds: Self.afterRevealing)
            try await office.act("zhang-wei", ["panel", "draw", application, "--no-wait"])
            let verified = try await office.act("zhang-wei", ["experts", "verify", application])
            #expect(verified.same.bool == true)
            #expect(verified.parts.items.map(\.state.string) == ["revealed", "withheld", "no-part"])
            try await cluster.mend("dinghai")
            try await cluster.daemon("province").start()
            try await cluster.waitUntilInStep("dinghai", seconds: 40)
            let seen = try await office.atTheHub(verified.draw.string)
            #expect(seen.state.string == "draw-closed")
        }

        private func accepted(_ scenario: String, _ office: ExpertOffice) async throws -> String {
            try await CaseWalk(
                cluster: office.cluster, node: office.node, scenario: scenario, territories: ["330902"]
            ).acceptedApplication()
        }
    }
}

extension ExpertOffice {
    /// What the county's register says of each office's part in the draw of an application.
    func draw(of application: String) async throws -> [String: String] {
        let entries = try await act("zhang-wei", ["register", "list", "draws"]).entries.items
        let entry = entries.last { entry in
            entry.values.items.contains { $0.name.string == "application" && $0.text.string == application }
        }
        let values = entry?.values.items.map { ($0.name.string, $0.text.string) } ?? []
        return Dictionary(values, uniquingKeysWith: { $1 })
    }

    /// The hub's own entry of a draw.
    func atTheHub(_ draw: String) async throws -> JSON {
        let officer = try cluster.person(holding: "hub-administrator", on: "city")
        let entries = try await cluster.tongdao(["register", "list", "draws"], as: officer).orThrow().json.entries
        return entries.items.last { entry in
            entry.id.string == draw && entry.node.string == cluster.topology.uri(of: "city")
        } ?? .null
    }
}
