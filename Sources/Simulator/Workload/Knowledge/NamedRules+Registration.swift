// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// What an application for registration and a calendar say.
extension SensibleSource {
    mutating func registrationText(_ message: String, _ field: String) -> String? {
        switch (message, field) {
        case ("RegistrationContent", "evidence_id"):
            let registrations = scene.registry.registrations
            return isOdd()
                ? nil : registrations.evidenceOrder.last { registrations.evidence[$0]?.fact.organ == scene.organ }
        // Products of an agreement live as long as it; the rules' own tests show that.
        case ("RegistrationContent", "agreement_id"), ("RequestRegistrationChange", "agreement_id"): return ""
        // One of many fields that can each spoil it: odd at the same rate each, none would be right.
        case ("RegistrationContent", _) where !random.chance(15): return "\(field)-\(random.below(1000))"
        default: return nil
        }
    }

    mutating func registrationTexts(_ message: String, _ field: String) -> [String]? {
        switch (message, field) {
        case ("RegistrationContent", "subjects") where !isOdd():
            let all = [scene.organ] + ["partner-\(random.below(9))"]
            return random.chance(20) ? all : [scene.organ]
        // Each call another arrangement of one year far enough away.
        case ("PublishCalendar", "holidays") where !isOdd():
            return subset(of: (1...28).map { $0 < 10 ? "2027-10-0\($0)" : "2027-10-\($0)" })
        case ("PublishCalendar", "make_up_days") where !isOdd(): return random.chance(50) ? ["2027-05-08"] : []
        default: return nil
        }
    }

    mutating func registrationEnumeration(_ message: String, _ field: String) -> Int32? {
        guard message == "RegistrationContent", field == "object", !isOdd() else { return nil }
        if let found = scene.registry.registrations[given["registration_id"] ?? ""] {
            return found.content.object.rawValue
        }
        let isOperator = scene.registry.people.holds(.operatorSignatory, scene.actor, at: scene.nowMs)
        return (isOperator ? RegistrationObject.product : .resource).rawValue
    }
}
