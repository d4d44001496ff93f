// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-2.2e, ZS-2.2h: an organ or utility comes on the register of those bound, with its word on contractors.
    func enterBoundOrgan(_ action: EnterBoundOrgan) throws(Objection) -> [Draft] {
        try acting(as: Machine.channelKeepers)
        var missing: [String] = []
        if action.organ.isEmpty { missing.append("organ") }
        if action.name.isEmpty { missing.append("name") }
        if action.kind.identifier.isEmpty { missing.append("kind") }
        if action.declarationDigest.count != digestBytes { missing.append("declaration") }
        if action.contractors.contains(action.organ) || action.contractors.contains("") {
            missing.append("contractors")
        }
        guard missing.isEmpty else { throw Objection(.boundOrganIncomplete, missing) }
        guard registry.channels.organs[action.organ] == nil else { throw Objection(.boundOrganKnown, [action.organ]) }
        guard action.noContractorRights else { throw Objection(.boundOrganContractor, ["organ:\(action.organ)"]) }
        try auditContractors(action)
        let fact = BoundOrganEntered(
            organ: action.organ, name: action.name, kind: action.kind, declarationDigest: action.declarationDigest,
            contractors: action.contractors)
        return [Draft(action.organ, ["ZS-2.2e", "ZS-2.2h"], .boundOrganEntered(fact))]
    }

    /// ZS-2.2e: what a bound organ had before is declared once; a channel beside the platform is not built.
    func declareChannel(_ action: DeclareChannel) throws(Objection) -> [Draft] {
        try acting(in: .channels, on: .declareChannel)
        var missing: [String] = []
        if action.name.isEmpty { missing.append("name") }
        if action.endpoint.isEmpty { missing.append("endpoint") }
        if action.kind.identifier.isEmpty { missing.append("kind") }
        guard missing.isEmpty else { throw Objection(.channelIncomplete, missing) }
        guard registry.channels.organs[action.organ] != nil else { throw Objection(.subjectNotFound, [action.organ]) }
        guard action.kind == .legacy else { throw Objection(.channelNew, ["organ:\(action.organ)"]) }
        if let other = registry.channels.channel(of: action.organ) {
            throw Objection(.channelSecond, ["organ:\(action.organ)", "channel:\(other.id)"])
        }
        try checkDeadline(action.deadlineMs)
        let row = try channelStep(action.organ, "", .declareChannel, to: "declared")
        let fact = ChannelDeclared(
            channelId: nextID("C"), organ: action.organ, name: action.name, kind: action.kind,
            endpoint: action.endpoint, deadlineMs: action.deadlineMs)
        return [Draft(fact.channelId, row.clauses, .channelDeclared(fact))]
    }

    /// ZS-2.2f: how and by when it comes into the platform.
    func planChannel(_ action: PlanChannel) throws(Objection) -> [Draft] {
        try acting(in: .channels, on: .planChannel)
        let channel = try channel(action.channelId)
        let row = try channelStep(channel.id, channel.state.name, .planChannel, to: "planned")
        guard action.planDigest.count == digestBytes else { throw Objection(.channelIncomplete, ["plan"]) }
        try checkDeadline(action.deadlineMs)
        let fact = ChannelPlanned(
            channelId: channel.id, planDigest: action.planDigest, deadlineMs: action.deadlineMs)
        return [Draft(channel.id, row.clauses, .channelPlanned(fact))]
    }

    /// ZS-2.2d: from now on its traffic goes through the gate, and a use may say that it came in by it.
    func onboardChannel(_ action: OnboardChannel) throws(Objection) -> [Draft] {
        try acting(in: .channels, on: .onboardChannel)
        let channel = try channel(action.channelId)
        let row = try channelStep(channel.id, channel.state.name, .onboardChannel, to: "onboarding")
        return [Draft(channel.id, row.clauses, .channelOnboarded(ChannelOnboarded(channelId: channel.id)))]
    }

    /// ZS-2.2f: the old way is closed, with the proof of it.
    func absorbChannel(_ action: AbsorbChannel) throws(Objection) -> [Draft] {
        try acting(in: .channels, on: .absorbChannel)
        let channel = try channel(action.channelId)
        let row = try channelStep(channel.id, channel.state.name, .absorbChannel, to: "absorbed")
        guard action.closureDigest.count == digestBytes else { throw Objection(.channelIncomplete, ["closure"]) }
        let fact = ChannelAbsorbed(channelId: channel.id, closureDigest: action.closureDigest)
        return [Draft(channel.id, row.clauses, .channelAbsorbed(fact))]
    }

    /// ZS-2.2d, ZS-2.2e: something was seen beside the platform.
    func reportOutsideAttempt(_ action: ReportOutsideAttempt) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority, .hubAdministrator, .supervisor, .securityAdministrator])
        var missing: [String] = []
        if action.who.isEmpty { missing.append("who") }
        if action.address.isEmpty { missing.append("address") }
        if action.seenMs == 0 || action.seenMs > nowMs { missing.append("seen") }
        if action.evidenceDigest.count != digestBytes { missing.append("evidence") }
        guard missing.isEmpty else { throw Objection(.attemptIncomplete, missing) }
        let fact = OutsideAttemptReported(
            attemptId: nextID("L"), organ: action.organ, who: action.who, address: action.address,
            seenMs: action.seenMs, evidenceDigest: action.evidenceDigest)
        return [Draft(fact.attemptId, ["ZS-2.2d", "ZS-2.2e"], .outsideAttemptReported(fact))]
    }

    /// ZS-2.2f: a use comes in by a channel only once that channel goes through the gate.
    func checkChannel(_ id: String) throws(Objection) {
        guard !id.isEmpty else { return }
        guard let channel = registry.channels[id] else { throw Objection(.useChannelOutside, [id, "state:none"]) }
        switch channel.state {
        case .onboarding, .absorbed: return
        case .declared, .planned: throw Objection(.useChannelOutside, [id, "state:\(channel.state.name)"])
        }
    }

    /// ZS-2.2h: whoever develops for a bound organ is given no operating rights.
    func checkContractor(_ person: String, _ role: Role) throws(Objection) {
        guard ContractorRights.operating.contains(role), let organ = (try? PersonName(person))?.organ,
            let employer = registry.channels.employer(of: organ)
        else { return }
        throw Objection(.roleContractor, ["role:\(role.identifier)", "organ:\(organ)", "for:\(employer)"])
    }

    /// The declaration is held against the roles on record: what a contractor's people still hold has to go first.
    private func auditContractors(_ action: EnterBoundOrgan) throws(Objection) {
        for role in ContractorRights.operating {
            for (person, _) in registry.people.holders(of: role, at: nowMs) {
                guard let organ = (try? PersonName(person))?.organ, action.contractors.contains(organ) else { continue }
                throw Objection(.boundOrganContractor, ["organ:\(action.organ)", "role:\(role.identifier)", person])
            }
        }
    }

    private func checkDeadline(_ deadlineMs: UInt64) throws(Objection) {
        let months = ruleSet.parameters.channelMonths.value
        let latest = CivilTime(unixMs: nowMs).adding(months: months).unixMs
        guard deadlineMs > nowMs, deadlineMs <= latest else {
            throw Objection(.channelDeadline, ["months:\(months)", "latest:\(CivilTime(unixMs: latest).text)"])
        }
    }

    private func channel(_ id: String) throws(Objection) -> Channel {
        guard let found = registry.channels[id] else { throw Objection(.subjectNotFound, [id]) }
        return found
    }

    private func channelStep(
        _ id: String, _ state: String, _ event: Event, to next: String
    ) throws(Objection) -> Transition {
        guard let row = Machine.channels.transition(from: state, on: event, to: next) else {
            throw wrongState(.channels, id, state, event)
        }
        return row
    }
}

/// The roles by which one grants, confirms or seals.
enum ContractorRights {
    static let operating: [Role] = [
        .dataAuthority, .hubAdministrator, .government, .bodyMember, .sealCustodian, .sealReleaser,
    ]
}
