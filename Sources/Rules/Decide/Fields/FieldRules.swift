// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// What chapter four asks of the scenarios of a field.
enum FieldRules {
    /// The scenario with what its field implies: in health sensitive personal information is there unless denied.
    static func completed(_ scenario: Scenario) -> Scenario {
        var scenario = scenario
        if scenario.field == .health, scenario.sensitive == .unspecified { scenario.sensitive = .present }
        return scenario
    }

    static func check(_ scenario: Scenario, _ documents: [Document]) throws(Objection) {
        var missing: [String] = []
        // Two of one name would pass for data of several organs (ZS-4.6, ZS-4.7).
        if scenario.providers.contains("") || Set(scenario.providers).count != scenario.providers.count {
            missing.append("providers")
        }
        switch scenario.field {
        case .health:
            // ZS-4.4: who denies it says on what grounds.
            if scenario.sensitive == .absent, !documents.contains(where: { $0.kind == .riskSelfAssessment }) {
                missing.append("risk-self-assessment")
            }
        case .market:
            // ZS-4.5: joint modelling is of public, enterprise and social data.
            if !scenario.origins.isEmpty {
                for origin in [DataOrigin.public, .enterprise, .social] where !scenario.origins.contains(origin) {
                    missing.append("origin-\(origin.identifier)")
                }
            }
        default: break
        }
        // ZS-4.1, ZS-4.5: only these two fields serve supervision.
        if scenario.productClass == .regulator, scenario.field != .credit, scenario.field != .market {
            missing.append("product-class")
        }
        guard missing.isEmpty else {
            throw Objection(.applicationFieldTerms, missing, clauses: [scenario.field.clause ?? "ZS-4.7"])
        }
    }
}

extension Decider {
    /// ZS-4.0a, ZS-4.0b: by what applications are compared; each subject once, together a hundred.
    func areSound(_ criteria: [Criterion]) -> Bool {
        if criteria.isEmpty { return true }
        let subjects = criteria.map(\.subject)
        guard Set(subjects).count == subjects.count, !subjects.contains(where: { $0.identifier.isEmpty }) else {
            return false
        }
        return criteria.reduce(UInt64(0)) { $0 + UInt64($1.weight) } == 100
    }
}
