// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Something the platform is built of (ZS-1.2.2c, ZS-2.2a, ZS-2.2b), in one version.
public struct Asset: Sendable, Equatable, Codable {
    public let fact: AssetEntered
    /// The asset of the same kind and name that came after it; nil: it is the current one.
    public internal(set) var succeededBy: String?
    public internal(set) var span: RecordSpan

    public var id: String { fact.assetId }
}

/// The inventory: every version of everything, in the order it was entered.
public struct Assets: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Asset] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Asset? { byID[id] }

    /// The current version of what bears that name.
    public func current(_ kind: AssetKind, _ name: String) -> Asset? {
        order.reversed().lazy.compactMap { byID[$0] }.first { $0.fact.kind == kind && $0.fact.name == name }
    }

    /// Whether that version of it was entered before.
    public func hasVersion(_ kind: AssetKind, _ name: String, _ version: String) -> Bool {
        order.contains { id in
            guard let fact = byID[id]?.fact else { return false }
            return fact.kind == kind && fact.name == name && fact.version == version
        }
    }

    /// The connector that keeps a catalogue id of the base platform.
    public func connector(to catalogueID: String) -> Asset? {
        order.lazy.compactMap { byID[$0] }.first { $0.fact.kind == .connector && $0.fact.catalogueId == catalogueID }
    }

    mutating func entered(_ fact: AssetEntered, sequence: UInt64) {
        if let before = current(fact.kind, fact.name)?.id {
            byID[before]?.succeededBy = fact.assetId
            byID[before]?.span.last = sequence
        }
        byID[fact.assetId] = Asset(fact: fact, succeededBy: nil, span: RecordSpan(sequence))
        order.append(fact.assetId)
    }
}
