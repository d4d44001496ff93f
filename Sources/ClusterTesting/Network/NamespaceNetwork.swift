// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// A network between the nodes of a topology: each node in a network namespace of its own, a router between them, and
/// faults on every link by itself.
///
/// All of it is this process's: ``remove()``, the end of the object, the watchdog of its cluster, or the next network
/// that is made on this machine takes it away.
public final class NamespaceNetwork: Sendable {
    /// What delays, loses, doubles and reorders packets.
    public enum Emulation: String, Sendable, Hashable {
        case netem
        /// ``PacketForwarder``, for a kernel without netem.
        case forwarder = "TUN forwarder, as this kernel has no netem"
    }

    struct State {
        var faults: [Link: LinkFault] = [:]
        var isRemoved = false
    }

    /// One direction of the link above a node.
    struct Link: Hashable {
        var node: String
        var direction: LinkDirection
    }

    public let emulation: Emulation
    let plan: NetworkPlan
    let router: NetworkNamespace
    let namespaces: [String: NetworkNamespace]
    let forwarder: PacketForwarder?
    let state = Mutex(State())
    private static let made = Mutex(0)

    /// Makes namespaces, cables and routes.
    ///
    /// - Parameter seed: of the packets' chance, where it is ours to draw.
    /// - Throws: ``ClusterError``; then nothing is left behind. See ``obstacle`` for whether it can work at all.
    public init(_ topology: Topology, seed: UInt64) throws {
        NetworkNamespace.removeLeftovers()
        guard let process = ProcessIdentity(pid: ProcessInfo.processInfo.processIdentifier) else {
            throw ClusterError("this process has no entry in /proc", remedy: "mount /proc")
        }
        let number = Self.made.withLock { made in
            made += 1
            return made
        }
        let prefix = "\(NetworkNamespace.namePrefix(of: process))\(number)-"
        let plan = NetworkPlan(topology)
        let router = NetworkNamespace(name: prefix + "router")
        let namespaces = [String: NetworkNamespace](
            uniqueKeysWithValues: topology.nodes.map { ($0.name, NetworkNamespace(name: prefix + $0.name)) })
        do {
            let builder = NetworkBuilder(plan: plan, router: router, namespaces: namespaces)
            try builder.build()
            let hasNetem = builder.hasNetem
            forwarder = hasNetem ? nil : try builder.startForwarder(seed: seed)
            emulation = hasNetem ? .netem : .forwarder
        } catch {
            for namespace in [router] + Array(namespaces.values) { namespace.remove() }
            throw error
        }
        self.plan = plan
        self.router = router
        self.namespaces = namespaces
    }

    deinit { remove() }

    /// Takes everything away; what still runs inside is cut off from everything.
    public func remove() {
        let isFirst = state.withLock { state in
            defer { state.isRemoved = true }
            return !state.isRemoved
        }
        guard isFirst else { return }
        forwarder?.stop()
        for namespace in all { namespace.remove() }
    }

    /// Why there can be none here; nil when there can. Tried once.
    public static let obstacle: String? = {
        for program in ["ip", "tc", "nft", "ss", "nsenter"] where SystemTool.path(of: program) == nil {
            return "\(program) is not installed (cluster/install-dependencies)"
        }
        do {
            let node = TopologyNode(name: "probe", code: "330000", title: "", role: .province)
            let topology = Topology(
                city: "probe", leaseSeconds: 1, clockBoundMilliseconds: 1,
                ports: .init(listen: 1, operations: 2, relay: 3), nodes: [node], people: [:])
            try NamespaceNetwork(topology, seed: 1).remove()
            return nil
        } catch {
            return "no network namespaces here: \(error)"
        }
    }()

    var all: [NetworkNamespace] { [router] + plan.topology.nodes.compactMap { namespaces[$0.name] } }

    func namespace(of node: String) throws(ClusterError) -> NetworkNamespace {
        guard let namespace = namespaces[node] else {
            _ = try plan.topology.node(node)
            throw ClusterError("\(node) has no namespace")
        }
        return namespace
    }
}
