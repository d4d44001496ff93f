// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Foundation
import Synchronization

extension Cluster {
    /// Cuts a node off from the one above it.
    public func cut(_ node: String) async throws { try await set(.cut, on: node) }

    /// Lets everything pass again.
    public func mend(_ node: String) async throws { try await set(.open, on: node) }

    /// Puts a node's uplink into a mode; returns when it has taken effect.
    public func set(_ mode: RelayMode, on node: String) async throws {
        guard let relay = relays[node] else {
            _ = try topology.node(node)
            throw ClusterError("the uplink of \(node) goes through no relay", remedy: "start the cluster with relays")
        }
        try await relay.set(mode)
    }

    /// SIGKILL, then a new start on what is left on disk.
    public func killAndRestart(_ node: String) async throws {
        let daemon = try daemon(node)
        try await daemon.kill()
        try await daemon.start()
    }

    /// What a second daemon under a node's identity finds in its data directory.
    public enum RivalData: Sendable, Hashable {
        /// Nothing: it begins a ledger of its own.
        case empty
        /// A copy of the first one's, as from a cloned disk.
        case cloned
    }

    /// A second daemon with the identity of `node`, in a directory of its own, on ports of its own; not started yet.
    ///
    /// Cloning pauses the first daemon, if it runs, so that the copy is one a crash could have left.
    public func makeRival(of node: String, data: RivalData, name: String = "rival") async throws -> Daemon {
        let first = try daemon(node)
        let place = NodeDirectory(root: directory.root.appending(path: "rivals/\(node)-\(name)"))
        try RunDirectory.make(place.root)
        switch data {
        case .empty: try RunDirectory.make(place.data)
        case .cloned: try await copyData(of: node, to: place.data)
        }
        let free = try FreePorts.take(2)
        let layout = ClusterLayout(
            topology: topology, directory: directory, ports: ports, options: options, network: network)
        var configuration = try layout.configuration(of: topology.node(node))
        configuration.data.directory = place.data.path
        configuration.listen.port = free[0]
        configuration.operations.port = free[1]
        configuration.publicity = nil
        if let above = topology.above(try topology.node(node)), let port = ports[above]?.listen {
            // Past the relay: cutting the first one off must not cut the rival off.
            configuration.above?.port = port
        }
        try configuration.write(to: place.configuration)
        let rival = Daemon(
            name: "\(node)-\(name)", directory: place,
            ports: NodePorts(listen: free[0], operations: free[1], relay: 0), program: programs.daemon,
            environment: first.environment, namespace: first.namespace, watchdog: watchdog)
        rivals.withLock { $0.append(rival) }
        return rival
    }

    /// Copies a node's data directory as it is on disk now.
    public func copyData(of node: String, to target: URL) async throws {
        let daemon = try daemon(node)
        let isRunning = await daemon.isRunning
        if isRunning { try await daemon.pause() }
        let result = Result { try FileManager.default.copyItem(at: daemon.directory.data, to: target) }
        if isRunning { try await daemon.resume() }
        try result.get()
    }

    /// Puts a copy in the place of a stopped node's data, as an office does with a backup.
    public func restoreData(of node: String, from copy: URL) async throws {
        let daemon = try daemon(node)
        guard await !daemon.isRunning else { throw ClusterError("\(node) runs", remedy: "stop it first") }
        try FileManager.default.removeItem(at: daemon.directory.data)
        try FileManager.default.copyItem(at: copy, to: daemon.directory.data)
    }
}
