// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Rules

/// The rule sets a simulated city adopts: those that leave the approval chain as it is.
enum AdoptableRules {
    static let all: [RuleSetText] = [.cn2025Price, .cn2025Registration, .cn2026Disclosure]

    static func text(_ id: String) -> RuleSetText? { all.first { $0.id == id } }

    /// Announced under a digest that no text has, a set would stop the whole city until it is announced again, and a
    /// motion on a set nobody can distribute would do so for good.
    static func mended(_ what: Action.What) -> Action.What {
        switch what {
        case .announceRuleSet(var announced):
            if let text = text(announced.ruleSetId) { announced.digest = SM3.hash(text.encode()).bytes }
            return .announceRuleSet(announced)
        case .openMotion(var motion) where motion.kind == .adoptRules && text(motion.subject) == nil:
            motion.subject = all[0].id
            return .openMotion(motion)
        default: return what
        }
    }
}
