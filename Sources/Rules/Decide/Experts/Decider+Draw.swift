// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-2.1.2b: fixes who can be drawn before any office has put anything into the draw, and until when they have to. It is
    /// the first half of drawing the panel: by the same people, in the same state of the case.
    func prepareDraw(_ action: PrepareDraw) throws(Objection) -> [Draft] {
        try acting(in: ruleSet.caseMachine, on: .drawPanel)
        let found = try application(action.applicationId)
        let row = try step(found, .drawPanel, to: .panelDrawn)
        try checkSeparate(.drawPanel, on: found.id)
        try checkNoneUnderWay(found)
        guard let notice = registry.notices[found.notice] else { throw Objection(.subjectNotFound, [found.notice]) }
        // Conflicts of interest keep an expert off whether or not anyone says so.
        let listed = pool.candidates(for: found, recused: action.recused)
        let unknown = action.recused.filter { name in !listed.contains { $0.person == name } }
        guard unknown.isEmpty else { throw Objection(.panelUnknownExpert, unknown) }
        let size = Int(max(notice.fact.panelSize, ruleSet.parameters.minimumPanelSize.value))
        let eligible = listed.filter(\.excluded.isEmpty)
        guard eligible.count >= size else {
            throw Objection(
                .panelTooFew,
                ["needed:\(size)", "available:\(eligible.count)", "lacking:\(size - eligible.count)"])
        }
        // Some order covers what is required, or none does.
        _ = try Draw.cover(
            notice.fact.requiredSpecialities, size: size,
            from: eligible.map { Draw.Candidate(name: $0.person, skills: $0.specialities) })
        let terms = ruleSet.parameters.experts
        var fact = DrawPrepared(
            drawId: nextID("CQ"), applicationId: found.id, pool: listed,
            recused: listed.filter { !$0.excluded.isEmpty }.map(\.person),
            requiredSpecialities: notice.fact.requiredSpecialities, size: UInt32(size),
            commitByMs: nowMs + UInt64(terms.commitMinutes.value) * 60_000,
            revealByMs: nowMs + UInt64(terms.commitMinutes.value + terms.revealMinutes.value) * 60_000)
        fact.listDigest = DrawBytes.listDigest(fact, context.cryptography)
        return [Draft(found.id, row.clauses, .drawPrepared(fact))]
    }

    /// ZS-3.3a, ZS-2.1.2b: experts drawn by lot from the seed that three offices have made, which anyone makes again from the
    /// record. Nothing is left to whoever commands it.
    func drawPanel(_ action: DrawPanel) throws(Objection) -> [Draft] {
        try acting(in: ruleSet.caseMachine, on: .drawPanel)
        let found = try application(action.applicationId)
        let row = try step(found, .drawPanel, to: .panelDrawn)
        try checkSeparate(.drawPanel, on: found.id)
        guard let draw = registry.draws.open(for: found.id, at: registry.node) else {
            throw Objection(.drawNotPrepared, [found.id])
        }
        switch standing(of: draw) {
        case .committing(let awaited, let untilMs), .revealing(let awaited, let untilMs):
            throw Objection(.drawAwaited, lines(draw, awaited) + ["until:\(CivilTime(unixMs: untilMs).text)"])
        case .failed(let lacking): throw Objection(.drawFailed, lines(draw, lacking))
        case .ready(let panel): return [Draft(found.id, row.clauses, .panelDrawn(panel))]
        }
    }

    /// A draw under way is drawn from, not prepared again: whoever could begin anew would have as many tries as they like.
    /// Only one that nothing can come of any more makes room.
    private func checkNoneUnderWay(_ found: Case) throws(Objection) {
        guard let draw = registry.draws.open(for: found.id, at: registry.node) else { return }
        if case .failed = standing(of: draw) { return }
        throw Objection(.drawUnderWay, ["draw:\(draw.id)"])
    }

    private func standing(of draw: DrawEntry) -> DrawStanding {
        .of(draw, at: registry.identity?.role ?? .unspecified, nowMs: nowMs, context.cryptography)
    }

    private func lines(_ draw: DrawEntry, _ offices: [NodeRole]) -> [String] {
        ["draw:\(draw.id)"] + offices.map { "awaited:\($0.identifier)" }
    }
}
