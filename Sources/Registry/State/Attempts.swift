// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// How an attempt beside the unified channel came to be known.
public enum AttemptOrigin: String, Sendable, Equatable, Codable {
    /// Someone reported it, with evidence.
    case reported
    /// A node without admission, or another daemon of an admitted one, called here.
    case node
    /// Someone asked for a channel of their own and was refused.
    case channel
}

/// One attempt beside the unified channel (ZS-2.2d, ZS-2.2e): who, when, from where.
public struct Attempt: Sendable, Equatable, Codable {
    public let id: String
    public let origin: AttemptOrigin
    public let who: String
    public let organ: String
    public let address: String
    public let reason: String
    /// Unix milliseconds.
    public let seenMs: UInt64
    public let sequence: UInt64
}

/// The latest attempts on record, in the order they came. Earlier ones stand in the ledger alone: whoever knocks a
/// million times fills no memory.
public struct Attempts: Sendable, Equatable, Codable {
    /// So many are kept here.
    public static let kept = 1000

    public private(set) var list: [Attempt] = []

    init() {}

    public subscript(id: String) -> Attempt? { list.last { $0.id == id } }

    mutating func reported(_ fact: OutsideAttemptReported, sequence: UInt64) {
        put(
            Attempt(
                id: fact.attemptId, origin: .reported, who: fact.who, organ: fact.organ, address: fact.address,
                reason: "", seenMs: fact.seenMs, sequence: sequence))
    }

    mutating func refused(_ fact: AttemptRefused, _ record: Record) {
        put(
            Attempt(
                id: "#\(record.sequence)", origin: .node, who: fact.node, organ: "", address: fact.address,
                reason: fact.reason, seenMs: record.time >> 16, sequence: record.sequence))
    }

    /// A refusal counts when its clause is the ban on channels of one's own (ZS-2.2e).
    mutating func refused(_ fact: Refused, _ record: Record) {
        guard let code = fact.refusal?.code, code == "channel.new-forbidden" || code == "channel.second" else { return }
        put(
            Attempt(
                id: "#\(record.sequence)", origin: .channel, who: record.actor, organ: record.subject, address: "",
                reason: code, seenMs: record.time >> 16, sequence: record.sequence))
    }

    private mutating func put(_ attempt: Attempt) {
        list.append(attempt)
        if list.count > Self.kept { list.removeFirst(list.count - Self.kept) }
    }
}
