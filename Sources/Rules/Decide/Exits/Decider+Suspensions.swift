// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// The operator is ordered to correct within a term, and access is closed for the time. It needs no motion: it takes
    /// nothing away for good (ZS-2.1.1d speaks of giving, terminating and revoking). The body can order it all the same
    /// (ZS-2.1.1b), in any situation that leads to an exit.
    func suspendAuthorization(_ action: SuspendAuthorization) throws(Objection) -> [Draft] {
        try acting(in: .authorizations, on: .suspend)
        guard let found = registry.authorizations[action.authorizationId] else {
            throw Objection(.subjectNotFound, [action.authorizationId])
        }
        let row = try checkSuspendable(found)
        try checkSeparate(.suspend, on: found.id)
        try checkFreeze(action, found)
        guard ruleSet.parameters.exitCauses.value.contains(action.exitCause),
            ExitSituations.suspends(action.exitCause) || !action.motionId.isEmpty
        else { throw Objection(.suspensionCauseMissing, ["exit-cause"]) }
        let days = ruleSet.parameters.maximumCorrectionDays.value
        guard action.correctUntilMs > nowMs, action.correctUntilMs <= nowMs.plus(days: UInt64(max(days, 0))) else {
            throw Objection(.suspensionTermInvalid, ["most-days:\(days)"])
        }
        guard !action.reason.isEmpty else { throw Objection(.commandMalformed, ["reason"], clauses: ["ZS-3.6a"]) }
        let fact = SuspensionOrdered(
            authorizationId: found.id, exitCause: action.exitCause, orderedMs: nowMs,
            correctUntilMs: action.correctUntilMs, reason: action.reason, motionId: action.motionId)
        let clauses: [Clause.ID] = action.motionId.isEmpty ? row.clauses : row.clauses + ["ZS-2.1.1b"]
        return [Draft(found.id, clauses, .suspensionOrdered(fact))]
    }

    @discardableResult
    func checkSuspendable(_ found: Authorization) throws(Objection) -> Transition {
        let state = found.state.stage.rawValue
        let next = AuthorizationStage.suspended.rawValue
        guard let row = Machine.authorizations.transition(from: state, on: .suspend, to: next) else {
            throw Objection(.suspensionNotLive, ["state:\(state)"])
        }
        return row
    }

    /// ZS-2.1.1b: what the body orders is carried out once, by the hub's administrator.
    private func checkFreeze(_ action: SuspendAuthorization, _ found: Authorization) throws(Objection) {
        guard !action.motionId.isEmpty else { return }
        try acting(as: [.hubAdministrator])
        guard let motion = registry.motions[action.motionId], motion.kind == .freeze, motion.subject == found.id,
            motion.state == .carried, !motion.isCarriedOut
        else { throw Objection(.suspensionUnapproved, [action.motionId]) }
    }

    /// What was corrected within its term is opened again, by someone else than who closed it.
    func resumeAuthorization(_ action: ResumeAuthorization) throws(Objection) -> [Draft] {
        try acting(in: .authorizations, on: .resume)
        guard let found = registry.authorizations[action.authorizationId] else {
            throw Objection(.subjectNotFound, [action.authorizationId])
        }
        let state = found.state.stage.rawValue
        guard case .suspended(let suspension) = found.state,
            let row = Machine.authorizations.transition(
                from: state, on: .resume, to: AuthorizationStage.live.rawValue)
        else { throw Objection(.resumptionNotSuspended, ["state:\(state)"]) }
        try checkSeparate(.resume, on: found.id)
        let term = suspension.orderedMs...max(suspension.orderedMs, suspension.correctUntilMs)
        guard term.contains(action.correctedMs), action.correctedMs <= nowMs else {
            throw Objection(
                .resumptionNotCorrected, ["until:\(CivilTime(unixMs: suspension.correctUntilMs).text)"])
        }
        guard !action.reason.isEmpty else { throw Objection(.commandMalformed, ["reason"], clauses: ["ZS-3.6a"]) }
        let fact = ResumptionOrdered(
            authorizationId: found.id, correctedMs: action.correctedMs, reason: action.reason)
        return [Draft(found.id, row.clauses, .resumptionOrdered(fact))]
    }
}
