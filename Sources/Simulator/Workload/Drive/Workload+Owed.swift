// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// The steps that are owed: what the liveness phase finishes.
extension Workload {
    /// Subjects of one state looked at in one call, from a place picked at random.
    private static let looks = 16

    mutating func owed(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        if let errand = raised(view, mode, &random) { return errand }
        if let errand = adopting(view, mode, &random) ?? ended(view, mode, &random) ?? admitted(view, mode, &random)
            ?? left(view, mode, &random) ?? over(view, mode, &random) ?? resumed(view, mode, &random)
        {
            return errand
        }
        for (machine, state) in desks[view.place].underWay.occupied
        where steps.machines[machine].name != "session" && !Steps.isResting(steps.machines[machine].name, state) {
            guard let step = steps.open(machine, state).first else { continue }
            let ids = desks[view.place].underWay.ids(machine, state)
            let start = random.below(ids.count)
            for offset in 0..<min(Self.looks, ids.count) {
                let id = ids[(start + offset) % ids.count]
                if let errand = taken(step, id, view, mode, &random) { return errand }
            }
        }
        return nil
    }

    /// A step on one subject by whoever it waits for; their appointment if they cannot act.
    mutating func taken(
        _ step: Steps.Step, _ id: String, _ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator
    ) -> Errand? {
        let isRelease = step.action == .releaseSeal || step.action == .sealAgreement
        if isRelease, let errand = enterSeal(view, &random) { return errand }
        let step = released(step, id, view)
        guard let action = begun(step.action, id, view) else { return nil }
        if action == .prepareDraw, let expert = missingExpert(id, view) { return appoint(expert, view, &random) }
        let candidates = candidates(step.action, step.roles, about: id, view)
        if let actor = able(candidates.people, candidates.role, view, &random) {
            return compose(action, about: id, by: actor, view, mode, &random)
        }
        guard let person = candidates.people.first else { return nil }
        return appoint(
            Appointment(person: person, role: candidates.role, bureau: "finance", specialities: ["legal"]), view,
            &random)
    }

    /// What of a step can be done now: a panel is drawn once a draw has been prepared and the nodes have put in their parts.
    func begun(_ action: ActionKind, _ id: String, _ view: View) -> ActionKind? {
        guard action == .drawPanel, let draw = view.registry.draws.open(for: id, at: view.registry.node) else {
            return action == .drawPanel ? .prepareDraw : action
        }
        let role = view.registry.identity?.role ?? .unspecified
        switch DrawStanding.of(draw, at: role, nowMs: view.nowMs, SimulatedHash()) {
        case .committing, .revealing: return nil
        case .failed: return .prepareDraw
        case .ready: return .drawPanel
        }
    }

    /// The release of another seal where the one that was released has gone out of use before it was put.
    private func released(_ step: Steps.Step, _ id: String, _ view: View) -> Steps.Step {
        let registry = view.registry
        let agreement = registry.agreements[id] ?? registry.cases[id]?.agreement.flatMap { registry.agreements[$0] }
        guard step.action == .sealAgreement, case .sealReleased(_, let seal)? = agreement?.state,
            registry.seals[seal]?.state != .inUse
        else { return step }
        return steps.open(step.machine, step.from).first { $0.action == .releaseSeal } ?? step
    }

    /// An expert to appoint when those in office cannot fill the panel of a case: one who has every speciality asked
    /// for, and is no colleague of the applicant.
    private func missingExpert(_ id: String, _ view: View) -> Appointment? {
        guard let found = view.registry.cases[id], let notice = view.registry.notices[found.notice]?.fact else {
            return nil
        }
        let ruleSet = RuleSetCatalogue.standard.inForce(at: view.nowMs) ?? .zs2024
        let eligible = ExpertPool(view.registry, ruleSet: ruleSet, nowMs: view.nowMs).candidates(for: found)
            .filter(\.excluded.isEmpty)
        let lacks = notice.requiredSpecialities.contains { wanted in
            !eligible.contains { $0.specialities.contains(wanted) }
        }
        // One expert can bring every speciality; several that must each bring their own may not fit the panel.
        let covers = eligible.contains { expert in
            notice.requiredSpecialities.allSatisfy(expert.specialities.contains)
        }
        let isTight = Set(notice.requiredSpecialities).count > Int(notice.panelSize) && !covers
        guard lacks || isTight || eligible.count < Int(max(notice.panelSize, 3)) else { return nil }
        let organ = found.applicant.organ == "academy" ? "institute" : "academy"
        return Appointment(
            person: "\(view.registry.node)/\(organ)/expert-\(eligible.count)-\(view.registry.sequence)", role: .expert,
            specialities: notice.requiredSpecialities.isEmpty ? ["legal"] : notice.requiredSpecialities)
    }

