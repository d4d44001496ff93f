// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// An errand in each mode.
extension Workload {
    mutating func errand(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        switch mode {
        case .founding: return remedy(view, &random)
        case .finishing: return owed(view, mode, &random)
        case .sensible: return good(view, mode, &random)
        case .random: return anything(view, &random)
        case .wrongActor, .wrongNode, .stale, .changedBody, .mutated, .badSignature:
            return good(view, mode, &random).flatMap { spoiled($0, view, mode, &random) }
        case .repeated:
            guard let earlier = random.pick(desks[view.place].recent.values) else { return nil }
            return Errand(repeating: earlier, to: earlier.node)
        case .hostileUse: return use(view, &random)
        case .doubleVote: return vote(view, &random)
        }
    }

    /// A step that something waits for, or a beginning, by someone who can take it.
    private mutating func good(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        if random.chance(15), let errand = owed(view, mode, &random), errand.mode == mode { return errand }
        if random.chance(50), let errand = adopting(view, mode, &random) { return errand }
        if random.chance(7), let errand = registration(view, mode, &random) { return errand }
        if random.chance(8), let errand = product(view, mode, &random) { return errand }
        if random.chance(60), let errand = step(view, mode, &random) { return errand }
        // The chain the city decides by has no gates that are recorded; a draw is prepared where a panel is due.
        var actions = steps.beginnings.filter { $0 != .recordGate && $0 != .prepareDraw }
        // A motion to end an authorization begins where authorizations are registered.
        if city.territories[view.place].role == .hub { actions.append(.openMotion) }
        guard let action = drawn(view, &random, of: actions) else { return nil }
        let subject = beginning(action, view, &random)
        if subject == nil, steps.subjectFields[action] != nil, !random.chance(15) { return nil }
        guard let actor = actor(action, about: subject, view, &random) else { return nil }
        guard let begun = registering(action, by: actor, view) else { return nil }
        return compose(begun, about: subject, by: actor, view, mode, &random)
    }

    private mutating func step(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        let aside = random.chance(15)
        let occupied = desks[view.place].underWay.occupied.filter { place in
            !steps.open(place.machine, place.state).isEmpty
                && (aside || !Steps.isAside(steps.machines[place.machine].name))
        }
        guard let (machine, state) = random.pick(occupied),
            let step = random.pick(steps.open(machine, state)), profile.weight(of: step.action) > 0,
            let id = random.pick(desks[view.place].underWay.ids(machine, state))
        else { return nil }
        // A recusal is the exception among the steps of a panel.
        if step.action == .recuseExpert, !random.chance(20) { return nil }
        // Now and then someone draws before the offices have done their part.
        guard let action = begun(step.action, id, view) ?? (random.chance(5) ? step.action : nil) else { return nil }
        if let isRight = isRightNow(step, id, view, &random) {
            guard isRight else { return nil }
            // Where nothing is owed a step is rarely right.
        } else if Steps.isResting(steps.machines[machine].name, state), !random.chance(10) {
            return nil
        }
        if step.action == .sealAgreement, random.chance(5), let errand = lose(id, view, mode, &random) { return errand }
        // The successor comes on the register first.
        if step.action == .replaceSeal, let errand = enterSeal(view, fewest: 2, &random) { return errand }
        // Few step back, and a session is not over before most have come.
        if step.action == .recuseFromMotion || state == "called" && step.action == .closeSession, !random.chance(10) {
            return nil
        }
        let people = candidates(step.action, step.roles, about: id, view)
        guard let actor = able(people.people, people.role, view, &random) else { return nil }
        return compose(action, about: id, by: actor, view, mode, &random)
    }

    /// The loss of the seal that was released for an agreement, before it is put: another has to be released.
    private mutating func lose(
        _ id: String, _ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator
    ) -> Errand? {
        let registry = view.registry
        let agreement = registry.agreements[id] ?? registry.cases[id]?.agreement.flatMap { registry.agreements[$0] }
        guard case .sealReleased(_, let name)? = agreement?.state, let seal = registry.seals[name],
            seal.state == .inUse, let keeper = able([seal.custodian], .sealCustodian, view, &random)
        else { return nil }
        return compose(.reportSealLost, about: name, by: keeper, view, mode, &random)
    }

    /// What an office does now and then, beside the cases it is there for.
    private static let occasional: Set<ActionKind> = [
        .foundBody, .nameDeputy, .callSession, .assignTask, .setDutyRoster, .delegateRole, .recallDelegation,
        .setFactor, .unlockLogin,
    ]

    /// Withdrawals, maintenance and the end of a seal stop much else, and more seals are of little use.
    private static let disruptive: Set<ActionKind> = [
        .setMaintenance, .withdrawRole, .enterSeal, .reportSealLost, .replaceSeal, .retireSeal, .dismissPerson,
        .resetFactor,
    ]

