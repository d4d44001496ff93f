// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Rules

/// The rule sets a simulated city adopts: those that leave the approval chain as it is.
enum AdoptableRules {
    static let all: [RuleSetText] = [shortRegistration, .cn2025Price, .cn2026Disclosure]

    /// The national set on registration with terms a run can live through: a public notice of one working day, and a life
    /// shorter than the time in which it can be renewed. The rules take their numbers from the set, so it is the same course.
    private static let shortRegistration: RuleSetText = {
        var text = RuleSetText.cn2025Registration
        text.id = "SIM-REG"
        let shorter = ["public-notice-working-days": "1", "registration-life-months": "1"]
        for index in text.values.indices {
            if let value = shorter[text.values[index].name] { text.values[index].values = [value] }
        }
        return text
    }()

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
