// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// The expert group: who is appointed, asked and recused.
extension SensibleSource {
    mutating func expertText(_ message: String, _ field: String) -> String? {
        switch (message, field) {
        case ("AppointExpert", "person"):
            return random.pick(scene.registry.people.holders(of: .expert, at: scene.nowMs).map(\.person))
        case ("AppointExpert", "employer"): return random.pick(["university", "institute", "academy"])
        case ("DismissExpert", "person"), ("AssessExpert", "person"):
            let registry = scene.registry
            let busy = registry.cases.order.flatMap { registry.cases[$0]?.sittingPanel?.awaited ?? [] }
            let asked = registry.opinions.order.flatMap { registry.opinions[$0]?.awaited ?? [] }
            let free = registry.experts.order.filter { person in
                registry.experts[person]?.state == .appointed && !busy.contains(person) && !asked.contains(person)
            }
            return random.pick(free)
        case ("DeclareConflict", "subject"): return ""
        case ("DeclareConflict", "conflict_organ"):
            return random.chance(10) ? random.pick(CityPeople.organs) : "company-\(random.below(10_000))"
        case ("RecuseExpert", "person"):
            let awaited = scene.registry.cases[given["application_id"] ?? ""]?.sittingPanel?.awaited ?? []
            return awaited.contains(scene.actor) ? scene.actor : random.pick(awaited)
        case ("RequestOpinion", "subject"):
            return isOdd() ? nil : random.pick(Array(scene.registry.cases.order.suffix(32)))
        default: return nil
        }
    }

    mutating func expertTexts(_ message: String, _ field: String) -> [String]? {
        switch (message, field) {
        case ("AppointExpert", "specialities"): return subset(of: CityPeople.specialities)
        case ("RequestOpinion", "experts"):
            let subject = given["subject"] ?? ""
            let product = scene.registry.products[subject].flatMap { scene.registry.authorizations[$0.authorization] }
            guard let found = scene.registry.cases[product?.fact.applicationId ?? subject] else { return nil }
            let ruleSet = RuleSetCatalogue.standard.inForce(at: scene.nowMs) ?? .zs2024
            let pool = ExpertPool(scene.registry, ruleSet: ruleSet, nowMs: scene.nowMs)
            let fit = pool.candidates(for: found).filter(\.excluded.isEmpty).map(\.person)
            return Array(subset(of: fit).prefix(3))
        default: return nil
        }
    }

    mutating func expertEnumeration(_ message: String, _ field: String) -> Int32? {
        switch (message, field) {
        case ("RequestOpinion", "opinion_kind"):
            let isMember = scene.registry.people.holds(.bodyMember, scene.actor, at: scene.nowMs)
            let kinds = OpinionKind.allCases.filter { $0 != .unspecified && (isMember || $0 != .consultation) }
            return random.pick(kinds)?.rawValue
        case ("SubmitOpinion", "verdict"):
            return (isAgainst() ? OpinionVerdict.unfavourable : .favourable).rawValue
        case ("DismissExpert", "dismissal_cause"):
            if isOdd() { return nil }
            return (random.chance(50) ? DismissalCause.ownRequest : .misconduct).rawValue
        default: return nil
        }
    }

    /// Every item of the form that the opinion asked for has.
    mutating func ruledItems(_ message: String, _ field: String) -> [OpinionItem]? {
        guard message == "SubmitOpinion", field == "items",
            let opinion = scene.registry.opinions[given["opinion_id"] ?? ""], let form = OpinionForm.of(opinion.kind),
            !isOdd()
        else { return nil }
        return form.items.map { OpinionItem(item: $0, finding: .met) }
    }
}
