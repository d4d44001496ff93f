// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// Exits and what takes a second person.
extension Workload {
    /// Files looked at in one call.
    private static let files = 16

    /// The close of an exit that every node has confirmed; before that nothing is owed.
    mutating func left(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        guard let machine = steps.machines.firstIndex(where: { $0.name == "exit" }),
            let step = steps.steps.first(where: { $0.action == .closeExit })
        else { return nil }
        let ids = desks[view.place].underWay.ids(machine, "ready")
        let nodes = view.registry.nodes.admittedNames
        let start = random.below(ids.count)
        for offset in 0..<min(Self.files, ids.count) {
            let id = ids[(start + offset) % ids.count]
            guard nodes.allSatisfy({ view.registry.stops.proof(of: id, at: $0) != nil }) else { continue }
            if let errand = taken(step, id, view, mode, &random) { return errand }
        }
        return nil
    }

    /// The end of a suspension, at the hub: access that is closed for a correction is not closed for good.
    mutating func resumed(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        guard mode == .finishing, city.territories[view.place].role == .hub,
            let machine = steps.machines.firstIndex(where: { $0.name == "authorization" }),
            let step = steps.steps.first(where: { $0.action == .resumeAuthorization })
        else { return nil }
        for id in desks[view.place].underWay.ids(machine, "suspended").prefix(Self.files) {
            if let errand = taken(step, id, view, mode, &random) { return errand }
        }
        return nil
    }

    /// The first of `roles` in which someone is left who may take the act.
    func others(_ roles: [Role], for act: SeparateAct, _ subject: String, _ view: View) -> Candidates {
        for role in roles {
            let people = desks[view.place].holders.of(role).filter { !isKept($0, roles, from: act, subject, view) }
            if !people.isEmpty { return Candidates(people: people, role: role) }
        }
        return Candidates(people: ["\(view.registry.node)/bureau/second"], role: roles.last ?? .unspecified)
    }
}
