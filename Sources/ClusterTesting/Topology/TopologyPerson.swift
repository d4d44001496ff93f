// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A person of a node, or of every node of a role.
public struct TopologyPerson: Sendable, Hashable, Codable {
    /// `<organ>/<person>`, the last two segments of the name.
    public var person: String
    /// The territory they belong to when it is not the node's: an expert of the city, an operator's staff.
    public var of: String?
    /// How they are called where a person reads it.
    public var title: String?
    /// Names as `tongdao role grant` takes them, such as `data-authority`.
    public var roles: [String]
    /// The bureau a member of the coordination body sits for.
    public var bureau: String?
    /// What an expert is an expert in.
    public var specialities: [String]?

    public init(
        person: String, of: String? = nil, title: String? = nil, roles: [String], bureau: String? = nil,
        specialities: [String]? = nil
    ) {
        self.person = person
        self.of = of
        self.title = title
        self.roles = roles
        self.bureau = bureau
        self.specialities = specialities
    }
}

/// Someone who acts on a node, with the roles to be granted to them there.
public struct Assignment: Sendable, Hashable {
    /// The node whose ledger holds the roles.
    public let node: String
    /// `tongdao://<city>/<territory>/<organ>/<person>`.
    public let uri: String
    /// `<territory>/<organ>/<person>`: where the identity lies below the people's directory.
    public let path: String
    public let title: String
    public let roles: [String]
    public let bureau: String?
    public let specialities: [String]

    /// The last segment of the name.
    public var shortName: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The name of their context in the command's configuration, such as `zhang-wei@dinghai`.
    public var context: String { "\(shortName)@\(node)" }
}

extension Topology {
    /// The role whose holders are named in a node's configuration instead of being granted it.
    public static let administratorRole = "system-administrator"

    /// Everyone who acts on `node`, those of its role first.
    public func assignments(on node: TopologyNode) -> [Assignment] {
        ((people[node.kind.rawValue] ?? []) + (node.people ?? [])).map { person in
            let path = "\(person.of ?? node.name)/\(person.person)"
            return Assignment(
                node: node.name, uri: "tongdao://\(city)/\(path)", path: path,
                title: (person.of == nil ? node.title : "") + (person.title ?? person.person), roles: person.roles,
                bureau: person.bureau, specialities: person.specialities ?? [])
        }
    }

    /// Who of a node holds a role, in the order of the file.
    public func holders(of role: String, on node: String) -> [Assignment] {
        nodes.filter { $0.name == node }.flatMap(assignments(on:)).filter { $0.roles.contains(role) }
    }
}
