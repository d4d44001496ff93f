// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

extension Cluster {
    /// Has a running node let in from both sides: it sends its signed request, and whoever may do so above approves it.
    /// Does not wait for the link to stand.
    ///
    /// A node that stands admitted already is not admitted again, so that a stopped cluster can be brought up again.
    public func admit(_ node: String) async throws {
        guard let (uri, above, officer) = try admission(of: node) else { return }
        var last = JSON.null
        let state = try await Waiting.until(
            "\(above) to hear of \(node)", seconds: ClusterLimits.admissionSeconds, detail: { "\(last)" }
        ) { () async throws -> String? in
            last = try await peer(uri, of: above, as: officer)
            return last.state.string.isEmpty ? nil : last.state.string
        }
        guard state == PeerState.requested else { return }
        // The certificate comes on another way than the request: that is what makes the admission two-sided.
        let certificate = directory.node(node).identity.appending(path: "sign.crt").path
        try await tongdao(["node", "admit", uri, "--certificate", certificate], as: officer).orThrow()
    }

    /// Waits until the node above says that the link of a node stands.
    public func waitUntilConnected(_ node: String, seconds: Double = ClusterLimits.admissionSeconds) async throws {
        guard let (uri, above, officer) = try admission(of: node) else { return }
        var last = JSON.null
        try await Waiting.until(
            "\(above) to be connected with \(node)", seconds: seconds, detail: { "\(last)" }
        ) {
            last = try await peer(uri, of: above, as: officer)
            return last.state.string == PeerState.connected
        }
    }

    /// The node's name, the node above it, and who admits nodes there; nil for a node with none above.
    private func admission(of node: String) throws(ClusterError) -> (String, String, Assignment)? {
        guard let above = topology.above(try topology.node(node)) else { return nil }
        let role = try topology.node(above).kind == .province ? "provincial-officer" : "hub-administrator"
        return (topology.uri(of: node), above, try person(holding: role, on: above))
    }

    /// What `status` says of one peer of a node; ``JSON/null`` when it does not name it.
    public func peer(_ uri: String, of node: String, as person: Assignment) async throws -> JSON {
        try await status(of: node, as: person).peers.items.first { $0.node.string == uri } ?? .null
    }

    /// `tongdao status` of a node, as one of its people; its system administrator when nobody is named.
    public func status(of node: String, as person: Assignment? = nil) async throws -> JSON {
        let person = try person ?? self.person(holding: Topology.administratorRole, on: node)
        return try await tongdao(["status"], as: person).orThrow().json
    }
}

/// States of a peer as `status` names them.
enum PeerState {
    static let requested = "requested"
    static let connected = "connected"
}