    /// A rule set that the body has adopted is announced, and its text distributed: what comes between holds up the city.
    mutating func adopting(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        let (sets, motions) = (view.registry.ruleSets, view.registry.motions)
        let action: Action.What
        if let text = sets.order.first(where: { sets[$0]?.text == nil }).flatMap(AdoptableRules.text) {
            action = .distributeRuleSet(DistributeRuleSet(text: text))
        } else if let text = AdoptableRules.all.first(where: { text in
            sets[text.id] == nil && motions.latestBySubject[text.id].flatMap { motions[$0] }?.state == .carried
        }) {
            action = AdoptableRules.mended(
                .announceRuleSet(
                    AnnounceRuleSet(
                        ruleSetId: text.id, inForceFromMs: view.nowMs + 3_600_000,
                        motionId: motions.latestBySubject[text.id] ?? "")))
        } else {
            return nil
        }
        let administrators = desks[view.place].holders.of(.hubAdministrator)
        guard let person = able(administrators, .hubAdministrator, view, &random) else { return nil }
        return Errand(action, envelope(person, view), mode: mode)
    }

    /// A quota that some odd command has left at a handful holds up its field. At the end of all it is set anew.
    private mutating func raised(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        guard mode == .finishing else { return nil }
        let (quotas, year) = (view.registry.quotas, UInt32(CivilTime(unixMs: view.nowMs).year))
        let low = quotas.order.lazy.compactMap { quotas[$0] }.first {
            !$0.isFromAbove && $0.fact.limit < Self.amplyMany && $0.fact.year >= year
        }
        guard let low, let person = able(desks[view.place].holders.of(.dataAuthority), .dataAuthority, view, &random)
        else { return nil }
        let action = SetQuota(
            field: low.fact.field, year: low.fact.year, limit: Self.amplyMany, documentNumber: low.fact.documentNumber)
        return Errand(.setQuota(action), envelope(person, view), mode: mode)
    }

    private static let amplyMany: UInt32 = 1000

    /// A node that asks to come in anew.
    private mutating func admitted(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        for name in view.registry.nodes.sortedNames {
            // One in quarantine is released first.
            guard let entry = view.registry.nodes[name], entry.isAdmitted, entry.pending != nil else { continue }
            guard let step = steps.steps.first(where: { $0.action == .admitNode }) else { return nil }
            return taken(step, name, view, mode, &random)
        }
        return nil
    }

    /// The end of a session: what it left undecided goes on in writing. Only at the end of all, for sessions take time.
    private mutating func over(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        guard mode == .finishing, let id = view.registry.sessions.sittingOn.values.min(),
            let step = steps.steps.first(where: { $0.action == .closeSession })
        else { return nil }
        return taken(step, id, view, mode, &random)
    }

    /// The end of an authorization that the body has carried.
    private mutating func ended(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        for id in desks[view.place].condemned.ids {
            let stage = view.registry.authorizations[id]?.state.stage
            let latest = view.registry.motions.latestBySubject[id].flatMap { view.registry.motions[$0] }
            guard stage == .live || stage == .registered || stage == .suspended, latest?.state == .carried else {
                continue
            }
            guard let step = steps.steps.first(where: { $0.action == .revokeAuthorization }) else { return nil }
            if let errand = taken(step, id, view, mode, &random) { return errand }
        }
        return nil
    }
}
