// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// What the coordination mechanism and absences ask for, and no name tells.
extension SensibleSource {
    mutating func mechanismText(_ message: String, _ field: String) -> String? {
        let node = scene.territory.node
        switch (message, field) {
        // A case has its own motion, whatever else the body discusses about it.
        case ("CastVote", "motion_id") where !isOdd():
            return scene.subject.flatMap { scene.registry.cases[$0]?.motion }
        // A deputy is a colleague of the member.
        case ("NameDeputy", "deputy") where !isOdd(): return "\(node)/\(scene.organ)/deputy-1"
        case ("DelegateRole", "deputy") where !isOdd(): return "\(node)/bureau/deputy-\(random.below(3))"
        case ("AssignTask", "motion_id") where !isOdd():
            let motions = scene.registry.motions
            return random.pick(motions.order.suffix(32).filter { motions[$0]?.state == .carried })
        case ("AssignTask", "node"):
            return random.chance(50) ? "" : random.pick(scene.registry.nodes.admittedNames) ?? node
        case ("SetDutyRoster", "person") where !isOdd(): return scene.actor
        case ("DismissPerson", "person"): return dismissed()
        default: return nil
        }
    }

    /// Mostly one of the newcomers, so that offices are not emptied all the time.
    private mutating func dismissed() -> String? {
        let newcomers = scene.everyone.filter { $0.contains("/newcomer-") }
        return random.chance(80) ? random.pick(newcomers) : random.pick(scene.everyone)
    }

    /// One or two motions that no session has on its agenda.
    mutating func openMotions() -> [String] {
        let registry = scene.registry
        let open = registry.motions.order.suffix(64).filter {
            registry.motions[$0]?.state == .open && registry.sessions.sittingOn[$0] == nil
        }
        return Array(open.suffix(1 + random.below(2)))
    }

    mutating func mechanismEnumeration(_ message: String, _ field: String) -> Int32? {
        if isOdd() { return nil }
        let roles = scene.registry.people.roles(of: scene.actor, at: scene.nowMs)
        switch (message, field) {
        case ("AssignTask", "office"):
            return (random.pick([Role.dataAuthority, .supervisor, .platformMaintainer]) ?? .dataAuthority).rawValue
        case ("SetDutyRoster", "office"), ("DelegateRole", "role"): return random.pick(roles)?.rawValue
        default: return nil
        }
    }
}
