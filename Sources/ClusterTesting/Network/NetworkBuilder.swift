// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Makes the namespaces of a network, the cables between them and the router's routes.
struct NetworkBuilder {
    /// The router's table that leads every packet to the forwarder first.
    private static let forwarderTable = "77"

    let plan: NetworkPlan
    let router: NetworkNamespace
    let namespaces: [String: NetworkNamespace]

    func build() throws(ClusterError) {
        try router.make()
        // Packets may come back by another interface than their sender's, from the forwarder.
        try router.setSwitches([
            ("ipv4/ip_forward", "1"), ("ipv4/conf/all/rp_filter", "0"), ("ipv4/conf/default/rp_filter", "0"),
        ])
        try router.run(["ip", "link", "set", "lo", "up"])
        for node in plan.topology.nodes { try connect(node.name) }
        // The first rule set also shows that the firewall works here.
        try router.run(["nft", "add", "table", "inet", "tongdao"])
    }

    private func connect(_ node: String) throws(ClusterError) {
        guard let namespace = namespaces[node] else { return }
        let (near, far) = (NetworkPlan.nodeInterface, try plan.routerInterface(towards: node))
        try namespace.make()
        try namespace.run(
            ["ip", "link", "add", "name", near, "type", "veth", "peer", "name", far, "netns", router.name])
        try namespace.run(["ip", "link", "set", "lo", "up"])
        try namespace.run(["ip", "address", "add", "\(try plan.address(of: node))/24", "dev", near])
        try namespace.run(["ip", "link", "set", near, "up"])
        try router.run(["ip", "address", "add", "\(try plan.routerAddress(towards: node))/24", "dev", far])
        try router.run(["ip", "link", "set", far, "up"])
        try namespace.run(["ip", "route", "add", "default", "via", try plan.routerAddress(towards: node)])
    }

    /// Asked of the kernel itself: a module may be loaded on demand, built in, or missing.
    var hasNetem: Bool {
        let device = ["dev", "lo", "root", "netem"]
        guard (try? router.run(["tc", "qdisc", "add"] + device + ["delay", "1ms"])) != nil else { return false }
        _ = try? router.run(["tc", "qdisc", "delete"] + device)
        return true
    }

    /// Leads what comes from any cable through the forwarder; what comes from the forwarder goes where it belongs.
    func startForwarder(seed: UInt64) throws -> PacketForwarder {
        let forwarder = try PacketForwarder(in: router, seed: seed)
        do {
            let device = PacketForwarder.device
            try router.run(["ip", "link", "set", device, "up"])
            try router.run(["ip", "route", "add", "default", "dev", device, "table", Self.forwarderTable])
            for node in plan.topology.nodes {
                let cable = try plan.routerInterface(towards: node.name)
                try router.run(["ip", "rule", "add", "iif", cable, "lookup", Self.forwarderTable])
            }
            return forwarder
        } catch {
            forwarder.stop()
            throw error
        }
    }
}
