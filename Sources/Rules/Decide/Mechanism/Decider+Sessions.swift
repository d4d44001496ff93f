// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-2.1.1d: the body is called together on open motions; they can be voted on in that session only.
    func callSession(_ action: CallSession) throws(Objection) -> [Draft] {
        try acting(in: .sessions, on: .callSession)
        let begins = action.beginsMs == 0 ? nowMs : action.beginsMs
        var missing: [String] = []
        if action.agenda.isEmpty || Set(action.agenda).count != action.agenda.count { missing.append("agenda") }
        let latest = nowMs.plus(days: ruleSet.parameters.mechanism.sessionNoticeDays.value)
        if begins < nowMs || begins > latest { missing.append("begins") }
        guard missing.isEmpty else { throw Objection(.sessionMalformed, missing) }
        let unfit = action.agenda.filter { id in
            registry.motions[id]?.state != .open || registry.sessions.sittingOn[id] != nil
        }
        guard unfit.isEmpty else { throw Objection(.sessionAgendaUnfit, unfit) }
        let bureaus = Set(registry.people.holders(of: .bodyMember, at: nowMs).map(\.grant.bureau)).count
        let needed = ruleSet.parameters.minimumBodySeats.value
        guard bureaus >= needed else { throw Objection(.bodyTooSmall, ["needed:\(needed)", "available:\(bureaus)"]) }
        let share = UInt64(ruleSet.parameters.mechanism.quorumPercent.value)
        let quorum = min(UInt64(bureaus) * share / 100 + 1, UInt64(bureaus))
        let fact = SessionCalled(
            sessionId: nextID("H"), agenda: action.agenda, beginsMs: begins,
            quorum: UInt32(truncatingIfNeeded: quorum))
        return [Draft(fact.sessionId, ["ZS-2.1.1a", "ZS-2.1.1d"], .sessionCalled(fact))]
    }

    /// A member, or the member's deputy, is present. With enough bureaus the session can decide.
    func attendSession(_ action: AttendSession) throws(Objection) -> [Draft] {
        let bureau = try bureauPresent()
        guard let session = registry.sessions[action.sessionId] else {
            throw Objection(.subjectNotFound, [action.sessionId])
        }
        guard !session.isClosed else {
            throw wrongState(.sessions, session.id, session.state.name, .attendSession)
        }
        guard nowMs >= session.beginsMs else {
            throw Objection(.sessionNotBegun, ["begins:\(CivilTime(unixMs: session.beginsMs).text)"])
        }
        guard !session.present.contains(actor) else { throw Objection(.sessionAlreadyPresent, [actor]) }
        let present = Set(session.bureaus.values).union([bureau]).count
        let next = present >= Int(session.quorum) ? "quorate" : "called"
        guard let row = Machine.sessions.transition(from: session.state.name, on: .attendSession, to: next) else {
            throw wrongState(.sessions, session.id, session.state.name, .attendSession)
        }
        let fact = SessionAttended(sessionId: session.id, person: actor, bureau: bureau)
        return [Draft(session.id, row.clauses, .sessionAttended(fact))]
    }

    /// The session ends with its minutes. What it left undecided is open again for another session or in writing.
    func closeSession(_ action: CloseSession) throws(Objection) -> [Draft] {
        try acting(in: .sessions, on: .closeSession)
        guard let session = registry.sessions[action.sessionId] else {
            throw Objection(.subjectNotFound, [action.sessionId])
        }
        guard
            let row = Machine.sessions.transition(
                from: session.state.name, on: .closeSession, to: "session-closed")
        else { throw wrongState(.sessions, session.id, session.state.name, .closeSession) }
        try checkSeparate(.closeSession, on: session.id)
        guard action.minutesDigest.count == digestBytes else { throw Objection(.sessionMinutesMissing, ["minutes"]) }
        let decided = session.agenda.filter { registry.motions[$0]?.state != .open }.count
        let fact = SessionClosed(
            sessionId: session.id, minutesDigest: action.minutesDigest,
            present: UInt32(truncatingIfNeeded: session.bureausPresent), decided: UInt32(truncatingIfNeeded: decided))
        return [Draft(session.id, row.clauses, .sessionClosed(fact))]
    }

    /// A motion on an agenda is voted on in its session: quorate, and by those present. One that no session has is decided
    /// in writing.
    func checkSession(_ motion: Motion, _ bureau: String) throws(Objection) {
        guard let session = registry.sessions.session(on: motion.id) else { return }
        // Whoever has left the body since is no longer there for it.
        let bureaus = Set(session.present.filter(isSitting).compactMap { session.bureaus[$0] }).count
        guard session.state == .quorate, bureaus >= Int(session.quorum) else {
            throw Objection(
                .sessionNoQuorum, ["session:\(session.id)", "present:\(bureaus)", "needed:\(session.quorum)"])
        }
        guard session.present.contains(actor) else { throw Objection(.voteAbsent, ["session:\(session.id)"]) }
    }

    private func isSitting(_ person: String) -> Bool {
        registry.people.holds(.bodyMember, person, at: nowMs)
            || registry.body.deputyships(of: person, at: nowMs).contains {
                registry.people.holds(.bodyMember, $0.member, at: nowMs)
            }
    }

    private func bureauPresent() throws(Objection) -> String {
        if let deputyship = registry.body.deputyships(of: actor, at: nowMs).first(where: {
            registry.people.holds(.bodyMember, $0.member, at: nowMs)
        }) {
            return deputyship.bureau
        }
        return try acting(in: .sessions, on: .attendSession).bureau
    }
}
