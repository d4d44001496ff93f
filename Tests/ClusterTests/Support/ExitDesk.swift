// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

/// What the people of the hub and of an operator do about the end of an authorization.
struct ExitDesk {
    let cluster: Cluster

    /// Someone at the hub.
    @discardableResult
    func hub(_ name: String, _ arguments: [String]) async throws -> CommandOutcome {
        try await cluster.tongdao(arguments, as: cluster.person(name, on: "city"))
    }

    func startUse(of id: String, on node: String) async throws -> CommandOutcome {
        try await cluster.tongdao(CaseWalk.use(of: id), as: cluster.person("li-na", on: node))
    }

    /// Starts a use as soon as the node lets it begin, and ends it again.
    func waitUntilUsable(_ id: String, on node: String) async throws {
        var use = ""
        try await Waiting.until("\(id) to be usable on \(node)", seconds: 40) {
            let outcome = try await startUse(of: id, on: node)
            use = outcome.status == 0 ? outcome.json.subject.string : ""
            return !use.isEmpty
        }
        let person = try cluster.person("li-na", on: node)
        try await cluster.tongdao(["use", "end", use, "--reason", "done"], as: person).orThrow()
    }

    func carriedMotion(_ kind: String, _ id: String) async throws -> String {
        let motion = try await hub("fang-yi", ["motion", "open", "--kind", kind, "--subject", id]).orThrow().json
            .subject.string
        for member in ["jiang-nan", "pan-feng"] { try await hub(member, ["motion", "vote", motion, "for"]).orThrow() }
        return motion
    }

    /// What would stop, asked once the hub has everything the counties have recorded.
    func impact(of id: String, _ act: String) async throws -> JSON {
        for node in ["dinghai", "putuo"] { try await cluster.waitUntilInStep(node) }
        return try await hub("xu-hai", ["impact", id, "--act", act]).orThrow().json
    }

    func stops(of id: String) async throws -> [JSON] {
        try await hub("xu-hai", ["authorization", "show", id]).orThrow().json.stops.items
    }

    /// Until every node of the city has proved that it has stopped.
    func waitUntilStopped(_ id: String) async throws {
        try await Waiting.until("every node to be proved stopped", seconds: 30) {
            let states = try await stops(of: id).map(\.state.string)
            return states.count == 2 && states.allSatisfy { $0 == "proved-stopped" }
        }
    }

    /// The list before the act is what stopped by it: the nodes told, what was in flight on each, and the very uses.
    func compare(
        _ before: JSON, with id: String, ended reason: String, expected: [String], on node: String = "dinghai"
    ) async throws {
        let said = before.nodes.items.map { "\($0.node.string) \($0.inFlight.integer ?? -1)" }
        let stopped = try await stops(of: id).map { "\($0.node.string) \($0.inFlight.integer ?? -1)" }
        #expect(said.sorted() == stopped.sorted() && said.count == 2)
        var ended: [String] = []
        for county in ["dinghai", "putuo"] {
            let uri = cluster.topology.uri(of: county)
            for record in try await cluster.records(of: county) where record.body.useEnded.reason.string == reason {
                ended.append("\(uri) \(record.body.useEnded.useId.string)")
            }
        }
        let listed = before.uses.items.map { "\($0.node.string) \($0.useId.string)" }
        #expect(listed.sorted() == ended.sorted())
        #expect(expected.allSatisfy { listed.contains("\(cluster.topology.uri(of: node)) \($0)") })
    }
}
