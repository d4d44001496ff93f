// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// What becomes of a registration that has its code (CN-REG 9, 15, 20).
extension Decider {
    /// 变更、更正、注销、续展: asked for by those it was registered for, as long as it lives.
    func requestRegistrationChange(_ action: RequestRegistrationChange) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .requestRegistrationChange)
        let rules = try registrationRules()
        let found = try registration(action.registrationId)
        let row = try step(
            in: .registrations, found.id, found.state.name, .requestRegistrationChange, to: "change-requested")
        try checkSubject(found)
        guard let life = found.state.life, life.endsMs > nowMs else {
            throw Objection(
                .registrationExpired, ["ends:\(CivilTime(unixMs: found.state.life?.endsMs ?? 0).text)"])
        }
        var missing: [String] = []
        if action.requestKind.identifier.isEmpty { missing.append("request-kind") }
        if action.reason.isEmpty { missing.append("reason") }
        guard missing.isEmpty else { throw Objection(.registrationReasonMissing, missing) }
        var fact = RegistrationChangeAsked(
            registrationId: found.id, requestKind: action.requestKind, reason: action.reason)
        switch action.requestKind {
        case .renewal: try renew(found, life, action, rules, &fact)
        case .cancellation: break
        default:
            let content = action.newContent ?? RegistrationContent()
            try check(content, rules)
            guard content.object == found.content.object else {
                throw Objection(.registrationIncomplete, ["object"])
            }
            fact.newContent = content
        }
        let days = action.requestKind == .cancellation ? rules.cancellationDays : rules.reviewDays
        let term = workingCalendar.term(ofWorkingDays: days.value, after: nowMs)
        (fact.decideByMs, fact.calendarConfirmed) = (term.endsMs, term.isConfirmed)
        return [Draft(found.id, row.clauses, .registrationChangeAsked(fact))]
    }

    /// Only near its end, and each time for no longer than a registration lives; one under an agreement goes on under one.
    private func renew(
        _ found: ResourceRegistration, _ life: RegistrationLife, _ action: RequestRegistrationChange,
        _ rules: RegistrationParameters, _ fact: inout RegistrationChangeAsked
    ) throws(Objection) {
        let from = life.endsMs.less(days: UInt64(rules.renewalDays.value))
        guard nowMs >= from else {
            throw Objection(.registrationRenewalEarly, ["from:\(CivilTime(unixMs: from).text)"])
        }
        let isUnderAgreement = !found.content.agreementId.isEmpty || !action.agreementId.isEmpty
        if isUnderAgreement, !isSealed(action.agreementId, for: found.content.subjects) {
            throw Objection(.registrationIncomplete, ["agreement"])
        }
        let longest = CivilTime(unixMs: life.endsMs).adding(months: rules.lifeMonths.value).unixMs
        fact.endsMs = min(longest, try lifeEnd(under: action.agreementId, after: life.endsMs, rules))
        fact.agreementId = action.agreementId
    }

    /// What was asked for in time is decided, even if the life has run out meanwhile.
    func decideRegistrationChange(_ action: DecideRegistrationChange) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .decideRegistrationChange)
        _ = try registrationRules()
        let found = try registration(action.registrationId)
        var next = "coded"
        if case .changeRequested(_, let request) = found.state, request.requestKind == .cancellation, action.granted {
            next = "registration-cancelled"
        }
        let row = try step(in: .registrations, found.id, found.state.name, .decideRegistrationChange, to: next)
        try checkSeparate(.judgeRegistration, on: found.id)
        guard action.granted || !action.reason.isEmpty else {
            throw Objection(.registrationReasonMissing, ["reason"])
        }
        let fact = RegistrationChangeDecided(
            registrationId: found.id, granted: action.granted, reason: action.reason)
        return [Draft(found.id, row.clauses, .registrationChangeDecided(fact))]
    }

    /// CN-REG 20: false material, a forged result, unlawful gain.
    func revokeRegistration(_ action: RevokeRegistration) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .revokeRegistration)
        let rules = try registrationRules()
        let found = try registration(action.registrationId)
        let row = try step(
            in: .registrations, found.id, found.state.name, .revokeRegistration, to: "registration-revoked")
        try checkSeparate(.judgeRegistration, on: found.id)
        var missing: [String] = []
        if !rules.revocationCauses.contains(action.revocationCause.identifier) { missing.append("revocation-cause") }
        if action.reason.isEmpty { missing.append("reason") }
        if action.digest.count != digestBytes { missing.append("digest") }
        guard missing.isEmpty else { throw Objection(.registrationReasonMissing, missing) }
        let fact = RegistrationRevoked(
            registrationId: found.id, revocationCause: action.revocationCause, reason: action.reason,
            digest: action.digest)
        return [Draft(found.id, row.clauses, .registrationRevoked(fact))]
    }
}
