// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Why a step of a decision says no; `Decider` makes the refusal of it.
struct Objection: Error {
    let code: RefusalCode
    /// What was missing or wrong, as identifiers or `key:value`.
    let missing: [String]
    /// The clauses where they are not the code's own.
    var clauses: [Clause.ID]?
    /// The role with the next step where it is not the code's own.
    var owner: Role?
    /// What the refusal is about where it is not the command's subject.
    var subject: String?

    init(
        _ code: RefusalCode, _ missing: [String] = [], clauses: [Clause.ID]? = nil, owner: Role? = nil,
        subject: String? = nil
    ) {
        self.code = code
        self.missing = missing
        self.clauses = clauses
        self.owner = owner
        self.subject = subject
    }

    /// The refusal with its texts.
    func refusal(ruleSet: String, decisionID: String) -> Refusal {
        RefusalTexts.dressed(
            Refusal(
                code: code.rawValue, clauses: (clauses ?? code.clauses).map(\.rawValue), ruleSet: ruleSet,
                missing: missing, owner: (owner ?? RefusalTexts[code].owner).identifier, decisionId: decisionID))
    }
}
