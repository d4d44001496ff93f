// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// Registrations: what comes first, who takes a step, and when it is right.
extension Workload {
    /// What of a beginning can be done now: nothing before a set governs registration, and evidence before an application.
    func registering(_ action: ActionKind, by actor: String, _ view: View) -> ActionKind? {
        guard action == .applyRegistration || action == .preserveEvidence else { return action }
        let catalogue = RuleSetCatalogue.standard.with(view.registry)
        guard catalogue.governing(.registration, at: view.nowMs) != nil else { return nil }
        let (registrations, organ) = (view.registry.registrations, (try? PersonName(actor))?.organ)
        let isPreserved = registrations.evidenceOrder.contains { registrations.evidence[$0]?.fact.organ == organ }
        return isPreserved ? action : .preserveEvidence
    }

    /// So many registrations under way are enough: more would keep people from them.
    private static let fewRegistrations = 5

    /// A step of a registration that is right now, or a new one where few are under way.
    mutating func registration(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        let catalogue = RuleSetCatalogue.standard.with(view.registry)
        guard catalogue.governing(.registration, at: view.nowMs) != nil,
            let machine = steps.machines.firstIndex(where: { $0.name == "registration" })
        else { return nil }
        let states = desks[view.place].underWay.occupied.filter { $0.machine == machine }.map(\.state)
        let count = states.reduce(0) { $0 + desks[view.place].underWay.ids(machine, $1).count }
        if count < Self.fewRegistrations || random.chance(10),
            let actor = actor(.applyRegistration, about: nil, view, &random),
            let begun = registering(.applyRegistration, by: actor, view)
        {
            return compose(begun, about: nil, by: actor, view, mode, &random)
        }
        guard let state = random.pick(states), let step = random.pick(steps.open(machine, state)),
            let id = random.pick(desks[view.place].underWay.ids(machine, state)),
            isRightNow(step, id, view, &random) != false
        else { return nil }
        let people = candidates(step.action, step.roles, about: id, view)
        guard let actor = able(people.people, people.role, view, &random) else { return nil }
        return compose(step.action, about: id, by: actor, view, mode, &random)
    }

    /// Whether a step of a registration whose time matters is right at this moment; nil for every other.
    func isRightNow(
        _ step: Steps.Step, _ id: String, _ view: View, _ random: inout SeededGenerator
    ) -> Bool? {
        guard let found = view.registry.registrations[id] else { return nil }
        let until = found.state.noticeUntilMs ?? 0
        switch step.action {
        case .codeRegistration: return until <= view.nowMs
        case .objectRegistration: return until > view.nowMs && random.chance(40)
        case .requestRegistrationChange: return !found.isExpired(at: view.nowMs) && random.chance(50)
        case .revokeRegistration: return random.chance(30)
        default: return nil
        }
    }

    /// Who may take a step of a registration: its own people, anyone with the office, or someone who has not filed.
    func registering(
        _ action: ActionKind, _ role: Role, _ found: ResourceRegistration, _ view: View
    ) -> Candidates {
        let (desk, registry) = (desks[view.place], view.registry)
        switch action {
        case .objectRegistration: return Candidates(people: desk.holders.of(role), role: role)
        case .amendRegistration, .requestRegistrationChange:
            let roles: [Role] =
                found.content.object == .product ? [.operatorSignatory] : [.dataProvider, .dataAuthority]
            for role in roles {
                let own = found.content.subjects.flatMap { desk.holders.of(role, in: $0) }
                if !own.isEmpty { return Candidates(people: own, role: role) }
            }
            let filers = registry.deeds.about(found.id).filter { $0.deed == .handedIn }.map(\.person)
            return Candidates(people: filers, role: roles[0])
        default:
            let roles: [Role] =
                registry.identity?.role == .hub ? [.hubAdministrator, .dataAuthority] : [.dataAuthority]
            let act: SeparateAct = action == .decideObjections ? .decideObjections : .judgeRegistration
            return others(roles, for: act, found.id, view)
        }
    }
}
