// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Rules

/// What the rules let an official do though no later command can put it right. The workload keeps to the near side, so
/// that "no case hangs" stays a fair demand on the liveness phase. Each line is a gap of the rules, not of the product's
/// safety.
enum Irreparable {
    /// The largest panel the experts of a simulated city can fill.
    static let largestPanel: UInt32 = 9

    /// The sets a simulated city adopts: those that leave the approval chain as it is.
    static let adoptable: [RuleSetText] = [.cn2025Price, .cn2025Registration, .cn2026Disclosure]

    static func text(_ id: String) -> RuleSetText? { adoptable.first { $0.id == id } }

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
        // Announced under a digest that no text has, a set would stop the whole city until it is announced again.
        case .announceRuleSet(var announced):
            if let text = Self.text(announced.ruleSetId) { announced.digest = SM3.hash(text.encode()).bytes }
            return .announceRuleSet(announced)
        case .openMotion(var motion) where motion.kind == .adoptRules && Self.text(motion.subject) == nil:
            motion.subject = Self.adoptable[0].id
            return .openMotion(motion)
        default: return what
        }
    }
}
