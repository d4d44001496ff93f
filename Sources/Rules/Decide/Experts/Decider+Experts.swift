// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    var pool: ExpertPool { ExpertPool(registry, ruleSet: ruleSet, nowMs: nowMs) }

    /// ZS-2.1.2a, b: the data authority appoints, for a term, whom the administrator has given the role. Appointing
    /// again begins a new term.
    func appointExpert(_ action: AppointExpert) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority])
        try checkSeparate(.appointExpert, SeparateMatter(person: action.person))
        let held = registry.people.grants[action.person] ?? []
        guard held.contains(where: { $0.role == .expert && !$0.hasLapsed(at: nowMs) }) else {
            throw Objection(.expertWithoutRole, [action.person])
        }
        var missing: [String] = []
        if action.specialities.isEmpty || action.specialities.contains("") { missing.append("specialities") }
        if action.employer.isEmpty { missing.append("employer") }
        let from = max(action.fromMs, nowMs)
        let latest = CivilTime(unixMs: from).adding(months: ruleSet.parameters.experts.maximumTermMonths.value)
        if action.untilMs <= from || action.untilMs > latest.unixMs { missing.append("until") }
        guard missing.isEmpty else { throw Objection(.expertMalformed, missing) }
        let fact = ExpertAppointed(
            person: action.person, specialities: action.specialities, employer: action.employer,
            fromMs: action.fromMs, untilMs: action.untilMs)
        return [Draft(action.person, ["ZS-1.3d", "ZS-2.1.2a", "ZS-2.1.2b"], .expertAppointed(fact))]
    }

    /// ZS-2.1.2b: the end of an appointment before its term. Whoever sits on a panel or owes an opinion is recused first,
    /// so that no case is left waiting for someone who may not act.
    func dismissExpert(_ action: DismissExpert) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority])
        try checkSeparate(.dismissExpert, SeparateMatter(person: action.person))
        let expert = try appointed(action.person)
        switch action.dismissalCause {
        case .ownRequest, .concealedConflict, .misconduct: break
        case .poorAssessment:
            let needed = ruleSet.parameters.experts.sufficientMarks.value
            guard let marks = expert.marks, marks < needed else {
                throw Objection(
                    .expertMarksSuffice, ["marks:\(expert.marks.map { "\($0)" } ?? "none")", "needed:\(needed)"])
            }
        case .unspecified, .unrecognized: throw Objection(.expertMalformed, ["cause"])
        }
        if action.reason.isEmpty { throw Objection(.expertMalformed, ["reason"]) }
        if let duty = duty(of: action.person) { throw Objection(.expertSitting, ["subject:\(duty)"]) }
        let fact = ExpertDismissed(
            person: action.person, dismissalCause: action.dismissalCause, reason: action.reason)
        return [Draft(action.person, ["ZS-2.1.2b"], .expertDismissed(fact))]
    }

    /// ZS-2.1.2b: the data authority assesses whom it has appointed.
    func assessExpert(_ action: AssessExpert) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority])
        try checkSeparate(.assessExpert, SeparateMatter(person: action.person))
        _ = try appointed(action.person)
        var missing: [String] = []
        if action.marks > ruleSet.parameters.experts.maximumMarks.value { missing.append("marks") }
        if action.remarkDigest.count != digestBytes { missing.append("remark-digest") }
        guard missing.isEmpty else { throw Objection(.assessmentIncomplete, missing) }
        let fact = ExpertAssessed(person: action.person, marks: action.marks, remarkDigest: action.remarkDigest)
        return [Draft(action.person, ["ZS-2.1.2b"], .expertAssessed(fact))]
    }

    /// ZS-2.1.2b: an expert says where they have an interest, before or after they are drawn.
    func declareConflict(_ action: DeclareConflict) throws(Objection) -> [Draft] {
        try acting(as: [.expert])
        var missing: [String] = []
        if action.subject.isEmpty == action.conflictOrgan.isEmpty { missing.append("subject") }
        if action.reason.isEmpty { missing.append("reason") }
        guard missing.isEmpty else { throw Objection(.conflictMalformed, missing) }
        if !action.subject.isEmpty { _ = try application(action.subject) }
        let known = registry.experts.conflicts[actor] ?? []
        if known.contains(where: { $0.subject == action.subject && $0.organ == action.conflictOrgan }) {
            throw Objection(.conflictAlready, [action.subject.isEmpty ? action.conflictOrgan : action.subject])
        }
        let fact = ConflictDeclared(
            person: actor, subject: action.subject, conflictOrgan: action.conflictOrgan, reason: action.reason)
        return [Draft(actor, ["ZS-2.1.2b"], .conflictDeclared(fact))]
    }

    private func appointed(_ person: String) throws(Objection) -> Expert {
        guard let found = registry.experts[person], found.state == .appointed else {
            throw Objection(.expertNotAppointed, [person])
        }
        return found
    }

    /// The first case, draw or opinion that waits for `person`. Whoever stands on a list that has been fixed stays there until
    /// it has been drawn from: else the office could change the lot once it is known.
    private func duty(of person: String) -> String? {
        registry.draws.open.first { registry.draws[$0]?.eligible.contains(person) == true }
            ?? registry.cases.order.first { registry.cases[$0]?.sittingPanel?.awaited.contains(person) == true }
            ?? registry.opinions.order.first { registry.opinions[$0]?.awaited.contains(person) == true }
    }
}
