// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// What ends with a person's office.
enum Leaving {
    /// Why a use ended that someone had under way: the reason in its record.
    enum Reason: String {
        case dismissed = "person-dismissed"
        case roleWithdrawn = "role-withdrawn"
    }

    /// The roles a use can rest on.
    static let operating: [Role] = [.operatorSignatory, .applicant]

    /// The ends of all that `person` has under way on this node. Permits are by authorization, and colleagues go on.
    static func ends(of person: String, _ registry: Registry, reason: Reason) -> [Draft] {
        registry.uses.inFlight(by: person).map { use in
            Draft(use.id, ["ZS-1.1", "ZS-2.2d"], .useEnded(UseEnded(useId: use.id, reason: reason.rawValue)))
        }
    }
}
