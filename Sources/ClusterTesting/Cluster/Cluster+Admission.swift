// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Cluster {
    /// Lets every node in from both sides: it has sent its signed request, and whoever may do so above approves it.
    public func admitAll() async throws {
        for node in topology.nodes where topology.above(node) != nil { try await admit(node.name) }
    }

    /// Waits for a node's request at the node above, admits it, and waits until its link stands.
    ///
    /// A node that stands admitted already is only waited for, so that a stopped cluster can be brought up again.
    public func admit(_ node: String) async throws {
        guard let above = topology.above(try topology.node(node)) else { return }
        let uri = topology.uri(of: node)
        let officer = try person(holding: admittingRole(at: above), on: above)
        var last = JSON.null
        let first = try await Waiting.until(
            "\(above) to hear of \(node)", seconds: ClusterLimits.admissionSeconds, detail: { "\(last)" }
        ) { () async throws -> String? in
            last = try await peer(uri, of: above, as: officer)
            let state = last.state.string
            return state.isEmpty ? nil : state
        }
        if first == PeerState.requested {
            try await tongdao(["node", "admit", uri], as: officer).orThrow()
        }
        try await Waiting.until(
            "\(above) to be connected with \(node)", seconds: ClusterLimits.admissionSeconds, detail: { "\(last)" }
        ) {
            last = try await peer(uri, of: above, as: officer)
            return last.state.string == PeerState.connected
        }
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

    private func admittingRole(at node: String) throws(ClusterError) -> String {
        try topology.node(node).kind == .province ? "provincial-officer" : "hub-administrator"
    }
}

/// States of a peer as `status` names them.
enum PeerState {
    static let requested = "requested"
    static let connected = "connected"
}
