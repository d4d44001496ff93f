// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// How a cluster is run.
public struct ClusterOptions: Sendable, Hashable {
    /// Who the cluster's processes belong to.
    public enum Ownership: Sendable, Hashable {
        /// This process: they end with it, in whatever way it ends.
        case bound
        /// Nobody: they go on until they are stopped; relays are processes of their own.
        case left
    }

    /// Where the daemons are on the network.
    public enum Placement: Sendable, Hashable {
        /// All on loopback; a relay on each uplink can cut and slow it.
        case loopback
        /// Each in a network namespace of its own, so that faults are those of packets: see ``NamespaceNetwork``.
        /// Needs root, and ownership ``Ownership/bound``. Ports are the topology's, there are no relays.
        case namespaces(seed: UInt64)
    }

    public var ports = PortChoice.free
    public var placement = Placement.loopback
    public var ownership = Ownership.bound
    /// Whether each uplink goes through a relay. Without one it cannot be cut, and costs nothing when measuring.
    public var hasRelays = true
    /// Whose roles are granted at the start. A test that needs few people is quicker with few.
    public var people = PeopleChoice.everyone
    public var logLevel = "info"
    /// Added to the daemons' environment; `TONGDAO_…` overrides their configuration.
    public var daemonEnvironment: [String: String] = [:]
    /// Added to one daemon's environment, by the name of its node.
    public var nodeEnvironment: [String: [String: String]] = [:]

    public enum PeopleChoice: Sendable, Hashable {
        case everyone
        /// System administrators and those who admit nodes.
        case administratorsOnly
    }

    public init() {}
}

/// How long things may take before they count as failed, in seconds. Generous: they bound, they do not pace.
public enum ClusterLimits {
    public static let readySeconds = 30.0
    /// A daemon ends calls in progress before it stops.
    public static let stopSeconds = 20.0
    public static let admissionSeconds = 30.0
    public static let commandSeconds = 60.0
    public static let relaySeconds = 5.0
}
