// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The name of a node, `tongdao://<city>/<territory>`, as in its certificate and in its records.
public struct NodeName: Sendable, Hashable {
    /// The city whose channel the node belongs to, e.g. `zhoushan`.
    public let city: String

    /// What the node stands for: a county or district, the city's hub, the province.
    public let territory: String

    /// - Throws: `NameError` for a segment that is not 1 to 64 lowercase ASCII letters, digits and hyphens.
    public init(city: String, territory: String) throws(NameError) {
        for segment in [city, territory] { try NameSegment.check(segment, in: segment) }
        self.city = city
        self.territory = territory
    }

    /// Reads `tongdao://<city>/<territory>`; nothing else is accepted, not even another spelling of the same.
    public init(_ uri: String) throws(NameError) {
        let segments = try NameSegment.parse(uri)
        guard segments.count == 2 else { throw NameError(uri, .segmentCount(expected: [2], found: segments.count)) }
        city = segments[0]
        territory = segments[1]
    }
}

extension NodeName: CustomStringConvertible, Comparable, Codable {
    /// The URI.
    public var description: String { "\(NameSegment.scheme)\(city)/\(territory)" }

    /// The order of the URIs' bytes.
    public static func < (left: NodeName, right: NodeName) -> Bool {
        (left.city, left.territory) < (right.city, right.territory)
    }

    public init(from decoder: any Decoder) throws {
        self = try NodeName(decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
