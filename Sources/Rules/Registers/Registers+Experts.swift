// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-1.3d, ZS-2.1.2a, b: the pool, with the end of each term and the next assessment.
    func experts() -> [RegisterEntry] {
        registry.experts.order.compactMap { registry.experts[$0] }.map { expert in
            var entry = RegisterEntry(expert.person, state: state(of: expert), expert.span, ["ZS-1.3d", "ZS-2.1.2b"])
            entry.put("specialities", expert.specialities.joined(separator: ","))
            entry.put("employer", expert.employer)
            entry.put("from", timeMs: expert.fromMs)
            entry.put("until", timeMs: expert.untilMs)
            entry.put("terms", String(expert.terms))
            entry.put("marks", expert.marks.map { "\($0)" } ?? "")
            let conflicts = registry.experts.conflicts[expert.person] ?? []
            entry.put("conflicts", conflicts.map { $0.subject.isEmpty ? $0.organ : $0.subject }.joined(separator: ","))
            if case .dismissed(let cause) = expert.state { entry.put("dismissal", cause.identifier) }
            guard expert.inOffice(at: nowMs) else { return entry }
            entry.dues.append(due("term-end", atMs: expert.untilMs, owner: .dataAuthority, ["ZS-2.1.2b"]))
            let months = ruleSet.parameters.experts.assessmentMonths.value
            let assessment = CivilTime(unixMs: max(expert.assessedMs, expert.appointedMs)).adding(months: months)
            entry.dues.append(due("assessment", atMs: assessment.unixMs, owner: .dataAuthority, ["ZS-2.1.2b"]))
            return entry
        }
    }

    /// ZS-2.1.2c, e to i: what experts were asked, and what they said.
    func opinions() -> [RegisterEntry] {
        registry.opinions.order.compactMap { registry.opinions[$0] }.map { opinion in
            let clause = OpinionForm.of(opinion.kind)?.clause ?? "ZS-2.1.2c"
            var entry = RegisterEntry(
                opinion.id, state: opinion.state.rawValue, opinion.span, [clause], next: NextStep.of(opinion))
            entry.put("kind", opinion.kind.identifier)
            entry.put("subject", opinion.subject)
            entry.put("asked", opinion.experts.joined(separator: ","))
            let verdicts = opinion.experts.compactMap { opinion.answers[$0]?.verdict.identifier }
            entry.put("verdicts", verdicts.joined(separator: ","))
            if opinion.state == .requested {
                entry.dues.append(due("opinion", atMs: opinion.dueMs, owner: .expert, [clause]))
            }
            return entry
        }
    }

    private func state(of expert: Expert) -> String {
        switch expert.state {
        case .dismissed: "dismissed"
        case .appointed: nowMs < expert.fromMs ? "announced" : nowMs < expert.untilMs ? "appointed" : "ended"
        }
    }

    private func due(_ what: String, atMs: UInt64, owner: Role, _ clauses: [Clause.ID]) -> Due {
        Due(
            what, atMs, warn: atMs.less(days: ruleSet.parameters.experts.warningDays.value), owner,
            to: owner == .expert ? .dataAuthority : .supervisor, clauses)
    }
}
