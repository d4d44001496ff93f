// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-2.1.1d, ZS-3.3b: giving, terminating or revoking comes before the body. The electorate is fixed now.
    func openMotion(_ action: OpenMotion) throws(Objection) -> [Draft] {
        try acting(in: .motions, on: .openMotion)
        guard !action.subject.isEmpty else { throw Objection(.motionMalformed, ["subject"]) }
        var clauses: [Clause.ID]
        switch action.kind {
        case .grant:
            let found = try application(action.subject)
            try checkNoOpenMotion(action.subject)
            try QuotaRules.check(registry, found.scenario.field, QuotaRules.year(nowMs))
            clauses = try step(found, .openMotion, to: .deliberating).clauses
        case .revoke, .terminate:
            guard let found = registry.authorizations[action.subject] else {
                throw Objection(.subjectNotFound, [action.subject])
            }
            try checkRevocable(found)
            try checkNoOpenMotion(action.subject)
            clauses = ["ZS-2.1.1d", "ZS-3.6a"]
        case .adoptRules:
            try checkAdoptable(action.subject)
            try checkNoOpenMotion(action.subject)
            clauses = ["ZS-2.1.1c", "ZS-2.1.1d"]
        case .unspecified, .unrecognized:
            throw Objection(.motionMalformed, ["kind"])
        }
        let members = registry.people.holders(of: .bodyMember, at: nowMs)
        let seats = Set(members.map(\.grant.bureau)).count
        let needed = ruleSet.parameters.minimumBodySeats.value
        guard seats >= needed else { throw Objection(.bodyTooSmall, ["needed:\(needed)", "available:\(seats)"]) }
        let fact = MotionOpened(
            motionId: nextID("M"), kind: action.kind, subject: action.subject, electorate: members.map(\.person))
        return [Draft(fact.motionId, clauses, .motionOpened(fact))]
    }

    /// One vote a bureau. The vote that settles the outcome decides the motion in the same decision.
    func castVote(_ action: CastVote) throws(Objection) -> [Draft] {
        try acting(in: .motions, on: .castVote)
        guard let motion = registry.motions[action.motionId] else {
            throw Objection(.subjectNotFound, [action.motionId])
        }
        guard motion.state == .open else {
            throw wrongState(.motions, motion.id, motion.state.name, .castVote)
        }
        guard motion.electorate.contains(actor), let bureau = motion.bureaus[actor] else {
            throw Objection(.voteNotElector, [actor])
        }
        guard !motion.hasVoted(bureau: bureau) else { throw Objection(.voteAlready, [bureau]) }
        switch action.vote {
        case .for, .against, .abstain: break
        case .unspecified, .unrecognized: throw Objection(.voteMalformed, ["vote"])
        }
        var tally = motion.tally
        tally.add(action.vote)
        let outcome = outcome(tally, seats: motion.seats)
        let clauses = try clauses(motion, outcome)
        let vote = VoteCast(
            motionId: motion.id, member: actor, bureau: bureau, vote: action.vote, reason: action.reason)
        var drafts = [Draft(motion.id, clauses, .voteCast(vote))]
        if outcome != .open {
            let decided = MotionDecided(
                motionId: motion.id, carried: outcome == .carried, votesFor: tally.votesFor,
                votesAgainst: tally.votesAgainst, abstentions: tally.abstentions)
            drafts.append(Draft(motion.id, clauses, .motionDecided(decided)))
        }
        return drafts
    }

    private func checkNoOpenMotion(_ subject: String) throws(Objection) {
        guard let id = registry.motions.latestBySubject[subject], registry.motions[id]?.state == .open else { return }
        throw Objection(.motionAlreadyOpen, ["motion:\(id)"])
    }

    /// Carried once more than the majority of all seats is for it; failed once that can no longer be.
    private func outcome(_ tally: Tally, seats: UInt32) -> MotionState {
        let share = UInt64(ruleSet.parameters.majorityPercent.value)
        let isMajority = { (votes: UInt32) in UInt64(votes) * 100 > share * UInt64(seats) }
        if isMajority(tally.votesFor) { return .carried }
        let outstanding = seats - min(tally.cast, seats)
        return isMajority(tally.votesFor + outstanding) ? .open : .failed
    }

    private func clauses(_ motion: Motion, _ outcome: MotionState) throws(Objection) -> [Clause.ID] {
        guard let row = Machine.motions.transition(from: motion.state.name, on: .castVote, to: outcome.name) else {
            throw wrongState(.motions, motion.id, motion.state.name, .castVote)
        }
        guard motion.kind == .grant else { return row.clauses }
        let next: CaseStage =
            switch outcome {
            case .open: .deliberating
            case .carried: .examined
            case .failed: .rejectedByBody
            }
        return try step(application(motion.subject), .castVote, to: next).clauses
    }
}

extension MotionState {
    /// The name in the transition table.
    var name: String {
        switch self {
        case .open: "open"
        case .carried: "carried"
        case .failed: "failed"
        }
    }
}
