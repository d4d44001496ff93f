// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-1.3g, ZS-1.3j: a matter about an application, an authorization or a node, with the organ that has to answer and
    /// the day by which it has to.
    func openMatter(_ action: OpenMatter) throws(Objection) -> [Draft] {
        try acting(in: .matters, on: .openMatter)
        var missing: [String] = []
        switch action.kind {
        case .securityReview, .riskAssessment, .earlyWarning, .emergencyResponse, .inspection: break
        case .unspecified, .unrecognized: missing.append("kind")
        }
        // An organ nobody can be of could never answer.
        if (try? PersonName("\(registry.node)/\(action.responsible)/anyone")) == nil { missing.append("responsible") }
        if action.digest.count != digestBytes { missing.append("digest") }
        if action.dueMs <= nowMs { missing.append("due") }
        guard missing.isEmpty else { throw Objection(.matterMalformed, missing) }
        guard isKnown(action.subject) else { throw Objection(.subjectNotFound, [action.subject]) }
        let fact = MatterOpened(
            matterId: nextID("J"), kind: action.kind, subject: action.subject, responsible: action.responsible,
            digest: action.digest, dueMs: action.dueMs)
        return [Draft(fact.matterId, action.kind.clauses, .matterOpened(fact))]
    }

    /// The organ that has to answer hands in its material.
    func answerMatter(_ action: AnswerMatter) throws(Objection) -> [Draft] {
        try acting(in: .matters, on: .answerMatter)
        let matter = try matter(action.matterId)
        guard matter.fact.responsible == organ else {
            throw Objection(.matterNotResponsible, ["own:\(organ)", "other:\(matter.fact.responsible)"])
        }
        try checkStep(matter, .answerMatter)
        guard action.digest.count == digestBytes else { throw Objection(.matterMalformed, ["digest"]) }
        let fact = MatterAnswered(matterId: matter.id, digest: action.digest)
        return [Draft(matter.id, matter.fact.kind.clauses, .matterAnswered(fact))]
    }

    /// Its end, by someone who did not answer it and is not of the organ that had to.
    func closeMatter(_ action: CloseMatter) throws(Objection) -> [Draft] {
        try acting(in: .matters, on: .closeMatter)
        let matter = try matter(action.matterId)
        try checkStep(matter, .closeMatter)
        try checkSeparate(.closeMatter, on: matter.id)
        switch action.outcome {
        case .sound, .corrected, .deficient: break
        case .unspecified, .unrecognized: throw Objection(.matterMalformed, ["outcome"])
        }
        guard action.digest.count == digestBytes else { throw Objection(.matterMalformed, ["digest"]) }
        let fact = MatterClosed(matterId: matter.id, outcome: action.outcome, digest: action.digest)
        return [Draft(matter.id, matter.fact.kind.clauses, .matterClosed(fact))]
    }

    private func matter(_ id: String) throws(Objection) -> Matter {
        guard let found = registry.matters[id] else { throw Objection(.subjectNotFound, [id]) }
        return found
    }

    private func checkStep(_ matter: Matter, _ event: Event) throws(Objection) {
        let state = matter.state.name
        guard Machine.matters.transitions(from: state, on: event).isEmpty else { return }
        throw wrongState(.matters, matter.id, state, event)
    }

    private func isKnown(_ subject: String) -> Bool {
        registry.cases[subject] != nil || registry.authorizations[subject] != nil || registry.nodes[subject] != nil
            || subject == registry.node
    }
}

extension MatterKind {
    /// Inspections are the supervision mechanism's, the four others the security safeguards'.
    var clauses: [Clause.ID] { self == .inspection ? ["ZS-1.3j"] : ["ZS-1.3g"] }
}
