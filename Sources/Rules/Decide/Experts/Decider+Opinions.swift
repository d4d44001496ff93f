// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-2.1.2c, e to i: a question put to experts who have no interest in it. What is not of the named subjects is
    /// entrusted by a member of the coordination body.
    func requestOpinion(_ action: RequestOpinion) throws(Objection) -> [Draft] {
        try acting(in: .opinions, on: .requestOpinion)
        guard let form = OpinionForm.of(action.opinionKind) else { throw Objection(.opinionMalformed, ["kind"]) }
        if action.opinionKind == .consultation { try acting(as: [.bodyMember]) }
        var missing: [String] = []
        if action.experts.isEmpty || Set(action.experts).count != action.experts.count { missing.append("experts") }
        if action.questionDigest.count != digestBytes { missing.append("question-digest") }
        if action.dueMs <= nowMs { missing.append("due") }
        guard missing.isEmpty else { throw Objection(.opinionMalformed, missing) }
        let concerned = try concerned(action.subject)
        let unfit = action.experts.compactMap { person -> String? in
            guard registry.people.holds(.expert, person, at: nowMs) else { return person }
            let reason = concerned.map { pool.exclusion(of: person, from: $0) } ?? pool.standing(person)
            return reason == nil ? nil : person
        }
        guard unfit.isEmpty else { throw Objection(.opinionExpertUnfit, unfit) }
        let fact = OpinionRequested(
            opinionId: nextID("YJ"), opinionKind: action.opinionKind, subject: action.subject,
            experts: action.experts, questionDigest: action.questionDigest, dueMs: action.dueMs)
        return [Draft(fact.opinionId, [form.clause], .opinionRequested(fact))]
    }

    /// ZS-2.1.2c: an expert's own opinion, signed as the command it comes by; judged for completeness by the form of its
    /// kind.
    func submitOpinion(_ action: SubmitOpinion) throws(Objection) -> [Draft] {
        try acting(in: .opinions, on: .submitOpinion)
        guard let opinion = registry.opinions[action.opinionId] else {
            throw Objection(.subjectNotFound, [action.opinionId])
        }
        guard opinion.state == .requested, let form = OpinionForm.of(opinion.kind) else {
            throw wrongState(.opinions, opinion.id, opinion.state.rawValue, .submitOpinion)
        }
        guard opinion.experts.contains(actor) else { throw Objection(.opinionNotAsked, [actor]) }
        guard opinion.answers[actor] == nil else { throw Objection(.opinionAlready, [actor]) }
        var lacking = form.lacking(action)
        if action.opinionDigest.count != digestBytes { lacking.append("opinion-digest") }
        guard lacking.isEmpty else {
            throw Objection(.opinionIncomplete, lacking, clauses: [form.clause])
        }
        let against = OpinionForm.contradictions(action)
        guard against.isEmpty else { throw Objection(.opinionContradicts, against, clauses: [form.clause]) }
        let fact = OpinionSubmitted(
            opinionId: opinion.id, expert: actor, items: action.items, verdict: action.verdict,
            opinionDigest: action.opinionDigest)
        let clauses: [Clause.ID] = form.clause == "ZS-2.1.2c" ? ["ZS-2.1.2c"] : ["ZS-2.1.2c", form.clause]
        return [Draft(opinion.id, clauses, .opinionSubmitted(fact))]
    }

    /// The application behind a subject, whose applicant the experts may have no interest in; nil where the ledger holds
    /// the subject and no application of it.
    private func concerned(_ subject: String) throws(Objection) -> Case? {
        if let found = registry.cases[subject] { return found }
        if let found = registry.agreements[subject] { return registry.cases[found.application] }
        if let found = registry.authorizations[subject] { return registry.cases[found.fact.applicationId] }
        if let found = registry.products[subject] {
            return registry.authorizations[found.authorization].flatMap { registry.cases[$0.fact.applicationId] }
        }
        if let found = registry.motions[subject] {
            let application = registry.authorizations[found.subject]?.fact.applicationId ?? found.subject
            return registry.cases[application]
        }
        throw Objection(.subjectNotFound, [subject])
    }
}
