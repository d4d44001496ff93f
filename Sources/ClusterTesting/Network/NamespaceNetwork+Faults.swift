// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Synchronization

extension NamespaceNetwork {
    /// Lets a link have faults instead of those it had; open connections meet with them as new ones do.
    ///
    /// - Parameters:
    ///   - fault: ``LinkFault/none`` mends it.
    ///   - node: the node below, whose link to the one above it is meant.
    ///   - directions: one for a one-way fault.
    public func set(_ fault: LinkFault, on node: String, _ directions: [LinkDirection] = .both) throws {
        for direction in directions {
            state.withLock { $0.faults[Link(node: node, direction: direction)] = fault }
            try emulate(fault, on: node, direction)
        }
        try writeFirewall()
    }

    /// Mends everything.
    public func mend() throws {
        for node in plan.topology.nodes where plan.topology.above(node) != nil { try set(.none, on: node.name) }
    }

    /// Breaks every connection between a node and the one above it in mid-stream: both sides get a reset, as from a
    /// firewall that has forgotten them. New ones can be made at once.
    public func reset(_ node: String) throws {
        let (from, to) = try plan.ends(of: node, .up)
        let peer = try plan.address(of: to)
        try namespace(of: from).run(["ss", "--kill", "--tcp", "dst", peer])
    }

    /// The connections between a node and the one above it.
    public func connectionCount(of node: String) throws -> Int {
        let (from, to) = try plan.ends(of: node, .up)
        let list = try namespace(of: from).run(
            ["ss", "--no-header", "--numeric", "--tcp", "state", "established", "dst", plan.address(of: to)])
        return list.split(separator: "\n").count
    }

    /// What has happened to packets so far; nil with netem, which keeps its own account.
    public var packetCounts: PacketCounts? { forwarder?.counts }

    private func emulate(_ fault: LinkFault, on node: String, _ direction: LinkDirection) throws {
        let interface = try plan.interface(of: node, direction)
        let namespace = try interface.node.map(namespace(of:)) ?? router
        if let forwarder {
            let (from, to) = try plan.ends(of: node, direction)
            forwarder.set(
                fault,
                on: .init(from: UInt8(try plan.number(of: from)), to: UInt8(try plan.number(of: to))))
        }
        if let discipline = Self.discipline(for: fault, emulation) {
            try namespace.run(["tc", "qdisc", "replace", "dev", interface.name, "root"] + discipline)
        } else {
            // There may be none to take away.
            _ = try? namespace.run(["tc", "qdisc", "delete", "dev", interface.name, "root"])
        }
    }

    /// The queueing discipline for a fault, as `tc` takes it; nil when it takes none.
    static func discipline(for fault: LinkFault, _ emulation: Emulation) -> [String]? {
        let rate = "\(fault.kilobitsPerSecond)kbit"
        if emulation == .forwarder || !fault.needsEmulation {
            return fault.kilobitsPerSecond > 0 ? ["tbf", "rate", rate, "burst", "16kb", "latency", "500ms"] : nil
        }
        var words = ["netem"]
        if fault.delayMilliseconds > 0 || fault.jitterMilliseconds > 0 {
            words += ["delay", "\(fault.delayMilliseconds)ms", "\(fault.jitterMilliseconds)ms"]
        }
        if fault.lossPercent > 0 { words += ["loss", "\(fault.lossPercent)%"] }
        if fault.duplicatePercent > 0 { words += ["duplicate", "\(fault.duplicatePercent)%"] }
        if fault.reorderPercent > 0, fault.delayMilliseconds > 0 { words += ["reorder", "\(fault.reorderPercent)%"] }
        if fault.kilobitsPerSecond > 0 { words += ["rate", rate] }
        return words
    }

    /// Puts the partitions in force, all at once: a packet meets with the old rules or with the new ones.
    private func writeFirewall() throws {
        let faults = state.withLock { $0.faults }
        var rules: [String] = []
        for node in plan.topology.nodes {
            for direction in LinkDirection.allCases
            where faults[Link(node: node.name, direction: direction)]?.isBlocked == true {
                let (from, to) = try plan.ends(of: node.name, direction)
                rules.append("ip saddr \(try plan.address(of: from)) ip daddr \(try plan.address(of: to)) drop")
            }
        }
        let lines =
            [
                "delete table inet tongdao", "table inet tongdao {", "chain forward {",
                "type filter hook forward priority 0",
            ] + rules + ["}", "}"]
        try router.run(["nft", lines.joined(separator: "\n")])
    }
}
