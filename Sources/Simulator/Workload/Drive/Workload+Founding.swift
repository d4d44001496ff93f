// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// Putting people in office, and back in office.
extension Workload {
    /// What must come before anything else: the end of maintenance, people in every office, a seal on the register.
    ///
    /// - Parameter looks: how many offices are looked at, from one picked at random; nil: all.
    mutating func remedy(_ view: View, looks: Int? = nil, _ random: inout SeededGenerator) -> Errand? {
        if view.registry.isInMaintenance {
            guard let person = administrator(view, &random) else { return nil }
            let what = Action.What.setMaintenance(SetMaintenance(on: false, reason: "done"))
            return Errand(what, envelope(person, view), mode: .founding)
        }
        // A lock ends by itself too.
        if random.chance(30), let errand = unlock(view, &random) { return errand }
        let offices = city.appointments[view.place]
        let start = random.below(offices.count)
        for offset in 0..<min(looks ?? offices.count, offices.count) {
            let appointment = offices[(start + offset) % offices.count]
            if Holders.canAct(appointment.person, appointment.role, view.registry, view.nowMs) { continue }
            if let errand = appoint(appointment, view, &random) { return errand }
        }
        return enterSeal(view, &random)
    }

    /// A seal on the register, if fewer there are in use.
    mutating func enterSeal(_ view: View, fewest: Int = 1, _ random: inout SeededGenerator) -> Errand? {
        guard city.territories[view.place].role != .province else { return nil }
        let seals = view.registry.seals
        // Others may keep a seal too, and put it to nothing of their own organ.
        let isOffice = { (person: String) in (try? PersonName(person))?.organ == CityPeople.office }
        let inUse = seals.order.compactMap { seals[$0] }.filter { $0.state == .inUse && isOffice($0.custodian) }
        if inUse.count >= fewest { return nil }
        let custodians = desks[view.place].holders.of(.sealCustodian).filter(isOffice)
        guard let person = able(custodians, .sealCustodian, view, &random) else { return nil }
        return compose(.enterSeal, about: nil, by: person, view, .founding, &random)
    }

    /// The grant that lets someone act in a role, or what has to come before it.
    mutating func appoint(_ wanted: Appointment, _ view: View, _ random: inout SeededGenerator) -> Errand? {
        // Nobody appoints themselves.
        let others = desks[view.place].holders.of(.systemAdministrator).filter { $0 != wanted.person }
        guard let administrator = able(others, .systemAdministrator, view, &random) else { return nil }
        let key = SimulatedKeys.publicKey(of: wanted.person)
        let held = (view.registry.people.grants[wanted.person] ?? []).filter {
            $0.untilMs == 0 || $0.untilMs > view.nowMs
        }
        let what: Action.What
        if let other = view.registry.delegations.inForce(to: wanted.person, at: view.nowMs).first(where: {
            Self.exclude($0.fact.role, wanted.role)
        }) {
            what = .recallDelegation(RecallDelegation(delegationId: other.id, reason: "incompatible"))
        } else if let other = held.first(where: { Self.exclude($0.role, wanted.role) }) {
            what = .withdrawRole(WithdrawRole(person: wanted.person, role: other.role, reason: "incompatible"))
        } else {
            // A newer grant with another key would go on hiding this one's.
            let newest = held.filter { !$0.publicKey.isEmpty }.max { $0.sequence < $1.sequence }
            let foreign = newest.flatMap { $0.publicKey == key ? nil : $0 }
            what = .grantRole(
                GrantRole(
                    person: wanted.person, role: foreign?.role ?? wanted.role,
                    bureau: foreign?.bureau ?? wanted.bureau,
                    specialities: foreign?.specialities ?? wanted.specialities, publicKey: key))
        }
        return Errand(what, envelope(administrator, view), mode: .founding)
    }

    /// Roles that cannot be held together: the administrators among themselves, the applying and the judging side.
    private static func exclude(_ one: Role, _ other: Role) -> Bool {
        let administrators: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]
        if one == other { return false }
        let applying: [Role] = [.applicant, .operatorSignatory]
        if administrators.contains(one) || administrators.contains(other) {
            return administrators.contains(one) && administrators.contains(other)
        }
        return applying.contains(one) != applying.contains(other)
    }
}
