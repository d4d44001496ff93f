// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// One record to be: what the rules give; sequence, time, actor, rule set and cause are the writer's to add.
public struct Draft: Sendable, Equatable {
    public let subject: String
    public let clauses: [String]
    public let body: Body

    public init(subject: String, clauses: [String], body: Body) {
        self.subject = subject
        self.clauses = clauses
        self.body = body
    }

    init(_ subject: String, _ clauses: [Clause.ID], _ fact: Body.Fact) {
        self.init(subject: subject, clauses: clauses.map(\.rawValue), body: Body(fact: fact))
    }
}

/// What the rules say to a command, an order or an observation.
public enum Decision: Sendable, Equatable {
    /// The drafts stand together in the ledger, in this order, as one decision.
    case accepted(subject: String, drafts: [Draft])
    /// The refusal is recorded as well. It carries its texts in both languages.
    case refused(Refusal, subject: String)

    public var subject: String {
        switch self {
        case .accepted(let subject, _), .refused(_, let subject): subject
        }
    }

    /// What goes into the ledger: the drafts, or one draft of the refusal without its texts.
    public var drafts: [Draft] {
        switch self {
        case .accepted(_, let drafts): drafts
        case .refused(let refusal, let subject):
            [
                Draft(
                    subject: subject, clauses: refusal.clauses,
                    body: Body(fact: .refused(Refused(refusal: RefusalTexts.bare(refusal)))))
            ]
        }
    }

    public var refusal: Refusal? {
        if case .refused(let refusal, _) = self { refusal } else { nil }
    }
}
