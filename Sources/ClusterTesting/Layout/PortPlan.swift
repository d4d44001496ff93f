// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The ports of one node.
public struct NodePorts: Sendable, Hashable, Codable {
    public var listen: Int
    public var operations: Int
    /// Of the relay its uplink goes through; 0 when it has no node above.
    public var relay: Int
    /// Of the page everyone may read; nil: none is served.
    public var publicity: Int?

    fileprivate var numbers: [Int] { [listen, operations, relay] + [publicity].compactMap(\.self) }
}

/// Where the ports of a cluster come from.
public enum PortChoice: Sendable, Hashable {
    /// As the topology says: for a cluster people work with.
    case fixed
    /// Whatever is free: for tests, which may run side by side.
    case free

    func ports(for topology: Topology) throws(ClusterError) -> [String: NodePorts] {
        let each =
            switch self {
            case .fixed: Self.fixedPorts(of: topology)
            case .free: try Self.freePorts(of: topology)
            }
        if let double = Dictionary(grouping: each.flatMap(\.numbers), by: \.self).first(where: { $0.value.count > 1 })?
            .key
        {
            throw ClusterError(
                "port \(double) is used twice in the topology", remedy: "change \"ports\" or a node's own")
        }
        var ports: [String: NodePorts] = [:]
        for (node, var own) in zip(topology.nodes, each) {
            if topology.above(node) == nil { own.relay = 0 }
            ports[node.name] = own
        }
        return ports
    }

    private static func freePorts(of topology: Topology) throws(ClusterError) -> [NodePorts] {
        let kinds = 4
        let numbers = try FreePorts.take(topology.nodes.count * kinds)
        return topology.nodes.indices.map { position in
            let first = position * kinds
            return NodePorts(
                listen: numbers[first], operations: numbers[first + 1], relay: numbers[first + 2],
                publicity: topology.ports.publicity == nil ? nil : numbers[first + 3])
        }
    }

    private static func fixedPorts(of topology: Topology) -> [NodePorts] {
        topology.nodes.enumerated().map { position, node in
            if let own = node.ports {
                return NodePorts(
                    listen: own.listen, operations: own.operations, relay: own.relay, publicity: own.publicity)
            }
            let bases = topology.ports
            return NodePorts(
                listen: bases.listen + position, operations: bases.operations + position, relay: bases.relay + position,
                publicity: bases.publicity.map { $0 + position })
        }
    }
}
