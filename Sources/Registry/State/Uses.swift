// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// A use under way.
public struct Use: Sendable, Equatable, Codable {
    public let authorization: String
    public let kind: UseKind
    public let startedMs: UInt64
    /// The record that started it.
    public let sequence: UInt64
}

/// The uses under way on this node, and how many there have been. A use that has ended leaves only the count.
public struct Uses: Sendable, Equatable, Codable {
    public private(set) var inFlight: [String: Use] = [:]
    public private(set) var started: UInt64 = 0
    public private(set) var ended: UInt64 = 0
    /// The highest permit serial a use has rested on: it never falls.
    public private(set) var lastPermitSerial: UInt64 = 0

    init() {}

    public subscript(id: String) -> Use? { inFlight[id] }

    /// The uses of one authorization under way, in the order they started.
    public func inFlight(of authorization: String) -> [(id: String, use: Use)] {
        var found: [(id: String, use: Use)] = []
        for (id, use) in inFlight where use.authorization == authorization { found.append((id, use)) }
        return found.sorted { ($0.use.sequence, $0.id) < ($1.use.sequence, $1.id) }
    }

    mutating func started(_ fact: UseStarted, atMs: UInt64, sequence: UInt64) {
        inFlight[fact.useId] = Use(
            authorization: fact.authorizationId, kind: fact.kind, startedMs: atMs, sequence: sequence)
        started &+= 1
        if fact.permitSerial > lastPermitSerial { lastPermitSerial = fact.permitSerial }
    }

    mutating func ended(_ id: String) -> Bool {
        guard inFlight.removeValue(forKey: id) != nil else { return false }
        ended &+= 1
        return true
    }
}
