// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClusterOptions {
    /// The network the options ask for; nil for loopback.
    func makeNetwork(for topology: Topology) throws -> NamespaceNetwork? {
        guard case .namespaces(let seed) = placement else { return nil }
        guard ownership == .bound else {
            throw ClusterError("a cluster in namespaces cannot be left running", remedy: "place it on loopback")
        }
        return try NamespaceNetwork(topology, seed: seed)
    }

    /// Each namespace has all ports to itself, and faults are those of its cable. Free ports would be ones the system
    /// also lends to outgoing connections, and a daemon that starts again might find its own taken.
    var adaptedToNamespaces: ClusterOptions {
        var options = self
        options.hasRelays = false
        options.ports = .fixed
        return options
    }
}
