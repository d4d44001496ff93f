// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// How a clause is carried out here, and the test on real daemons that proves it.
public struct ClauseProof: Sendable, Equatable {
    /// How far the product goes.
    public enum State: String, Sendable, CaseIterable {
        /// What breaks it is refused.
        case enforced
        /// Its evidence stands in the ledger; nothing is refused for want of it.
        case recorded
        /// Not yet.
        case planned
    }

    public let clause: Clause.ID
    public let state: State
    public let english: String
    public let chinese: String
    /// `Suite/function` of the acceptance test; empty for what is planned.
    public let test: String

    /// What breaks the clause is refused.
    static func enforced(_ clause: Clause.ID, en: String, zh: String, test: String) -> ClauseProof {
        ClauseProof(clause: clause, state: .enforced, english: en, chinese: zh, test: test)
    }

    /// The clause's evidence is on record.
    static func recorded(_ clause: Clause.ID, en: String, zh: String, test: String) -> ClauseProof {
        ClauseProof(clause: clause, state: .recorded, english: en, chinese: zh, test: test)
    }
}

/// The proofs, one file a family.
public enum ClauseProofs {
    private static let families: [[ClauseProof]] = [
        admission,
        publicity,
        supervision,
        exits,
        channels,
        fields,
        training,
        products,
        templates,
        ruleSets,
        seals,
        tracing,
        mechanism,
        experts,
    ]

    public static let all: [ClauseProof] = Array(families.joined())

    /// The proof of a clause; one that no family has claimed is planned.
    public static func of(_ clause: Clause.ID) -> ClauseProof {
        all.first { $0.clause == clause }
            ?? ClauseProof(clause: clause, state: .planned, english: "not yet", chinese: "尚未实现", test: "")
    }
}
