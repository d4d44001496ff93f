// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Something that must never be, and was.
package struct Violation: Sendable, Equatable, CustomStringConvertible {
    package let property: Property
    package let detail: String

    init(_ property: Property, _ detail: String) {
        self.property = property
        self.detail = detail
    }

    package var description: String { "\(property.rawValue): \(detail)" }
}

/// What the oracle watches over: the ten invariants of the design, what a node owes its operator, and that things get
/// done in the end.
package enum Property: String, Sendable, CaseIterable {
    /// 1. What was acknowledged is never lost.
    case acknowledgedIsKept = "invariant 1, acknowledged is kept"
    /// 2. The hub's copy is a prefix of the county's log; logs never fork unnoticed.
    case copiesArePrefixes = "invariant 2, copies are prefixes"
    /// 3. Nothing starts without a live permit for that scenario.
    case usesArePermitted = "invariant 3, uses are permitted"
    /// 4. Nothing is served after revocation + lease + clock bound.
    case revocationsHold = "invariant 4, revocations hold"
    /// 5. One live authorization per applicant and scenario; one live daemon per territory.
    case onlyOne = "invariant 5, only one"
    /// 6. A filing reaches the province exactly once, and has its receipt.
    case filedOnce = "invariant 6, filed once"
    /// 7. The registry rebuilt from the ledger is the running one.
    case rebuiltIsSame = "invariant 7, rebuilt is the same"
    /// 8. No transition that the rules forbid.
    case lawful = "invariant 8, lawful"
    /// 9. What must be kept is kept: nothing disappears from a ledger.
    case nothingErased = "invariant 9, nothing disappears"
    /// 10. Only what an agreement lists leaves, through the gate, on record.
    case onlyListedLeaves = "invariant 10, only what is listed leaves"
    /// A ledger opens unless something was done to its disk.
    case ledgerOpens = "a ledger opens"
    /// A daemon goes on unless something was done to it.
    case nodeRuns = "a node runs"
    /// Once faults have stopped everything owed gets done.
    case liveness = "liveness"
}
