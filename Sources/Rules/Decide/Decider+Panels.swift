// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-3.3a, ZS-2.1.2d: one review a drawn expert; the last one concludes the panel in the same decision.
    func submitReview(_ action: SubmitReview) throws(Objection) -> [Draft] {
        try acting(in: ruleSet.caseMachine, on: .submitReview)
        let found = try application(action.applicationId)
        try checkStep(found, .submitReview)
        guard let panel = found.sittingPanel else {
            throw wrongState(
                context.catalogue.machine(for: found, inForce: ruleSet), found.id, found.state.stage.rawValue,
                .submitReview)
        }
        guard panel.experts.contains(actor) else { throw Objection(.reviewNotDrawn, [actor]) }
        guard panel.reviews[actor] == nil else { throw Objection(.reviewAlready, [actor]) }
        try checkSeparate(.submitReview, on: found.id)
        let scores = try checked(action)
        let isLast = panel.awaited == [actor]
        let row = try step(found, .submitReview, to: isLast ? .reviewed : .panelDrawn)
        let review = ReviewSubmitted(
            applicationId: found.id, expert: actor, scores: scores, recommended: action.recommended,
            opinionDigest: action.opinionDigest)
        var drafts = [Draft(found.id, row.clauses, .reviewSubmitted(review))]
        if isLast {
            let reviews = panel.experts.compactMap { panel.reviews[$0] } + [review]
            drafts.append(Draft(found.id, row.clauses, .panelConcluded(conclusion(found.id, reviews))))
        }
        return drafts
    }

    private func checked(_ action: SubmitReview) throws(Objection) -> ReviewScores {
        guard let scores = action.scores else { throw Objection(.reviewIncomplete, ["scores"]) }
        let maximum = ruleSet.parameters.maximumScore.value
        var missing: [String] = []
        for (name, score) in scores.named where score > maximum { missing.append(name) }
        if action.opinionDigest.count != digestBytes { missing.append("opinion-digest") }
        guard missing.isEmpty else { throw Objection(.reviewIncomplete, missing) }
        return scores
    }

    /// The mean of all scores and the panel's word: recommended by more than half of the experts.
    private func conclusion(_ application: String, _ reviews: [ReviewSubmitted]) -> PanelConcluded {
        let scores = reviews.flatMap { ($0.scores ?? ReviewScores()).named.map(\.score) }
        let total = scores.reduce(UInt64(0)) { $0 + UInt64($1) }
        let mean = scores.isEmpty ? 0 : total * 100 / UInt64(scores.count)
        return PanelConcluded(
            applicationId: application, meanHundredths: UInt32(truncatingIfNeeded: mean),
            recommended: reviews.filter(\.recommended).count * 2 > reviews.count)
    }
}

extension ReviewScores {
    /// The five subjects of ZS-2.1.2d by name.
    var named: [(name: String, score: UInt32)] {
        [
            ("qualification", qualification), ("capacity", capacity), ("security", security), ("value", value),
            ("feasibility", feasibility),
        ]
    }
}
