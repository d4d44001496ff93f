// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-1.3a, ZS-2.1.1g: the government sets the body up; a later document takes the earlier one's place.
    func foundBody(_ action: FoundBody) throws(Objection) -> [Draft] {
        try acting(as: [.government])
        guard !action.documentNumber.isEmpty, action.documentNumber != registry.body.documentNumber else {
            throw Objection(.bodyUndocumented, ["document-number"])
        }
        let fact = BodyFounded(documentNumber: action.documentNumber)
        return [Draft(registry.node, ["ZS-1.3a", "ZS-2.1.1a", "ZS-2.1.1g"], .bodyFounded(fact))]
    }

    /// ZS-2.1.1a: a member names a colleague who votes while the member is away.
    func nameDeputy(_ action: NameDeputy) throws(Objection) -> [Draft] {
        let grant = try acting(as: [.bodyMember])
        guard let deputy = try? PersonName(action.deputy) else { throw Objection(.actorMalformed, [action.deputy]) }
        try checkSeparate(.nameDeputy, SeparateMatter(person: action.deputy))
        let from = max(action.fromMs, nowMs)
        guard isWithinAbsence(from: from, until: action.untilMs) else {
            throw Objection(.deputyMalformed, ["until"])
        }
        guard deputy.organ == organ, deputy.node.description == registry.node else {
            throw Objection(.deputyOtherBureau, ["own:\(organ)", "other:\(deputy.organ)"])
        }
        try checkCompatible(action.deputy, .bodyMember)
        let fact = DeputyNamed(
            member: actor, deputy: action.deputy, bureau: grant.bureau, fromMs: from, untilMs: action.untilMs)
        return [Draft(action.deputy, ["ZS-2.1.1a"], .deputyNamed(fact))]
    }

    /// ZS-2.1.1d: a member with a conflict is out of the motion. The seats the majority counts from shrink with it, and
    /// what that settles is decided now.
    func recuse(_ action: RecuseFromMotion) throws(Objection) -> [Draft] {
        let motion = try openMotion(action.motionId, .recuseFromMotion)
        guard motion.electorate.contains(actor), let bureau = motion.bureaus[actor] else {
            throw Objection(.voteNotElector, [actor])
        }
        guard !motion.recused.contains(actor) else { throw Objection(.voteRecused, [actor]) }
        guard !motion.hasVoted(bureau: bureau) else { throw Objection(.voteAlready, [bureau]) }
        guard !action.reason.isEmpty else { throw Objection(.recusalReasonMissing, ["reason"]) }
        let outcome = outcome(motion.tally, seats: motion.seats(without: actor))
        let clauses = try clauses(motion, .recuseFromMotion, outcome)
        let fact = MotionRecused(motionId: motion.id, member: actor, bureau: bureau, reason: action.reason)
        return [Draft(motion.id, clauses, .motionRecused(fact))] + decided(motion, clauses, motion.tally, outcome)
    }

    /// The open motion someone wants to vote on or leave: a member, or who stands in for one.
    func openMotion(_ id: String, _ event: Event) throws(Objection) -> Motion {
        if event != .castVote || registry.body.deputyships(of: actor, at: nowMs).isEmpty {
            try acting(in: .motions, on: event)
        }
        guard let motion = registry.motions[id] else { throw Objection(.subjectNotFound, [id]) }
        guard motion.state == .open else { throw wrongState(.motions, motion.id, motion.state.name, event) }
        return motion
    }

    /// The bureau the actor votes for: their own seat, or that of the member they stand in for.
    func seat(on motion: Motion) throws(Objection) -> String {
        if motion.recused.contains(actor) { throw Objection(.voteRecused, [actor]) }
        // The electorate has nobody with a stake in it; a deputy is named without regard to any motion.
        let matter = votedOn(motion.kind, motion.subject)
        try checkSeparate(.castVote, matter)
        if motion.electorate.contains(actor), let bureau = motion.bureaus[actor] { return bureau }
        for deputyship in registry.body.deputyships(of: actor, at: nowMs) {
            guard motion.electorate.contains(deputyship.member), !motion.recused.contains(deputyship.member),
                registry.people.holds(.bodyMember, deputyship.member, at: nowMs),
                let bureau = motion.bureaus[deputyship.member]
            else { continue }
            // Whoever has come to apply for an operator since sits on the other side now.
            try checkCompatible(actor, .bodyMember)
            try checkSeparate(.castVote, matter, for: deputyship.member)
            return bureau
        }
        throw Objection(.voteNotElector, [actor])
    }

    /// What a vote is about: the organ that applied, where the motion names an application or an authorization, and for
    /// a grant all that was done about it.
    func votedOn(_ kind: MotionKind, _ subject: String) -> SeparateMatter {
        var matter = SeparateMatter()
        matter.organ =
            registry.cases[subject]?.applicant.organ ?? registry.authorizations[subject]?.applicant.organ ?? ""
        if kind == .grant { matter.id = subject }
        return matter
    }
}
