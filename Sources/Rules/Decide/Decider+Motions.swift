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
        case .freeze:
            guard let found = registry.authorizations[action.subject] else {
                throw Objection(.subjectNotFound, [action.subject])
            }
            try checkSuspendable(found)
            try checkNotOpen(registry.motions.latestFreeze[action.subject])
            clauses = ["ZS-2.1.1b", "ZS-2.1.1d"]
        case .adoptRules:
            try checkAdoptable(action.subject)
            try checkNoOpenMotion(action.subject)
            clauses = ["ZS-2.1.1c", "ZS-2.1.1d"]
        case .majorProblem:
            // ZS-2.1.1e: about anything that is on record here, or about the node itself.
            guard action.subject == registry.node || registry.span(of: action.subject) != nil else {
                throw Objection(.subjectNotFound, [action.subject])
            }
            try checkNotOpen(registry.motions.latestProblem[action.subject])
            clauses = ["ZS-2.1.1d", "ZS-2.1.1e"]
        case .unspecified, .unrecognized:
            throw Objection(.motionMalformed, ["kind"])
        }
        // Colleagues of the applicant, and whoever has judged it before, have no vote, whether or not anyone says so.
        let matter = votedOn(action.kind, action.subject)
        let members = registry.people.holders(of: .bodyMember, at: nowMs).filter {
            SeparationOfDuties.bar(of: $0.person, .castVote, matter, registry) == nil
        }
        let seats = Set(members.map(\.grant.bureau)).count
        let needed = ruleSet.parameters.minimumBodySeats.value
        guard seats >= needed else { throw Objection(.bodyTooSmall, ["needed:\(needed)", "available:\(seats)"]) }
        let fact = MotionOpened(
            motionId: nextID("M"), kind: action.kind, subject: action.subject, electorate: members.map(\.person))
        return [Draft(fact.motionId, clauses, .motionOpened(fact))]
    }

    /// One vote a bureau. The vote that settles the outcome decides the motion in the same decision.
    func castVote(_ action: CastVote) throws(Objection) -> [Draft] {
        let motion = try openMotion(action.motionId, .castVote)
        let bureau = try seat(on: motion)
        guard !motion.hasVoted(bureau: bureau) else { throw Objection(.voteAlready, [bureau]) }
        switch action.vote {
        case .for, .against, .abstain: break
        case .unspecified, .unrecognized: throw Objection(.voteMalformed, ["vote"])
        }
        if action.vote != .for, action.reason.isEmpty { throw Objection(.voteReasonMissing, ["reason"]) }
        try checkSession(motion, bureau)
        var tally = motion.tally
        tally.add(action.vote)
        let outcome = outcome(tally, seats: motion.seats)
        let clauses = try clauses(motion, .castVote, outcome)
        let vote = VoteCast(
            motionId: motion.id, member: actor, bureau: bureau, vote: action.vote, reason: action.reason)
        return [Draft(motion.id, clauses, .voteCast(vote))] + decided(motion, clauses, tally, outcome)
    }

    /// What stands in the same decision when the outcome is settled; nothing while the motion is open.
    func decided(_ motion: Motion, _ clauses: [Clause.ID], _ tally: Tally, _ outcome: MotionState) -> [Draft] {
        guard outcome != .open else { return [] }
        let decided = MotionDecided(
            motionId: motion.id, carried: outcome == .carried, votesFor: tally.votesFor,
            votesAgainst: tally.votesAgainst, abstentions: tally.abstentions)
        return [Draft(motion.id, clauses, .motionDecided(decided))]
    }

    private func checkNoOpenMotion(_ subject: String) throws(Objection) {
        try checkNotOpen(registry.motions.latestBySubject[subject])
    }

    private func checkNotOpen(_ id: String?) throws(Objection) {
        guard let id, registry.motions[id]?.state == .open else { return }
        throw Objection(.motionAlreadyOpen, ["motion:\(id)"])
    }

    /// Carried once more than the majority of all seats is for it; failed once that can no longer be.
    func outcome(_ tally: Tally, seats: UInt32) -> MotionState {
        let share = UInt64(ruleSet.parameters.majorityPercent.value)
        let isMajority = { (votes: UInt32) in UInt64(votes) * 100 > share * UInt64(seats) }
        if isMajority(tally.votesFor) { return .carried }
        let outstanding = seats - min(tally.cast, seats)
        return isMajority(tally.votesFor + outstanding) ? .open : .failed
    }

    func clauses(_ motion: Motion, _ event: Event, _ outcome: MotionState) throws(Objection) -> [Clause.ID] {
        guard let row = Machine.motions.transition(from: motion.state.name, on: event, to: outcome.name) else {
            throw wrongState(.motions, motion.id, motion.state.name, event)
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
