// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// What ends with a person's office.
enum Leaving {
    /// Why a use ended that someone had under way: the reason in its record.
    enum Reason: String {
        case dismissed = "person-dismissed"
        case roleWithdrawn = "role-withdrawn"
        case roleExpired = "role-expired"
    }

    /// The roles a use can rest on.
    static let operating: [Role] = [.operatorSignatory, .applicant]

    /// The clauses every such end cites.
    static let clauses: [Clause.ID] = ["ZS-1.1", "ZS-2.2d"]

    /// The ends of all that `person` has under way on this node. Permits are by authorization, and colleagues go on.
    static func ends(of person: String, _ registry: Registry, reason: Reason) -> [Draft] {
        registry.uses.inFlight(by: person).map { end(of: $0, reason: reason) }
    }

    static func end(of use: Use, reason: Reason) -> Draft {
        Draft(use.id, clauses, .useEnded(UseEnded(useId: use.id, reason: reason.rawValue)))
    }
}
