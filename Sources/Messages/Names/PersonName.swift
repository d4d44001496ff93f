// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The name of a person, `tongdao://<city>/<territory>/<organ>/<person>`, as in their certificate.
///
/// It says who someone is, never what they may do: roles are granted in the ledger.
public struct PersonName: Sendable, Hashable {
    /// The node of the person's territory.
    public let node: NodeName

    /// The bureau, company or other body the person belongs to.
    public let organ: String

    /// The person within the organ.
    public let person: String

    /// - Throws: `NameError` for a segment that is not 1 to 64 lowercase ASCII letters, digits and hyphens.
    public init(node: NodeName, organ: String, person: String) throws(NameError) {
        for segment in [organ, person] { try NameSegment.check(segment, in: segment) }
        self.node = node
        self.organ = organ
        self.person = person
    }

    /// Reads `tongdao://<city>/<territory>/<organ>/<person>`; nothing else is accepted.
    public init(_ uri: String) throws(NameError) {
        let segments = try NameSegment.parse(uri)
        guard segments.count == 4 else { throw NameError(uri, .segmentCount(expected: [4], found: segments.count)) }
        node = try NodeName(city: segments[0], territory: segments[1])
        organ = segments[2]
        person = segments[3]
    }

    public var city: String { node.city }
    public var territory: String { node.territory }
}

extension PersonName: CustomStringConvertible, Comparable, Codable {
    /// The URI.
    public var description: String { "\(node)/\(organ)/\(person)" }

    /// By node, then organ, then person.
    public static func < (left: PersonName, right: PersonName) -> Bool {
        (left.node, left.organ, left.person) < (right.node, right.organ, right.person)
    }

    public init(from decoder: any Decoder) throws {
        self = try PersonName(decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
