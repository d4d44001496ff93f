// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One daemon of the topology.
public struct TopologyNode: Sendable, Hashable, Codable {
    /// What a daemon is configured as.
    public enum Kind: String, Sendable, Hashable, Codable {
        case county
        case hub
        case province
    }

    /// The territory segment of its name, and the name of its directories.
    public var name: String
    /// Administrative division code, such as 330902.
    public var code: String
    /// The territory in Chinese, such as 定海区.
    public var title: String
    /// `county` when left out.
    public var role: Kind?
    /// The node its uplink leads to; the hub when left out, for a county.
    public var above: String?
    /// Fixed ports other than those derived from the position.
    public var ports: Topology.PortBases?
    /// People of this node alone, beside those of its role.
    public var people: [TopologyPerson]?

    public init(
        name: String, code: String, title: String, role: Kind? = nil, above: String? = nil,
        ports: Topology.PortBases? = nil, people: [TopologyPerson]? = nil
    ) {
        self.name = name
        self.code = code
        self.title = title
        self.role = role
        self.above = above
        self.ports = ports
        self.people = people
    }

    public var kind: Kind { role ?? .county }
}
