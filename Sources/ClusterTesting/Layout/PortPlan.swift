// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The ports of one node.
public struct NodePorts: Sendable, Hashable, Codable {
    public var listen: Int
    public var operations: Int
    /// Of the relay its uplink goes through; 0 when it has no node above.
    public var relay: Int
}

/// Where the ports of a cluster come from.
public enum PortChoice: Sendable, Hashable {
    /// As the topology says: for a cluster people work with.
    case fixed
    /// Whatever is free: for tests, which may run side by side.
    case free

    func ports(for topology: Topology) throws(ClusterError) -> [String: NodePorts] {
        let numbers =
            switch self {
            case .fixed: Self.fixedPorts(of: topology)
            case .free: try FreePorts.take(topology.nodes.count * 3)
            }
        if let double = Dictionary(grouping: numbers, by: \.self).first(where: { $0.value.count > 1 })?.key {
            throw ClusterError(
                "port \(double) is used twice in the topology", remedy: "change \"ports\" or a node's own")
        }
        var ports: [String: NodePorts] = [:]
        for (position, node) in topology.nodes.enumerated() {
            ports[node.name] = NodePorts(
                listen: numbers[position * 3], operations: numbers[position * 3 + 1],
                relay: topology.above(node) == nil ? 0 : numbers[position * 3 + 2])
        }
        return ports
    }

    private static func fixedPorts(of topology: Topology) -> [Int] {
        topology.nodes.enumerated().flatMap { position, node in
            if let own = node.ports { return [own.listen, own.operations, own.relay] }
            let bases = topology.ports
            return [bases.listen + position, bases.operations + position, bases.relay + position]
        }
    }
}
