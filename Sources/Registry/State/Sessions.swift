// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Where a session of the body stands.
public enum SessionState: Sendable, Equatable, Codable {
    /// Called; too few bureaus have come so far.
    case called
    /// Enough bureaus are present to decide.
    case quorate
    case closed(minutes: [UInt8])
}

/// A meeting of the coordination body with its agenda (ZS-2.1.1d).
public struct BodySession: Sendable, Equatable, Codable {
    public let id: String
    /// Motions, in the order they come up.
    public let agenda: [String]
    /// Unix milliseconds.
    public let beginsMs: UInt64
    /// How many bureaus must be present.
    public let quorum: UInt32
    /// Who came, in the order of coming.
    public internal(set) var present: [String] = []
    /// The bureau each of them came for.
    public internal(set) var bureaus: [String: String] = [:]
    public internal(set) var state: SessionState = .called
    public internal(set) var span: RecordSpan

    init(_ fact: SessionCalled, sequence: UInt64) {
        id = fact.sessionId
        agenda = fact.agenda
        beginsMs = fact.beginsMs
        quorum = fact.quorum
        span = RecordSpan(sequence)
    }

    public var isClosed: Bool { if case .closed = state { true } else { false } }

    /// How many bureaus are present.
    public var bureausPresent: Int { Set(bureaus.values).count }
}

/// The sessions of this node's body, in the order they were called.
public struct BodySessions: Sendable, Equatable, Codable {
    public private(set) var byID: [String: BodySession] = [:]
    public private(set) var order: [String] = []
    /// The session that has each motion on its agenda and is not closed.
    public private(set) var sittingOn: [String: String] = [:]

    init() {}

    public subscript(id: String) -> BodySession? { byID[id] }

    /// The session a motion waits for or is before; nil: it is decided in writing.
    public func session(on motion: String) -> BodySession? { sittingOn[motion].flatMap { byID[$0] } }

    mutating func called(_ fact: SessionCalled, sequence: UInt64) {
        if byID.updateValue(BodySession(fact, sequence: sequence), forKey: fact.sessionId) == nil {
            order.append(fact.sessionId)
        }
        for motion in fact.agenda { sittingOn[motion] = fact.sessionId }
    }

    mutating func attended(_ fact: SessionAttended, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: fact.sessionId) else { return false }
        var session = byID.values[index]
        session.present.append(fact.person)
        session.bureaus[fact.person] = fact.bureau
        if session.bureausPresent >= Int(session.quorum) { session.state = .quorate }
        session.span.last = sequence
        byID.values[index] = session
        return true
    }

    mutating func closed(_ fact: SessionClosed, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: fact.sessionId) else { return false }
        byID.values[index].state = .closed(minutes: fact.minutesDigest)
        byID.values[index].span.last = sequence
        for motion in byID.values[index].agenda where sittingOn[motion] == fact.sessionId {
            sittingOn[motion] = nil
        }
        return true
    }
}
