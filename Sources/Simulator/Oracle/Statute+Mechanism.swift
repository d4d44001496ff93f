// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// ZS-2.1.1, ZS-5.1: sessions, recusals and tasks; and who acts for whom.
extension Statute {
    mutating func mechanism(_ fact: Body.Fact, _ record: Record) -> String? {
        func key(_ id: String) -> String { "\(record.node) \(id)" }
        switch fact {
        case .deputyNamed(let fact):
            deputies[key(fact.deputy), default: []].insert(fact.member)
            return nil
        case .motionRecused(let fact):
            return ask(fact.motionId, record) { question in
                guard question.outcome == nil else { return "left after its decision" }
                guard question.electorate.contains(fact.member), !question.voted.contains(fact.member) else {
                    return "\(fact.member) steps back without a vote to give up"
                }
                return question.recused.insert(fact.member).inserted ? nil : "\(fact.member) steps back twice"
            }
        case .sessionCalled(let fact):
            for motion in fact.agenda where questions[key(motion)]?.outcome != nil || questions[key(motion)] == nil {
                return "\(fact.sessionId) is called on \(motion), which is not before the body"
            }
            return sessions.updateValue([], forKey: key(fact.sessionId)) == nil
                ? nil : "\(fact.sessionId) is called twice"
        case .sessionAttended(let fact):
            guard sessions[key(fact.sessionId)] != nil else { return "\(fact.sessionId) is not under way" }
            return sessions[key(fact.sessionId)]?.insert(fact.person).inserted == true
                ? nil : "\(fact.person) comes twice"
        case .sessionClosed(let fact):
            return sessions.removeValue(forKey: key(fact.sessionId)) == nil
                ? "\(fact.sessionId) ends, and is not under way" : nil
        case .taskAssigned(let fact):
            guard questions[key(fact.motionId)]?.outcome == true else {
                return "\(fact.taskId) rests on no resolution"
            }
            return tasks.updateValue(false, forKey: key(fact.taskId)) == nil ? nil : "\(fact.taskId) is assigned twice"
        case .taskReported(let fact):
            return tasks.updateValue(true, forKey: key(fact.taskId)) == false
                ? nil : "\(fact.taskId) is reported, and was not open"
        case .taskClosed(let fact):
            // One that came as an order was assigned in another ledger.
            return tasks.updateValue(true, forKey: key(fact.taskId)) == true ? "\(fact.taskId) is closed twice" : nil
        default: return nil
        }
    }

    /// The offices someone exercises for a holder who is away; a deputy sits for a member of the body.
    func exercised(by person: String, _ before: Registry, _ nowMs: UInt64) -> [Role] {
        let delegated = before.delegations.inForce(to: person, at: nowMs).filter {
            before.people.holds($0.fact.role, $0.fact.holder, at: nowMs)
        }.map(\.fact.role)
        return delegated + (before.body.deputyships(of: person, at: nowMs).isEmpty ? [] : [.bodyMember])
    }
}
