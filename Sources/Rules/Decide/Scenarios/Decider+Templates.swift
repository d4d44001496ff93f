// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-2.2i: a county offers a live scenario of its own, with what came of it.
    func proposeTemplate(_ action: ProposeTemplate) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority])
        let found = try liveAuthorization(action.authorizationId)
        guard found.grantor == registry.node else { throw Objection(.territoryWrong, [found.id]) }
        try checkContent(action.title, action.valueIndicators, action.resultsDigest)
        if let other = registry.templates.proposal(of: found.id) {
            throw Objection(.templateKnown, [other.id])
        }
        let fact = TemplateProposed(
            proposalId: nextID("P"), authorizationId: found.id, applicationId: found.fact.applicationId,
            title: action.title, valueIndicators: action.valueIndicators, resultsDigest: action.resultsDigest)
        return [Draft(fact.proposalId, ["ZS-2.2i"], .templateProposed(fact))]
    }

    /// ZS-2.2i: into the city's library and to every county. What it is and where it came from is what the hub itself has
    /// registered.
    func publishTemplate(_ action: PublishTemplate) throws(Objection) -> [Draft] {
        try acting(as: [.hubAdministrator, .dataAuthority])
        let found = try liveAuthorization(action.authorizationId)
        try checkContent(action.title, action.valueIndicators, action.resultsDigest)
        if let other = registry.templates.template(of: found.id) { throw Objection(.templateKnown, [other.id]) }
        let fact = TemplatePublished(
            templateId: nextID("S"), title: action.title, field: found.scenario.field, purpose: found.scenario.purpose,
            dataItems: found.terms.dataItems, valueIndicators: action.valueIndicators,
            resultsDigest: action.resultsDigest, originNode: found.grantor,
            originApplication: found.fact.applicationId, originAuthorization: found.id)
        return [Draft(fact.templateId, ["ZS-2.2i"], .templatePublished(fact))]
    }

    /// ZS-2.2i: another county takes it up; from then on an application may rest on it.
    func adoptTemplate(_ action: AdoptTemplate) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority])
        let found = try template(action.templateId)
        guard !found.isAdopted, found.fact.originNode != registry.node else {
            throw Objection(.templateKnown, [found.id])
        }
        return [Draft(found.id, ["ZS-2.2i"], .templateAdopted(TemplateAdopted(templateId: found.id)))]
    }

    func withdrawTemplate(_ action: WithdrawTemplate) throws(Objection) -> [Draft] {
        try acting(as: [.hubAdministrator, .dataAuthority])
        let found = try template(action.templateId)
        guard !action.reason.isEmpty else { throw Objection(.templateIncomplete, ["reason"]) }
        let fact = TemplateWithdrawn(templateId: found.id, reason: action.reason)
        return [Draft(found.id, ["ZS-2.2i"], .templateWithdrawn(fact))]
    }

    /// An application rests on a template that was adopted here and is for the same use.
    func checkTemplate(_ id: String, _ scenario: Scenario) throws(Objection) {
        guard !id.isEmpty else { return }
        let found = try template(id)
        guard found.isAdopted else { throw Objection(.templateNotAdopted, ["template:\(id)", "differs:none"]) }
        var differing: [String] = []
        if scenario.field != found.fact.field { differing.append("differs:field") }
        if scenario.purpose != found.fact.purpose { differing.append("differs:purpose") }
        guard differing.isEmpty else { throw Objection(.templateNotAdopted, ["template:\(id)"] + differing) }
    }

    /// One that is in the library.
    private func template(_ id: String) throws(Objection) -> Template {
        guard let found = registry.templates[id] else { throw Objection(.subjectNotFound, [id]) }
        if let reason = found.withdrawn { throw Objection(.templateWithdrawn, ["template:\(id)", "reason:\(reason)"]) }
        return found
    }

    private func liveAuthorization(_ id: String) throws(Objection) -> Authorization {
        guard let found = registry.authorizations[id] else { throw Objection(.subjectNotFound, [id]) }
        guard found.state.stage == .live else {
            throw Objection(.authorizationNotStanding, ["state:\(found.state.stage.rawValue)"], clauses: ["ZS-2.2i"])
        }
        return found
    }

    private func checkContent(_ title: String, _ indicators: [String], _ digest: [UInt8]) throws(Objection) {
        var missing: [String] = []
        if title.isEmpty { missing.append("title") }
        if indicators.isEmpty || indicators.contains("") { missing.append("value-indicators") }
        if digest.count != digestBytes { missing.append("results") }
        guard missing.isEmpty else { throw Objection(.templateIncomplete, missing) }
    }
}
