// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What the judge says of one decision in a ledger.
public enum Verdict: Sendable, Equatable {
    case lawful
    /// The decision goes on in records not handed in: a batch may end in its middle.
    case incomplete(missing: UInt32)
    case unlawful(Finding)

    /// Where a decision breaks the rules, and how.
    public struct Finding: Sendable, Equatable {
        /// Sequence of the record that is wrong.
        public let sequence: UInt64
        /// A stable word for what is wrong.
        public let reason: Reason
        /// The finding in the form it is kept in as evidence, texts included.
        public let refusal: Refusal
    }

    /// What can be wrong with a record.
    public enum Reason: String, Sendable, CaseIterable {
        // The form of the ledger
        case otherNode = "node"
        case gap = "sequence"
        case timeBack = "time"
        case epochBack = "epoch"
        case size = "size"
        case genesis = "genesis"
        case noFact = "fact"
        // The cause
        case noCause = "cause"
        case unreadableCause = "cause-unreadable"
        case repeatedCommand = "command-repeated"
        case signature = "signature"
        case permit = "permit"
        case login = "login"
        case forbidden = "forbidden"
        // What the rules give
        case actor = "actor"
        case ruleSet = "rule-set"
        case subject = "subject"
        case clauses = "clauses"
        case body = "body"
    }
}
