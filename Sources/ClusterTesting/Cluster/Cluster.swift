// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// A cluster of real daemons on loopback, each in its own process with its own directory, ports and certificates.
///
///     try await Cluster.run(topology) { cluster in
///         let authority = try cluster.person(holding: "data-authority", on: "dinghai")
///         let outcome = try await cluster.tongdao(["notice", "list"], as: authority)
///         try await cluster.cut("dinghai")
///     }
///
/// Everything it started is stopped at the end, also when a test fails or the process dies.
public final class Cluster: Sendable {
    public let topology: Topology
    public let directory: RunDirectory
    public let options: ClusterOptions
    public let programs: Programs
    public let ports: [String: NodePorts]
    /// The network with its faults; nil when the cluster is on loopback.
    public let network: NamespaceNetwork?
    let daemons: [String: Daemon]
    let relays: [String: any UplinkRelay]
    let watchdog: Watchdog?
    /// Second daemons that a test has started.
    let rivals = Mutex<[Daemon]>([])

    /// Takes the parts as they are; nothing is started.
    private init(
        topology: Topology, directory: RunDirectory, options: ClusterOptions, programs: Programs,
        ports: [String: NodePorts], network: NamespaceNetwork? = nil, daemons: [String: Daemon],
        relays: [String: any UplinkRelay], watchdog: Watchdog?
    ) {
        self.topology = topology
        self.directory = directory
        self.options = options
        self.programs = programs
        self.ports = ports
        self.network = network
        self.daemons = daemons
        self.relays = relays
        self.watchdog = watchdog
    }

    /// Lays out a run directory with identities and configurations, and starts the relays; no daemon yet.
    public static func prepare(
        _ topology: Topology, in directory: RunDirectory, options: ClusterOptions = ClusterOptions(),
        programs: Programs? = nil
    ) throws -> Cluster {
        let programs = try programs ?? Programs.beside()
        let network = try options.makeNetwork(for: topology)
        let options = network == nil ? options : options.adaptedToNamespaces
        let ports = try options.ports.ports(for: topology)
        try RunDirectory.make(directory.root)
        let layout = ClusterLayout(
            topology: topology, directory: directory, ports: ports, options: options, network: network)
        try layout.write()
        let watchdog =
            options.ownership == .bound
            ? try Watchdog(listPath: directory.watched.path, namespaces: network?.all ?? []) : nil
        let relays = options.hasRelays ? try layout.startRelays(programs: programs) : [:]
        let daemons = layout.daemons(programs: programs, watchdog: watchdog, left: [:])
        return Cluster(
            topology: topology, directory: directory, options: options, programs: programs, ports: ports,
            network: network, daemons: daemons, relays: relays, watchdog: watchdog)
    }

    /// Takes over a cluster that was left running, or that is to be started again.
    public static func attach(to directory: RunDirectory, programs: Programs? = nil) throws -> Cluster {
        let programs = try programs ?? Programs.beside()
        let state = try ClusterState(of: directory)
        var options = ClusterOptions()
        options.ownership = .left
        options.ports = .fixed
        let layout = ClusterLayout(
            topology: state.topology, directory: directory, ports: state.ports, options: options)
        return Cluster(
            topology: state.topology, directory: directory, options: options, programs: programs, ports: state.ports,
            daemons: layout.daemons(programs: programs, watchdog: nil, left: state.daemons),
            relays: layout.leftRelays(state.relays), watchdog: nil)
    }

    /// Brings up a cluster, lets `body` work with it, stops it and removes its directory.
    ///
    /// The directory is kept when `body` throws or `TONGDAO_KEEP_RUNS` is set, and named in the error.
    public static func run<Value>(
        _ topology: Topology, options: ClusterOptions = ClusterOptions(), body: (Cluster) async throws -> Value
    ) async throws -> Value {
        let root = FileManager.default.temporaryDirectory.appending(path: "tongdao-\(UUID().uuidString.prefix(8))")
        let cluster = try prepare(topology, in: RunDirectory(root), options: options)
        do {
            try await cluster.bringUp()
            let value = try await body(cluster)
            try await cluster.stop()
            if ProcessInfo.processInfo.environment["TONGDAO_KEEP_RUNS"] == nil {
                try? FileManager.default.removeItem(at: root)
            }
            return value
        } catch {
            try? await cluster.stop()
            throw ClusterError("\(error)", remedy: "the logs are in \(root.path)/nodes")
        }
    }

    /// The daemon of a node.
    public func daemon(_ node: String) throws(ClusterError) -> Daemon {
        guard let daemon = daemons[node] else {
            _ = try topology.node(node)
            throw ClusterError("\(node) has no daemon")
        }
        return daemon
    }

    /// Starts every daemon, admits each node from both sides, and grants everyone their roles.
    ///
    /// - Parameter progress: told in English what has been done, for someone who waits.
    public func bringUp(progress: (String) -> Void = { _ in }) async throws {
        for node in topology.nodes {
            // Those who admit nodes must hold their role before the first request can be answered.
            try await daemon(node.name).start()
            if options.ownership == .left { try await save() }
            try await admit(node.name)
            try await grantRoles(on: node)
            // Whoever works with a cluster that is left running meets people who are ready to decide.
            if options.ownership == .left { try await setFactors(on: node) }
            progress(
                "started \(topology.uri(of: node.name)) (\(node.kind.rawValue)) and granted its people their roles")
        }
        for node in topology.nodes where topology.above(node) != nil {
            try await waitUntilConnected(node.name)
        }
        progress("every node is connected with the one above it")
    }

    /// Stops every daemon, those below first, then the relays.
    public func stop() async throws {
        var problems: [String] = []
        let others = rivals.withLock { $0 }
        for daemon in others + topology.nodes.reversed().compactMap({ daemons[$0.name] }) {
            do { try await daemon.stop() } catch { problems.append("\(error)") }
        }
        for relay in relays.values {
            do { try await relay.stop() } catch { problems.append("\(error)") }
        }
        network?.remove()
        if options.ownership == .left { try await save() }
        guard problems.isEmpty else { throw ClusterError(problems.joined(separator: "; ")) }
    }

    /// Writes `state.json`, so that another process can take over.
    public func save() async throws {
        var state = ClusterState(topology: topology, ports: ports)
        for (name, daemon) in daemons { state.daemons[name] = await daemon.identity }
        state.relays = relays.compactMapValues(\.process)
        try RunDirectory.writeJSON(state, to: directory.state)
    }
}
