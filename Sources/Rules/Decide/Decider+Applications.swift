// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-3.2: an application in time, complete (ZS-3.1b), for one scenario that has no other (ZS-3.0a).
    func submitApplication(_ action: SubmitApplication) throws(Objection) -> [Draft] {
        let machine = ruleSet.caseMachine
        try acting(in: machine, on: .submitApplication)
        let (applicant, scenario) = try checkedParts(action)
        try requireOrgan(applicant.organ)
        guard let notice = registry.notices[action.noticeId] else {
            throw Objection(.subjectNotFound, [action.noticeId])
        }
        try checkTime(notice)
        try checkDocuments(action, notice)
        guard scenario.field == notice.fact.field else {
            throw Objection(.applicationFieldDiffers, [scenario.field.identifier, notice.fact.field.identifier])
        }
        try FieldRules.check(scenario, action.documents)
        try checkTemplate(action.templateId, scenario)
        if ruleSet.parameters.legalPersonOnly.value, !applicant.legalPerson {
            throw Objection(.applicantNotLegalPerson)
        }
        try checkUnique(applicant, scenario)
        guard let row = machine.transition(from: "", on: .submitApplication, to: CaseStage.submitted.rawValue) else {
            throw wrongState(machine, action.noticeId, "", .submitApplication)
        }
        let fact = ApplicationSubmitted(
            applicationId: nextID("A"), noticeId: action.noticeId, applicant: applicant, scenario: scenario,
            documents: action.documents, dataItems: action.dataItems, templateId: action.templateId)
        return [Draft(fact.applicationId, row.clauses, .applicationSubmitted(fact))]
    }

    func acceptApplication(_ action: AcceptApplication) throws(Objection) -> [Draft] {
        try acting(in: ruleSet.caseMachine, on: .acceptApplication)
        let found = try application(action.applicationId)
        let row = try step(found, .acceptApplication, to: .accepted)
        try checkSeparate(.acceptApplication, on: found.id)
        let fact = ApplicationAccepted(applicationId: found.id)
        return [Draft(found.id, row.clauses, .applicationAccepted(fact))]
    }

    private func checkedParts(_ action: SubmitApplication) throws(Objection) -> (Applicant, Scenario) {
        let applicant = action.applicant ?? Applicant()
        let scenario = FieldRules.completed(action.scenario ?? Scenario())
        var missing: [String] = []
        if applicant.organ.isEmpty { missing.append("applicant.organ") }
        if applicant.name.isEmpty { missing.append("applicant.name") }
        // The separator of scenario keys: two scenarios must never read as one.
        if applicant.creditCode.isEmpty || applicant.creditCode.contains("/") {
            missing.append("applicant.credit-code")
        }
        if scenario.key.isEmpty || scenario.key.contains("/") { missing.append("scenario.key") }
        if scenario.name.isEmpty { missing.append("scenario.name") }
        if scenario.purpose.isEmpty { missing.append("scenario.purpose") }
        if action.dataItems.isEmpty || action.dataItems.contains("") { missing.append("data-items") }
        guard missing.isEmpty else { throw Objection(.applicationIncomplete, missing) }
        return (applicant, scenario)
    }

    private func checkTime(_ notice: Notice) throws(Objection) {
        if nowMs < notice.fact.opensMs {
            throw Objection(.applicationEarly, ["opens:\(CivilTime(unixMs: notice.fact.opensMs).text)"])
        }
        if nowMs >= notice.fact.closesMs {
            throw Objection(.applicationLate, ["closes:\(CivilTime(unixMs: notice.fact.closesMs).text)"])
        }
    }

    /// Every kind the notice requires, each with the digest of a document.
    private func checkDocuments(_ action: SubmitApplication, _ notice: Notice) throws(Objection) {
        let missing = notice.fact.requiredDocuments.filter { kind in
            !action.documents.contains { $0.kind == kind && $0.digest.count == digestBytes }
        }
        guard missing.isEmpty else { throw Objection(.applicationIncomplete, missing.map(\.identifier)) }
        let unsound = action.documents.filter { $0.digest.count != digestBytes || $0.kind.identifier.isEmpty }
        guard unsound.isEmpty else { throw Objection(.applicationIncomplete, unsound.map(\.kind.identifier)) }
    }

    /// ZS-3.0a: no open case and no standing authorization of this applicant for this scenario.
    private func checkUnique(_ applicant: Applicant, _ scenario: Scenario) throws(Objection) {
        let key = ScenarioKey.of(applicant, scenario)
        if let standing = registry.authorizations.standing(scenarioKey: key, at: nowMs) {
            throw Objection(.applicationDuplicate, [standing.id])
        }
        guard let id = registry.cases.latestByScenario[key], let found = registry.cases[id] else { return }
        // A case whose authorization has run out is over, though nobody had to close it.
        let hasRunOut = found.authorization.flatMap { registry.authorizations[$0] }.map { !$0.isStanding(at: nowMs) }
        if !found.state.stage.isClosed, hasRunOut != true { throw Objection(.applicationDuplicate, [id]) }
    }
}

/// Length of an SM3 digest.
let digestBytes = 32
