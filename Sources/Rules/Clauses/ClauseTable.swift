// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The plan's obligations, as the product carries them. Rules, refusals, tests and documents cite them by id.
public enum ClauseTable {
    /// Every clause in the order of the plan.
    public static let all: [Clause] =
        generalClauses + taskClauses + admissionClauses + fieldClauses + safeguardClauses + closingClauses

    private static let byID: [Clause.ID: Clause] = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// The clause of that id; nil when the plan has none.
    public static subscript(id: Clause.ID) -> Clause? { byID[id] }

    /// The clauses of a chapter, 1 to 6.
    public static func chapter(_ number: Int) -> [Clause] { all.filter { $0.id.chapter == number } }
}
