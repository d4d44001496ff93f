// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// The course of one exit, as it should go.
struct ExitCourse {
    var orderedBy: String
    var ticked: Set<Int32> = []
    var lastTickedBy = ""
    var isClosed = false
}

extension Statute {
    /// Access is closed for a time by one person and opened by another; an exit is ticked item by item, each once, and
    /// closed by a second person.
    mutating func exit(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .suspensionOrdered(let fact):
            if !fact.motionId.isEmpty {
                guard let question = questions["\(record.node) \(fact.motionId)"], question.outcome == true,
                    question.kind == .freeze, question.subject == fact.authorizationId
                else { return "\(fact.authorizationId) is frozen without a carried motion" }
            }
            let before = suspended.updateValue(record.actor, forKey: fact.authorizationId)
            return before == nil ? nil : "\(fact.authorizationId) is suspended twice"
        case .resumptionOrdered(let fact):
            guard let person = suspended.removeValue(forKey: fact.authorizationId) else {
                return "\(fact.authorizationId) is resumed and was not suspended"
            }
            return person == record.actor ? "\(person) resumes what they suspended" : nil
        case .exitItemTicked(let fact):
            guard var course = exits[fact.authorizationId], !course.isClosed else {
                return "an item of the exit of \(fact.authorizationId) that is not open"
            }
            for item in fact.items where !course.ticked.insert(item.rawValue).inserted {
                return "item \(item) of \(fact.authorizationId) is ticked twice"
            }
            course.lastTickedBy = record.actor
            exits[fact.authorizationId] = course
            return nil
        case .exitClosed(let fact):
            guard let course = exits[fact.authorizationId], !course.isClosed else {
                return "the exit of \(fact.authorizationId) is closed and was not open"
            }
            exits[fact.authorizationId]?.isClosed = true
            let isComplete = course.ticked.count == ExitItem.allCases.filter { $0 != .unspecified }.count
            guard isComplete else { return "the exit of \(fact.authorizationId) is closed with items missing" }
            return [course.orderedBy, course.lastTickedBy].contains(record.actor)
                ? "\(record.actor) closes their own exit of \(fact.authorizationId)" : nil
        default: return nil
        }
    }
}
