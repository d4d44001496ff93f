// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A city's cluster as `cluster/*.json` states it: its nodes and the people who act on them.
///
/// Whatever a county has in common with the others stands once, under ``people`` and ``ports``, so that adding a county
/// is one entry of three values under ``nodes``.
public struct Topology: Sendable, Hashable, Codable {
    /// The first segment of every name, `tongdao://<city>/…`.
    public var city: String
    /// How long a permit lasts without renewal, in seconds.
    public var leaseSeconds: Int
    /// How far two nodes' clocks may differ, in milliseconds.
    public var clockBoundMilliseconds: Int
    /// Where fixed ports begin.
    public var ports: PortBases
    /// Each node after the one it names as above.
    public var nodes: [TopologyNode]
    /// Who acts on every node of a role; the keys are `province`, `hub` and `county`.
    public var people: [String: [TopologyPerson]]

    public init(
        city: String, leaseSeconds: Int, clockBoundMilliseconds: Int, ports: PortBases, nodes: [TopologyNode],
        people: [String: [TopologyPerson]]
    ) {
        self.city = city
        self.leaseSeconds = leaseSeconds
        self.clockBoundMilliseconds = clockBoundMilliseconds
        self.ports = ports
        self.nodes = nodes
        self.people = people
    }

    /// The first of each kind of port; a node's own is this and its position under ``nodes``.
    public struct PortBases: Sendable, Hashable, Codable {
        public var listen: Int
        public var operations: Int
        /// Of the relay between a node and the one above it.
        public var relay: Int
        /// Of the page everyone may read, `public` in the file; nil: none is served.
        public var publicity: Int?

        enum CodingKeys: String, CodingKey {
            case listen
            case operations
            case relay
            case publicity = "public"
        }

        public init(listen: Int, operations: Int, relay: Int, publicity: Int? = nil) {
            self.listen = listen
            self.operations = operations
            self.relay = relay
            self.publicity = publicity
        }
    }

    /// The node of that name.
    /// - Throws: ``ClusterError`` naming the nodes there are.
    public func node(_ name: String) throws(ClusterError) -> TopologyNode {
        guard let node = nodes.first(where: { $0.name == name }) else {
            throw ClusterError(
                "no node is called \"\(name)\"", remedy: "name one of \(nodes.map(\.name).joined(separator: ", "))")
        }
        return node
    }

    /// `tongdao://<city>/<node>`.
    public func uri(of node: String) -> String { "tongdao://\(city)/\(node)" }

    /// The node a node's uplink leads to; nil for a province.
    public func above(_ node: TopologyNode) -> String? {
        if let above = node.above { return above }
        return node.kind == .county ? nodes.first { $0.kind == .hub }?.name : nil
    }

    /// The nodes whose uplink leads to `name`.
    public func below(_ name: String) -> [TopologyNode] {
        nodes.filter { above($0) == name }
    }

    /// The same topology with only the named nodes, in its order: a smaller cluster for a test that needs no more.
    public func keeping(_ names: String...) -> Topology {
        var smaller = self
        smaller.nodes = nodes.filter { names.contains($0.name) }
        return smaller
    }
}
