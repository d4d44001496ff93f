// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Whether an opinion is still awaited.
public enum OpinionState: String, Sendable, Equatable, Codable {
    case requested = "opinion-requested"
    case given = "opinion-given"
}

/// A question put to experts, with the answers so far (ZS-2.1.2c to i).
public struct Opinion: Sendable, Equatable, Codable {
    public let id: String
    public let kind: OpinionKind
    /// An application, a motion, an agreement, an authorization or a product.
    public let subject: String
    public let experts: [String]
    public let dueMs: UInt64
    public internal(set) var answers: [String: OpinionSubmitted] = [:]
    public internal(set) var span: RecordSpan

    init(_ fact: OpinionRequested, sequence: UInt64) {
        id = fact.opinionId
        kind = fact.opinionKind
        subject = fact.subject
        experts = fact.experts
        dueMs = fact.dueMs
        span = RecordSpan(sequence)
    }

    /// The experts who have not answered yet, in the order they were asked.
    public var awaited: [String] { experts.filter { answers[$0] == nil } }

    public var state: OpinionState { awaited.isEmpty ? .given : .requested }

    /// Whether everyone has answered and nobody is against it.
    public var speaksForIt: Bool {
        state == .given && answers.values.allSatisfy { $0.verdict != .unfavourable }
    }
}

/// The opinions asked for at this node, in the order of asking.
public struct Opinions: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Opinion] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Opinion? { byID[id] }

    mutating func requested(_ fact: OpinionRequested, sequence: UInt64) {
        if byID.updateValue(Opinion(fact, sequence: sequence), forKey: fact.opinionId) == nil {
            order.append(fact.opinionId)
        }
    }

    mutating func submitted(_ fact: OpinionSubmitted, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: fact.opinionId) else { return false }
        byID.values[index].answers[fact.expert] = fact
        byID.values[index].span.last = sequence
        return true
    }
}
