// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// Who holds which role on one node, as granted: an index, so that finding an actor costs no look through everyone.
/// Whether a grant is in force is asked of the registry when someone is picked.
struct Holders: Sendable {
    private var byRole: [Role: IDBag] = [:]
    private var everyone = IDBag()
    private var organs: [String: String] = [:]

    mutating func take(_ fact: Body.Fact) {
        switch fact {
        case .genesis(let fact): for person in fact.administrators { add(person, .systemAdministrator) }
        case .roleGranted(let fact): add(fact.person, fact.role)
        case .roleDelegated(let fact): add(fact.deputy, fact.role)
        case .roleWithdrawn(let fact): byRole[fact.role]?.remove(fact.person)
        default: break
        }
    }

    private mutating func add(_ person: String, _ role: Role) {
        byRole[role, default: IDBag()].insert(person)
        everyone.insert(person)
        if organs[person] == nil { organs[person] = (try? PersonName(person))?.organ ?? "" }
    }

    func of(_ role: Role) -> [String] { byRole[role]?.ids ?? [] }

    /// The holders of `role` who belong to `organ`.
    func of(_ role: Role, in organ: String) -> [String] { of(role).filter { organs[$0] == organ } }

    /// Everyone who ever held a role here.
    var all: [String] { everyone.ids }

    /// Whether `person` can act in `role`: the grant is in force and names no key but the person's own.
    static func canAct(_ person: String, _ role: Role, _ registry: Registry, _ nowMs: UInt64) -> Bool {
        let known = registry.people.publicKey(of: person)
        guard let grant = registry.people.grant(of: role, to: person, at: nowMs) else {
            // Whoever exercises it for a holder who is away.
            let isFit = known.isEmpty || known == SimulatedKeys.publicKey(of: person)
            return isFit
                && registry.delegations.inForce(to: person, at: nowMs).contains {
                    $0.fact.role == role && registry.people.holds(role, $0.fact.holder, at: nowMs)
                }
        }
        if known.isEmpty { return role != .operatorSignatory }
        let key = SimulatedKeys.publicKey(of: person)
        return known == key && (grant.publicKey == key || role != .operatorSignatory)
    }

    /// A holder of `role` who can act now: one of a few picked at random, else the first there is.
    func actor(_ role: Role, _ registry: Registry, _ nowMs: UInt64, _ random: inout SeededGenerator) -> String? {
        let list = of(role)
        for _ in 0..<min(4, list.count) {
            if let person = random.pick(list), Self.canAct(person, role, registry, nowMs) { return person }
        }
        return list.first { Self.canAct($0, role, registry, nowMs) }
    }
}
