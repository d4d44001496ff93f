// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// ZS-2.1.2 written down a second time: who is of the expert group, who was asked, and who has answered.
struct ExpertStatute {
    /// By node and person: whether the last thing said of their appointment is that it stands.
    private var appointed: [String: Bool] = [:]
    /// Those who have been asked and have not answered, by node and opinion.
    private var asked: [String: Set<String>] = [:]

    mutating func take(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .expertAppointed(let fact):
            appointed["\(record.node) \(fact.person)"] = true
            return nil
        case .expertDismissed(let fact):
            let before = appointed.updateValue(false, forKey: "\(record.node) \(fact.person)")
            return before == true ? nil : "\(fact.person) is dismissed without an appointment"
        case .expertAssessed(let fact):
            return appointed["\(record.node) \(fact.person)"] == true
                ? nil : "\(fact.person) is assessed without an appointment"
        case .panelDrawn(let fact): return sits(fact.experts, record)
        case .expertRecused(let fact): return sits([fact.replacement], record)
        case .opinionRequested(let fact):
            let before = asked.updateValue(Set(fact.experts), forKey: "\(record.node) \(fact.opinionId)")
            return before == nil ? sits(fact.experts, record) : "\(fact.opinionId) is asked for twice"
        case .opinionSubmitted(let fact):
            guard fact.expert == record.actor else { return "\(record.actor) answers for \(fact.expert)" }
            let waited = asked["\(record.node) \(fact.opinionId)"]?.remove(fact.expert)
            return waited == nil ? "\(fact.expert) was not asked for \(fact.opinionId), or has answered" : nil
        default: return nil
        }
    }

    /// Nobody who was dismissed sits or is asked.
    private func sits(_ people: [String], _ record: Record) -> String? {
        let wrong = people.first { appointed["\(record.node) \($0)"] == false }
        return wrong.map { "\($0) sits or is asked after a dismissal" }
    }
}
