// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// Registration up to the public notice. Whoever files judges nothing of it.
extension Decider {
    /// CN-REG 7: what is to be registered is preserved first, at the time of its record.
    func preserveEvidence(_ action: PreserveEvidence) throws(Objection) -> [Draft] {
        try acting(as: Machine.registrationFilers)
        _ = try registrationRules()
        var missing: [String] = []
        if action.title.isEmpty { missing.append("title") }
        if action.digest.count != digestBytes { missing.append("digest") }
        guard missing.isEmpty else { throw Objection(.evidenceIncomplete, missing) }
        let fact = EvidencePreserved(
            evidenceId: nextID("B"), organ: organ, title: action.title, digest: action.digest)
        return [Draft(fact.evidenceId, ["ZS-6b"], .evidencePreserved(fact))]
    }

    /// CN-REG 7, 9: a first registration. That it comes late is on record; nothing is refused for it.
    func applyRegistration(_ action: ApplyRegistration) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .applyRegistration)
        let rules = try registrationRules()
        let content = action.content ?? RegistrationContent()
        try check(content, rules)
        let row = try step(in: .registrations, "", "", .applyRegistration, to: "registration-filed")
        let due = rules.filingTerm(of: content.suppliedMs, workingCalendar)
        let acceptance = workingCalendar.term(ofWorkingDays: rules.acceptanceDays.value, after: nowMs)
        let fact = RegistrationFiled(
            registrationId: nextID("R"), content: content, filingDueMs: due.endsMs, late: nowMs >= due.endsMs,
            acceptByMs: acceptance.endsMs, calendarConfirmed: due.isConfirmed && acceptance.isConfirmed,
            registrationRules: rules.ruleSet)
        return [Draft(fact.registrationId, row.clauses, .registrationFiled(fact))]
    }

    /// CN-REG 8: everything that is to be corrected, once.
    func returnRegistration(_ action: ReturnRegistration) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .returnRegistration)
        _ = try registrationRules()
        let found = try registration(action.registrationId)
        let row = try step(
            in: .registrations, found.id, found.state.name, .returnRegistration, to: "registration-returned")
        try checkSeparate(.judgeRegistration, on: found.id)
        guard !action.reason.isEmpty else { throw Objection(.registrationReasonMissing, ["reason"]) }
        let fact = RegistrationReturned(registrationId: found.id, reason: action.reason)
        return [Draft(found.id, row.clauses, .registrationReturned(fact))]
    }

    /// CN-REG 8: the corrected application; the acceptance's term begins again.
    func amendRegistration(_ action: AmendRegistration) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .amendRegistration)
        let rules = try registrationRules()
        let found = try registration(action.registrationId)
        let row = try step(
            in: .registrations, found.id, found.state.name, .amendRegistration, to: "registration-amended")
        try checkSubject(found)
        let content = action.content ?? RegistrationContent()
        try check(content, rules)
        let term = workingCalendar.term(ofWorkingDays: rules.acceptanceDays.value, after: nowMs)
        let fact = RegistrationAmended(
            registrationId: found.id, content: content, acceptByMs: term.endsMs, calendarConfirmed: term.isConfirmed)
        return [Draft(found.id, row.clauses, .registrationAmended(fact))]
    }

    /// CN-REG 8: accepted; the formal review's term begins.
    func acceptRegistration(_ action: AcceptRegistration) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .acceptRegistration)
        let rules = try registrationRules()
        let found = try registration(action.registrationId)
        let row = try step(in: .registrations, found.id, found.state.name, .acceptRegistration, to: "in-formal-review")
        try checkSeparate(.judgeRegistration, on: found.id)
        let term = workingCalendar.term(ofWorkingDays: rules.reviewDays.value, after: nowMs)
        let fact = RegistrationAccepted(
            registrationId: found.id, reviewByMs: term.endsMs, calendarConfirmed: term.isConfirmed)
        return [Draft(found.id, row.clauses, .registrationAccepted(fact))]
    }

    /// CN-REG 10: the formal review.
    func reviewRegistration(_ action: ReviewRegistration) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .reviewRegistration)
        _ = try registrationRules()
        let found = try registration(action.registrationId)
        let next = action.passed ? "formally-reviewed" : "not-registered"
        let row = try step(in: .registrations, found.id, found.state.name, .reviewRegistration, to: next)
        try checkSeparate(.judgeRegistration, on: found.id)
        guard action.passed || !action.reason.isEmpty else {
            throw Objection(.registrationReasonMissing, ["reason"])
        }
        let fact = RegistrationReviewed(registrationId: found.id, passed: action.passed, reason: action.reason)
        return [Draft(found.id, row.clauses, .registrationReviewed(fact))]
    }

    /// CN-REG 11: the public notice begins.
    func publishRegistration(_ action: PublishRegistration) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .publishRegistration)
        let rules = try registrationRules()
        let found = try registration(action.registrationId)
        let row = try step(in: .registrations, found.id, found.state.name, .publishRegistration, to: "in-notice")
        try checkSeparate(.judgeRegistration, on: found.id)
        let term = workingCalendar.term(ofWorkingDays: rules.noticeDays.value, after: nowMs)
        let fact = RegistrationNoticed(
            registrationId: found.id, noticeUntilMs: term.endsMs, calendarConfirmed: term.isConfirmed)
        return [Draft(found.id, row.clauses, .registrationNoticed(fact))]
    }
}
