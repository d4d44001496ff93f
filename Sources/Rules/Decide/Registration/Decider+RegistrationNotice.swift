// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// Objections, and the code at the end of the notice (CN-REG 11–13).
extension Decider {
    /// An objection in one's own name: the record names who signed it.
    func objectRegistration(_ action: ObjectRegistration) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .objectRegistration)
        _ = try registrationRules()
        let found = try registration(action.registrationId)
        let row = try step(in: .registrations, found.id, found.state.name, .objectRegistration, to: "objected")
        guard let until = found.state.noticeUntilMs, nowMs < until else {
            throw Objection(
                .registrationNoticeOver, ["until:\(CivilTime(unixMs: found.state.noticeUntilMs ?? 0).text)"])
        }
        var missing: [String] = []
        if action.reason.isEmpty { missing.append("reason") }
        if action.digest.count != digestBytes { missing.append("digest") }
        guard missing.isEmpty else { throw Objection(.registrationReasonMissing, missing) }
        let fact = RegistrationObjected(registrationId: found.id, reason: action.reason, digest: action.digest)
        return [Draft(found.id, row.clauses, .registrationObjected(fact))]
    }

    /// On all objections there are: one that holds stops the registration.
    func decideObjections(_ action: DecideObjections) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .decideObjections)
        _ = try registrationRules()
        let found = try registration(action.registrationId)
        let next = action.upheld ? "objection-upheld" : "in-notice"
        let row = try step(in: .registrations, found.id, found.state.name, .decideObjections, to: next)
        try checkSeparate(.decideObjections, on: found.id)
        guard !action.reason.isEmpty else { throw Objection(.registrationReasonMissing, ["reason"]) }
        let fact = ObjectionsDecided(
            registrationId: found.id, upheld: action.upheld, reason: action.reason)
        return [Draft(found.id, row.clauses, .objectionsDecided(fact))]
    }

    /// The query code, once the notice is over and nothing said against it is undecided.
    func codeRegistration(_ action: CodeRegistration) throws(Objection) -> [Draft] {
        try acting(in: .registrations, on: .codeRegistration)
        let rules = try registrationRules()
        let found = try registration(action.registrationId)
        let row = try step(in: .registrations, found.id, found.state.name, .codeRegistration, to: "coded")
        try checkSeparate(.judgeRegistration, on: found.id)
        guard let until = found.state.noticeUntilMs, nowMs >= until else {
            throw Objection(
                .registrationNoticeRunning, ["until:\(CivilTime(unixMs: found.state.noticeUntilMs ?? 0).text)"])
        }
        let division = registry.identity?.territoryCode ?? ""
        let year = CivilTime(unixMs: nowMs).year
        let series = Numbering.codeSeries(RegistrationCode.prefix(division: division, year: year))
        let code = RegistrationCode.make(
            division: division, year: year, number: registry.numbering.next(in: series))
        let fact = RegistrationCoded(
            registrationId: found.id, queryCode: code,
            endsMs: try lifeEnd(under: found.content.agreementId, after: nowMs, rules))
        return [Draft(found.id, row.clauses, .registrationCoded(fact))]
    }

    /// CN-REG 15: three years; under an agreement of no more than that as long as the agreement.
    func lifeEnd(
        under agreement: String, after startMs: UInt64, _ rules: RegistrationParameters
    ) throws(Objection) -> UInt64 {
        let months = rules.lifeMonths.value
        let longest = CivilTime(unixMs: startMs).adding(months: months).unixMs
        guard let terms = registry.agreements[agreement]?.terms else { return longest }
        let isShort = terms.termEndMs <= CivilTime(unixMs: terms.termStartMs).adding(months: months).unixMs
        let end = isShort ? terms.termEndMs : longest
        guard end > startMs else {
            throw Objection(.registrationEndInvalid, ["ends:\(CivilTime(unixMs: end).text)"])
        }
        return end
    }
}
