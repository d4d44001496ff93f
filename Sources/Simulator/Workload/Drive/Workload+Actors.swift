// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// Who acts.
extension Workload {
    /// Those who may act, as far as the subject narrows it down, and the role they act in.
    struct Candidates {
        var people: [String]
        let role: Role
    }

    /// The people a step waits for. Most steps wait for anyone in the role; the four that wait for someone in particular
    /// are named here, and an operator's own steps wait for its own people.
    func candidates(_ action: ActionKind, _ roles: [Role], about subject: String?, _ view: View) -> Candidates {
        let desk = desks[view.place]
        let subject = subject ?? ""
        func named(_ field: String) -> String { desk.memory.text(field, of: subject) ?? "" }
        let registry = view.registry
        let role = roles.first { !desk.holders.of($0).isEmpty } ?? roles.first ?? .unspecified
        switch action {
        case .submitReview:
            return Candidates(people: registry.cases[subject]?.sittingPanel?.awaited ?? [], role: role)
        case .recuseExpert:
            return Candidates(people: registry.cases[subject]?.sittingPanel?.awaited ?? [], role: .expert)
        case .submitOpinion:
            return Candidates(people: registry.opinions[subject]?.awaited ?? [], role: role)
        case .castVote:
            let motion = registry.motions[subject] ?? registry.motions[named("motion_id")]
            let people = motion.map { motion in
                motion.electorate.filter { !motion.hasVoted(bureau: motion.bureaus[$0] ?? "") }
            }
            return Candidates(people: people ?? [], role: role)
        case .sealAgreement:
            let agreement = registry.agreements[subject] ?? registry.agreements[named("agreement_id")]
            guard case .sealReleased(_, let seal)? = agreement?.state, let found = registry.seals[seal] else { break }
            return Candidates(people: [found.custodian], role: role)
        case .releaseSeal:
            let custodians = desk.holders.of(.sealCustodian)
            let others = desk.holders.of(role).filter { !custodians.contains($0) }
            return Candidates(people: others.isEmpty ? ["\(registry.node)/bureau/releaser"] : others, role: role)
        default: break
        }
        let organ = named("organ")
        if !organ.isEmpty, roles.contains(where: { $0 == .applicant || $0 == .operatorSignatory }) {
            let own = desk.holders.of(role, in: organ)
            let node = city.territories[view.place].node
            return Candidates(people: own.isEmpty ? ["\(node)/\(organ)/signatory"] : own, role: role)
        }
        return Candidates(people: desk.holders.of(role), role: role)
    }

    /// Someone who can take the action now; nil when nobody can.
    func actor(
        _ action: ActionKind, about subject: String?, _ view: View, _ random: inout SeededGenerator
    ) -> String? {
        let known = learning.roles(of: action)
        // Roles nobody has been refused for are unknown: anyone tries, and the refusal tells.
        guard let role = random.pick(known.filter { !desks[view.place].holders.of($0).isEmpty }) else {
            return known.isEmpty ? random.pick(desks[view.place].holders.all) : nil
        }
        let people = candidates(action, [role], about: subject, view).people
        return able(people, role, view, &random)
    }

    /// One of `people` who can act in `role`, from a place picked at random.
    func able(_ people: [String], _ role: Role, _ view: View, _ random: inout SeededGenerator) -> String? {
        let start = random.below(people.count)
        for offset in people.indices {
            let person = people[(start + offset) % people.count]
            if Holders.canAct(person, role, view.registry, view.nowMs) { return person }
        }
        return nil
    }

    func administrator(_ view: View, _ random: inout SeededGenerator) -> String? {
        desks[view.place].holders.actor(.systemAdministrator, view.registry, view.nowMs, &random)
    }
}