    /// An action drawn by weight; those that have only been refused as foreign to this kind of node are rare.
    private func drawn(_ view: View, _ random: inout SeededGenerator, of actions: [ActionKind]) -> ActionKind? {
        let kind = city.territories[view.place].role
        let weights = actions.map { action in
            let weight = profile.weight(of: action)
            if learning.isForeign(action, at: kind) { return (weight + 31) / 32 }
            if action.isAside { return (weight + 15) / 16 }
            let isDisruptive = Self.disruptive.contains(action)
            return isDisruptive || Self.occasional.contains(action) ? (weight + 7) / 8 : weight
        }
        return random.weighted(weights).map { actions[$0] }
    }

    /// What an action without a place in a machine is about. A motion that begins at the hub is about an authorization
    /// that stands, the end of a use about one under way.
    private func beginning(_ action: ActionKind, _ view: View, _ random: inout SeededGenerator) -> String? {
        switch action {
        case .openMotion where random.chance(10):
            let sets = view.registry.ruleSets
            let missing = AdoptableRules.all.map(\.id).filter { sets[$0] == nil }
            return random.chance(50) ? missing.first : random.pick(missing)
        case .openMotion where random.chance(90):
            guard let machine = steps.machines.firstIndex(where: { $0.name == "authorization" }) else { return nil }
            // What is suspended may be ended as well as resumed.
            let suspended = desks[view.place].underWay.ids(machine, "suspended")
            if !suspended.isEmpty, random.chance(50) { return random.pick(suspended) }
            return random.pick(desks[view.place].underWay.ids(machine, "live"))
        case .endUse where random.chance(90):
            let uses = view.registry.uses
            return random.pick(desks[view.place].pools.all("use_id").filter { uses.contains($0) })
        default: return namedSubject(action, view.place, &random)
        }
    }

    private mutating func anything(_ view: View, _ random: inout SeededGenerator) -> Errand? {
        guard let action = drawn(view, &random, of: ActionKind.allCases) else { return nil }
        let subject = random.chance(80) ? namedSubject(action, view.place, &random) : nil
        let anyone = random.pick(desks[view.place].holders.all)
        let able = random.chance(70) ? actor(action, about: subject, view, &random) : nil
        guard let person = able ?? anyone else { return nil }
        return compose(action, about: subject, by: person, view, .random, &random)
    }

    /// A use that must not begin.
    private mutating func use(_ view: View, _ random: inout SeededGenerator) -> Errand? {
        let pools = desks[view.place].pools
        guard
            let id = random.pick(Array(view.registry.authorizations.order.suffix(64)))
                ?? pools.text("authorization_id", &random),
            let actor = actor(.startUse, about: id, view, &random) ?? random.pick(desks[view.place].holders.all),
            case .startUse(var use) = filled(.startUse, about: id, by: actor, view, isStrict: true, &random)
        else { return nil }
        switch random.below(6) {
        case 0: use.purpose = self.pools.text("purpose", &random).flatMap { $0 == use.purpose ? nil : $0 } ?? "resale"
        case 1: use.dataItems.append("citizens.raw")
        case 2: use.dataItems = []
        case 3: use.authorizationId = "U\(city.territories[view.place].code)-2026-9999"
        case 4: use.kind = .unspecified
        default: break
        }
        return Errand(.startUse(use), envelope(actor, view), mode: .hostileUse)
    }

    /// A vote of a member whose bureau has voted.
    private mutating func vote(_ view: View, _ random: inout SeededGenerator) -> Errand? {
        guard let machine = steps.machines.firstIndex(where: { $0.name == "motion" }),
            let id = random.pick(desks[view.place].underWay.ids(machine, "open")),
            let motion = view.registry.motions[id],
            let member = random.pick(motion.electorate.filter { motion.hasVoted(bureau: motion.bureaus[$0] ?? "") })
        else { return nil }
        return compose(.castVote, about: id, by: member, view, .doubleVote, &random)
    }
}

extension ActionKind {
    /// Registers beside the case: they are kept, and must not keep people from admissions.
    var isAside: Bool {
        switch self {
        case .enterBoundOrgan, .declareChannel, .reportOutsideAttempt, .enterAsset, .setQuota, .publishCourse,
            .enterQuestionBank, .assignStaff, .recordAttempt,
            .proposeTemplate, .publishTemplate, .adoptTemplate, .withdrawTemplate,
            .appointExpert, .dismissExpert, .declareConflict, .assessExpert, .requestOpinion,
            .openMatter, .recommendAuthorization, .giveAgencyOpinion, .publishCalendar, .preserveEvidence,
            .applyRegistration, .amendRegistration, .returnRegistration, .acceptRegistration, .reviewRegistration,
            .publishRegistration, .objectRegistration, .decideObjections, .purgeNetworkLog,
            .requestTestProcessing:
            true
        default: false
        }
    }
}
