// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

/// Everything that starts daemons. One after the other: each test has the machine's two cores for its own cluster.
@Suite(.serialized) enum Clusters {}

extension Topology {
    /// The demonstration's topology, so that the tests keep it working.
    static func zhoushan() throws -> Topology {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Topology(contentsOf: root.appending(path: "cluster/zhoushan.json"))
    }

    /// A province, the hub, and these counties.
    static func zhoushan(with counties: String...) throws -> Topology {
        var topology = try zhoushan()
        topology.nodes = topology.nodes.filter { $0.kind != .county || counties.contains($0.name) }
        return topology
    }

    /// The same with a lease short enough to wait for.
    func withLease(seconds: Int) -> Topology {
        var shorter = self
        shorter.leaseSeconds = seconds
        shorter.clockBoundMilliseconds = 500
        return shorter
    }
}

extension ClusterOptions {
    /// Nobody but those who let nodes in and grant roles.
    static var administratorsOnly: ClusterOptions {
        var options = ClusterOptions()
        options.people = .administratorsOnly
        return options
    }
}

extension Cluster {
    /// What a node's ledger holds, as JSON, one a record.
    func records(of node: String) async throws -> [JSON] {
        let officer = try person(holding: Topology.administratorRole, on: node)
        let outcome = try await tongdao(["ledger", "records"], as: officer).orThrow()
        return try outcome.output.split(separator: "\n").map { line throws(ClusterError) in
            try JSON(String(line)).record
        }
    }

    /// Waits until the node above holds exactly what a node has recorded.
    func waitUntilInStep(_ node: String, seconds: Double = 20) async throws {
        guard let above = topology.above(try topology.node(node)) else { return }
        let officer = try person(holding: Topology.administratorRole, on: above)
        var seen = ""
        try await Waiting.until("\(above) to be in step with \(node)", seconds: seconds, detail: { seen }) {
            let own = try await status(of: node).ledgerSize.integer
            let peer = try await peer(topology.uri(of: node), of: above, as: officer)
            seen = "\(own ?? -1) records, peer \(peer)"
            return own != nil && peer.sentSize.integer == own && peer.lagRecords.integer == 0
        }
    }

    /// Proves the ledgers of stopped nodes from their files.
    func verifyLedgers(of nodes: [String]) async throws -> CommandOutcome {
        var arguments = ["ledger", "verify"]
        for node in nodes {
            let place = directory.node(node)
            arguments += [place.data.path, "--certificate", place.identity.appending(path: "sign.crt").path]
        }
        return try await tongdao(arguments)
    }

    /// Something small that a node records each time: a role for someone new.
    func grantRole(number: Int, on node: String) async throws -> CommandOutcome {
        let administrator = try person(holding: Topology.administratorRole, on: node)
        return try await tongdao(
            ["role", "grant", "\(topology.uri(of: node))/load/person-\(number)", "--role", "applicant"],
            as: administrator)
    }
}
