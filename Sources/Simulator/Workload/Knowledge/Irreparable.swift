// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// What the rules let an official do though no later command can put it right. The workload keeps to the near side, so
/// that "no case hangs" stays a fair demand on the liveness phase. Each line is a gap of the rules, not of the product's
/// safety.
enum Irreparable {
    /// The largest panel the experts of a simulated city can fill.
    static let largestPanel: UInt32 = 9

    static func mended(_ what: Action.What, administrators: [String]) -> Action.What {
        switch what {
        // A grant with a foreign key, or one that is not in force, takes the last administrator's place unnoticed.
        case .grantRole(var grant):
            if grant.role == .systemAdministrator { (grant.fromMs, grant.untilMs) = (0, 0) }
            if grant.role == .systemAdministrator || administrators.contains(grant.person) {
                grant.publicKey = SimulatedKeys.publicKey(of: grant.person)
            }
            return .grantRole(grant)
        // A case under a notice that asks for more experts than there are can neither go on nor end.
        case .publishNotice(var notice):
            notice.panelSize = min(notice.panelSize, largestPanel)
            return .publishNotice(notice)
        // A seal whose key nobody has is never put to the agreement it was released for.
        case .enterSeal(var seal):
            if seal.publicKey.count == SimulatedKeys.publicKeyBytes {
                seal.publicKey = SimulatedKeys.publicKey(of: seal.sealId)
            }
            return .enterSeal(seal)
        default: return what
        }
    }
}
