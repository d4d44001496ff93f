// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Which address each node has, and at which interface each direction of a link can be held up.
///
/// Every node hangs by one cable on a router that stands between them all: `10.77.<n>.2` is the node, `10.77.<n>.1` the
/// router's end of its cable.
struct NetworkPlan: Sendable {
    /// The interface of a node's own end.
    static let nodeInterface = "uplink"

    /// One end of a cable, from which packets leave.
    struct Interface: Sendable, Hashable {
        /// The node in whose namespace it is; nil for the router's.
        var node: String?
        var name: String
    }

    let topology: Topology
    private let numbers: [String: Int]

    init(_ topology: Topology) {
        self.topology = topology
        numbers = [String: Int](
            uniqueKeysWithValues: topology.nodes.enumerated().map { ($0.element.name, $0.offset + 1) })
    }

    /// The third part of a node's address, which tells nodes apart.
    func number(of node: String) throws(ClusterError) -> Int {
        guard let number = numbers[node] else {
            _ = try topology.node(node)
            throw ClusterError("\(node) has no address")
        }
        return number
    }

    func address(of node: String) throws(ClusterError) -> String { "10.77.\(try number(of: node)).2" }

    func routerAddress(towards node: String) throws(ClusterError) -> String { "10.77.\(try number(of: node)).1" }

    func routerInterface(towards node: String) throws(ClusterError) -> String { "v\(try number(of: node))" }

    /// Sender and receiver of one direction of the link above a node.
    func ends(of node: String, _ direction: LinkDirection) throws(ClusterError) -> (from: String, to: String) {
        guard let above = topology.above(try topology.node(node)) else {
            throw ClusterError("\(node) has no link above it", remedy: "name a node below the province")
        }
        return direction == .up ? (node, above) : (above, node)
    }

    /// Where everything that leaves belongs to that direction of that link alone.
    ///
    /// A node with a single link has one cable for it; a node with several, such as the hub, mixes them on its own.
    func interface(of node: String, _ direction: LinkDirection) throws(ClusterError) -> Interface {
        let (from, to) = try ends(of: node, direction)
        if linkCount(of: from) == 1 { return Interface(node: from, name: Self.nodeInterface) }
        if linkCount(of: to) == 1 { return Interface(node: nil, name: try routerInterface(towards: to)) }
        throw ClusterError(
            "the link of \(node) cannot be held up by itself: both its ends have others",
            remedy: "fault a link with a county or the province at one end")
    }

    private func linkCount(of name: String) -> Int {
        let above = topology.nodes.first { $0.name == name }.flatMap(topology.above)
        return topology.below(name).count + (above == nil ? 0 : 1)
    }
}
