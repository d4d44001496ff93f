// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// Who acts.
extension Workload {
    /// Those who may act, as far as the subject narrows it down, and the role they act in.
    struct Candidates {
        var people: [String]
        let role: Role
    }

    /// The people a step waits for. Most steps wait for anyone in the role; those that wait for someone in particular
    /// are named here, and an operator's own steps wait for its own people.
    func candidates(_ action: ActionKind, _ roles: [Role], about subject: String?, _ view: View) -> Candidates {
        var found = awaited(action, roles, about: subject, view)
        guard let act = Self.separate(action), let subject else { return found }
        let isBarred = { isKept($0, roles, from: act, subject, view) }
        guard found.people.contains(where: isBarred) else { return found }
        let organ = found.people.first.flatMap { try? PersonName($0) }?.organ ?? "bureau"
        found.people.removeAll(where: isBarred)
        if found.people.isEmpty {
            // Someone who had no part in it.
            let own = action == .signAgreement ? organ : "bureau"
            found.people = ["\(view.registry.node)/\(own)/second"]
        }
        return found
    }

    /// Whether someone is kept from an act, by what they did or by what the holder did whose office they exercise.
    func isKept(_ person: String, _ roles: [Role], from act: SeparateAct, _ subject: String, _ view: View) -> Bool {
        [person, holder(behind: person, roles, view)].compactMap(\.self).contains {
            SeparationOfDuties.bars($0, from: act, on: subject, in: view.registry)
        }
    }

    /// Whose office someone exercises in one of `roles`; nil when it is their own, or nobody's.
    private func holder(behind person: String, _ roles: [Role], _ view: View) -> String? {
        let people = view.registry.people
        if roles.contains(where: { people.holds($0, person, at: view.nowMs) }) { return nil }
        return view.registry.delegations.inForce(to: person, at: view.nowMs).first {
            roles.contains($0.fact.role) && people.holds($0.fact.role, $0.fact.holder, at: view.nowMs)
        }?.fact.holder
    }

    /// The act by its name in the table of duties; nil where the step itself says who it waits for.
    private static func separate(_ action: ActionKind) -> SeparateAct? {
        switch action {
        case .submitReview, .castVote, .sealAgreement, .recuseExpert, .resumeAuthorization, .closeExit: return nil
        default: break
        }
        let name = String(action.rawValue.map { $0 == "_" ? "-" : $0 })
        return SeparateAct(rawValue: name) ?? SeparateAct(rawValue: name.replacing("-authorization", with: ""))
    }

    private func awaited(_ action: ActionKind, _ roles: [Role], about subject: String?, _ view: View) -> Candidates {
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
            // A case has its own motion, whatever else the body discusses about it.
            let own = registry.cases[subject]?.motion ?? named("motion_id")
            let motion = registry.motions[subject] ?? registry.motions[own]
            let people = motion.map { motion in
                motion.electorate.filter {
                    !motion.hasVoted(bureau: motion.bureaus[$0] ?? "") && !motion.recused.contains($0)
                }
            }
            guard let session = motion.flatMap({ registry.sessions.session(on: $0.id) }) else {
                return Candidates(people: people ?? [], role: role)
            }
            // In a session those who came vote, once they are enough.
            let present = session.state == .quorate ? session.present : []
            return Candidates(people: (people ?? []).filter(present.contains), role: role)
        case .recuseFromMotion:
            guard let motion = registry.motions[subject] else { break }
            let people = motion.electorate.filter {
                !motion.hasVoted(bureau: motion.bureaus[$0] ?? "") && !motion.recused.contains($0)
            }
            return Candidates(people: people, role: role)
        case .attendSession:
            guard let session = registry.sessions[subject] else { break }
            return Candidates(people: desk.holders.of(.bodyMember).filter { !session.present.contains($0) }, role: role)
        case .closeTask:
            guard let task = registry.tasks[subject] else { break }
            let isHere = task.fact.node == registry.node
            return Candidates(people: isHere ? desk.holders.of(task.fact.office) : [], role: task.fact.office)
        case .sealAgreement:
            let agreement = registry.agreements[subject] ?? registry.agreements[named("agreement_id")]
            guard case .sealReleased(_, let seal)? = agreement?.state, let found = registry.seals[seal] else { break }
            return Candidates(people: [found.custodian], role: role)
        case .releaseSeal, .replaceSeal, .transferSeal, .retireSeal:
            let custodians = desk.holders.of(.sealCustodian)
            let others = desk.holders.of(role).filter {
                !custodians.contains($0) && !custodians.contains(holder(behind: $0, roles, view) ?? "")
            }
            return Candidates(people: others.isEmpty ? ["\(registry.node)/bureau/releaser"] : others, role: role)
        case .answerMatter:
            let organ = registry.matters[subject]?.fact.responsible ?? "bureau"
            let own = desk.holders.of(.operatorSignatory, in: organ)
            return Candidates(
                people: own.isEmpty ? ["\(registry.node)/\(organ)/signatory"] : own, role: .operatorSignatory)
        case .closeMatter: return others(roles, for: .closeMatter, subject, view)
        case .giveAgencyOpinion:
            return Candidates(people: desk.holders.of(role).filter { !$0.contains("/\(named("organ"))/") }, role: role)
        case .amendRegistration, .requestRegistrationChange, .objectRegistration, .acceptRegistration,
            .returnRegistration, .reviewRegistration, .publishRegistration, .decideObjections,
            .codeRegistration, .decideRegistrationChange, .revokeRegistration:
            guard let found = registry.registrations[subject] else { break }
            return registering(action, role, found, view)
        case .closeExit: return others(roles, for: .closeExit, subject, view)
        case .resumeAuthorization: return others(roles, for: .resume, subject, view)
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
