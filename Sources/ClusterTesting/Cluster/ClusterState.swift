// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// What `state.json` of a run directory holds: enough for another process to take the cluster over.
public struct ClusterState: Sendable, Codable {
    public var topology: Topology
    public var ports: [String: NodePorts]
    /// The daemons' processes, alive or not.
    public var daemons: [String: ProcessIdentity] = [:]
    /// The relays' processes, by the node whose uplink they carry.
    public var relays: [String: ProcessIdentity] = [:]

    init(topology: Topology, ports: [String: NodePorts]) {
        self.topology = topology
        self.ports = ports
    }

    /// Reads the state of a run directory.
    public init(of run: RunDirectory) throws(ClusterError) {
        guard let data = try? Foundation.Data(contentsOf: run.state) else {
            throw ClusterError("\(run.root.path): there is no cluster", remedy: "start one with tongdao-cluster up")
        }
        do {
            self = try JSONDecoder().decode(ClusterState.self, from: data)
        } catch {
            throw ClusterError(
                "\(run.state.path): \(error)", remedy: "stop its processes by hand and remove the directory")
        }
    }
}
