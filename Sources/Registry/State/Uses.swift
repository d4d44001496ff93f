// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// A use under way.
public struct Use: Sendable, Equatable, Codable {
    public let authorization: String
    public let kind: UseKind
    public let startedMs: UInt64
    /// The record that started it.
    public let sequence: UInt64
    /// Who started it; empty: the node itself.
    public let person: String

    public var id: String { UseID.text(sequence) }
}

/// The uses under way on this node, and how many there have been. A use that has ended leaves only the count.
///
/// Uses start by the hundred thousand, in the order of their sequences: they stand in one array in that order, with
/// holes where some have ended, and are found by halving. The holes are closed when they are more than half.
public struct Uses: Sendable {
    private var list: [Use?] = []
    private var sequences: [UInt64] = []
    /// How many are under way.
    public private(set) var count = 0
    public private(set) var started: UInt64 = 0
    public private(set) var ended: UInt64 = 0
    /// The highest permit serial a use has rested on: it never falls.
    public private(set) var lastPermitSerial: UInt64 = 0
    /// When the first delivery under each authorization began on this node, Unix milliseconds: what it delivers has to be
    /// registered from then on.
    public private(set) var firstDeliveries: [String: UInt64] = [:]

    init() {}

    public subscript(id: String) -> Use? { place(of: id).flatMap { list[$0] } }

    /// Whether a use of that id is under way.
    public func contains(_ id: String) -> Bool { place(of: id) != nil }

    /// Everything under way, in the order it started.
    public var inFlight: [Use] { list.compactMap { $0 } }

    /// The uses of one authorization under way, in the order they started.
    public func inFlight(of authorization: String) -> [Use] {
        list.compactMap { $0?.authorization == authorization ? $0 : nil }
    }

    /// What `person` started and has under way, in the order it started.
    public func inFlight(by person: String) -> [Use] {
        list.compactMap { $0?.person == person ? $0 : nil }
    }

    private func place(of id: String) -> Int? {
        guard let sequence = UseID.sequence(of: id) else { return nil }
        var (low, high) = (0, sequences.count)
        while low < high {
            let middle = (low + high) / 2
            if sequences[middle] < sequence { low = middle + 1 } else { high = middle }
        }
        guard low < sequences.count, sequences[low] == sequence, list[low] != nil else { return nil }
        return low
    }

    mutating func started(_ fact: UseStarted, by person: String, atMs: UInt64, sequence: UInt64) {
        list.append(
            Use(
                authorization: fact.authorizationId, kind: fact.kind, startedMs: atMs, sequence: sequence,
                person: person))
        sequences.append(sequence)
        count += 1
        started &+= 1
        if fact.permitSerial > lastPermitSerial { lastPermitSerial = fact.permitSerial }
        if fact.kind == .delivery, firstDeliveries[fact.authorizationId] == nil {
            firstDeliveries[fact.authorizationId] = atMs
        }
    }

    mutating func ended(_ id: String) -> Bool {
        guard let place = place(of: id) else { return false }
        list[place] = nil
        count -= 1
        ended &+= 1
        if list.count > Self.smallestToClose, count * 2 < list.count { closeHoles() }
        return true
    }

    /// Below this many places holes cost nothing worth closing them for.
    private static let smallestToClose = 64

    private mutating func closeHoles() {
        list.removeAll { $0 == nil }
        sequences = list.compactMap { $0?.sequence }
    }
}

/// Holes are no part of what is true.
extension Uses: Equatable {
    public static func == (left: Uses, right: Uses) -> Bool {
        (left.count, left.started, left.ended, left.lastPermitSerial)
            == (right.count, right.started, right.ended, right.lastPermitSerial) && left.inFlight == right.inFlight
            && left.firstDeliveries == right.firstDeliveries
    }
}

extension Uses: Codable {
    private enum Key: String, CodingKey {
        case inFlight
        case started
        case ended
        case lastPermitSerial
        case firstDeliveries
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let uses = try container.decode([Use].self, forKey: .inFlight)
        list = uses
        sequences = uses.map(\.sequence)
        count = uses.count
        started = try container.decode(UInt64.self, forKey: .started)
        ended = try container.decode(UInt64.self, forKey: .ended)
        lastPermitSerial = try container.decode(UInt64.self, forKey: .lastPermitSerial)
        // A snapshot without them is an older program's: it is not read, and the records are.
        firstDeliveries = try container.decode([String: UInt64].self, forKey: .firstDeliveries)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(inFlight, forKey: .inFlight)
        try container.encode(started, forKey: .started)
        try container.encode(ended, forKey: .ended)
        try container.encode(lastPermitSerial, forKey: .lastPermitSerial)
        try container.encode(firstDeliveries, forKey: .firstDeliveries)
    }
}
