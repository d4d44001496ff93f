// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// How many authorizations of a field may stand in a year (ZS-4.0a).
public struct Quota: Sendable, Equatable, Codable {
    public let fact: QuotaSet
    /// Whether the node above set it, for the whole city.
    public let isFromAbove: Bool
    public internal(set) var span: RecordSpan

    public var id: String { QuotaID.text(fact.field, fact.year) + (isFromAbove ? "-city" : "") }
}

/// The name of a quota, of the field's number in the contract and the year.
public enum QuotaID {
    public static func text(_ field: Field, _ year: UInt32) -> String { "Q-\(field.rawValue)-\(year)" }
}

/// The quotas in force here, in the order they were first set: a later one takes the place of an earlier.
public struct Quotas: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Quota] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Quota? { byID[id] }

    /// What this node has set for itself; at the hub, for the city.
    public func own(_ field: Field, _ year: UInt32) -> Quota? { byID[QuotaID.text(field, year)] }

    /// What the node above has set.
    public func ofCity(_ field: Field, _ year: UInt32) -> Quota? { byID[QuotaID.text(field, year) + "-city"] }

    mutating func set(_ fact: QuotaSet, isFromAbove: Bool, sequence: UInt64) {
        var quota = Quota(fact: fact, isFromAbove: isFromAbove, span: RecordSpan(sequence))
        if let before = byID[quota.id] {
            quota.span = RecordSpan(first: before.span.first, last: sequence)
        } else {
            order.append(quota.id)
        }
        byID[quota.id] = quota
    }
}
