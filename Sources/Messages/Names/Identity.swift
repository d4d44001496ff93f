// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Who stands behind a certificate or an actor field: a node or a person.
public enum Identity: Sendable, Hashable {
    case node(NodeName)
    case person(PersonName)

    /// Reads the URI of a node or of a person; the number of segments tells which.
    public init(_ uri: String) throws(NameError) {
        let count = try NameSegment.parse(uri).count
        switch count {
        case 2: self = .node(try NodeName(uri))
        case 4: self = .person(try PersonName(uri))
        default: throw NameError(uri, .segmentCount(expected: [2, 4], found: count))
        }
    }

    /// The node itself, or the node of the person's territory.
    public var node: NodeName {
        switch self {
        case .node(let name): name
        case .person(let name): name.node
        }
    }
}

extension Identity: CustomStringConvertible {
    /// The URI.
    public var description: String {
        switch self {
        case .node(let name): name.description
        case .person(let name): name.description
        }
    }
}
