// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// Answers `tongdao why <id>`: what was decided, on which facts, by which clauses, and what comes next.
public enum Explain {
    /// - Parameters:
    ///   - registry: what is true now.
    ///   - id: what was asked about: a command, a subject, a person or a node.
    ///   - decision: the records of the decision to explain, in order; `registry.span(of: id)` says where they stand.
    /// For
    ///     a command it is its own decision, for a subject the one that changed it last.
    ///   - ruleSet: the set by which the next step is named.
    ///   - replayedSame: whether the judge derived the same decision again.
    /// - Returns: nil when there are no records.
    public static func why(
        _ registry: Registry, _ id: String, decision: [Record], ruleSet: RuleSet, replayedSame: Bool
    ) -> WhyView? {
        guard let first = decision.first, let last = decision.last else { return nil }
        var view = WhyView(
            id: id, subject: first.subject, actor: first.actor, timeMs: first.time >> 16, ruleSet: first.ruleSet,
            firstSequence: first.sequence, lastSequence: last.sequence, replayedSame: replayedSame)
        for record in decision {
            for clause in record.clauses where !view.clauses.contains(clause) { view.clauses.append(clause) }
            view.facts += FactWording.lines(record)
        }
        if case .refused(let refused)? = first.body?.fact, let refusal = refused.refusal {
            let dressed = RefusalTexts.dressed(refusal)
            view.refusal = dressed
            (view.outcomeZh, view.outcomeEn) = (dressed.messageZh, dressed.messageEn)
            (view.nextZh, view.nextEn, view.owner) = (dressed.nextZh, dressed.nextEn, dressed.owner)
            view.state = state(of: first.subject, registry, ruleSet)?.name ?? ""
            return view
        }
        view.outcomeZh = decision.map { FactWording.outcome($0, .chinese) }.joined(separator: "；")
        view.outcomeEn = decision.map { FactWording.outcome($0, .english) }.joined(separator: "; ")
        let about = [id, last.subject, first.subject].lazy.compactMap { state(of: $0, registry, ruleSet) }.first
        if let about {
            view.state = about.name
            view.nextZh = Wording.name(of: about.next.event.isEmpty ? "none" : about.next.event, .chinese)
            view.nextEn = Wording.name(of: about.next.event.isEmpty ? "none" : about.next.event, .english)
            view.owner = about.next.owner
        }
        return view
    }

    /// The state a subject is in now, and its next step.
    private static func state(
        of id: String, _ registry: Registry, _ ruleSet: RuleSet
    ) -> (name: String, next: NextStep)? {
        if let found = registry.exits[id] { return (found.state.name, .of(found)) }
        if let found = registry.cases[id] { return (found.state.stage.rawValue, .of(found, ruleSet, registry)) }
        if let found = registry.authorizations[id] { return (found.state.stage.rawValue, .of(found)) }
        if let found = registry.agreements[id] {
            // What an agreement waits for is what its case waits for.
            let next = registry.cases[found.application].map { NextStep.of($0, ruleSet, registry) }
            return (found.state.name, next ?? .of(found))
        }
        if let found = registry.motions[id] {
            let next =
                found.state == .open
                ? NextStep.of(found)
                : registry.cases[found.subject].map { NextStep.of($0, ruleSet, registry) } ?? NextStep()
            return (found.state.name, next)
        }
        if let found = registry.channels[id] { return (found.state.name, .of(found)) }
        if let found = registry.sessions[id] { return (found.state.name, .of(found)) }
        if let found = registry.tasks[id] { return (found.state.name, .of(found)) }
        if let found = registry.registrations[id] { return (found.state.name, .of(found)) }
        if let found = registry.products[id] { return (found.state.name, .of(found)) }
        if let found = registry.nodes[id] { return (found.standing.stage.rawValue, .of(found)) }
        return nil
    }
}
