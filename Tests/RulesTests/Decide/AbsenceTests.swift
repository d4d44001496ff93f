// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// People in office: absence, leaving, and the last administrator.
@Suite struct AbsenceTests {
    @Test func whoActsForSomeoneSaysSo() {
        var office = Office.dinghai()
        let action = office.delegation()
        #expect(office.ledger.refuse(.publishNotice(office.notice()), by: action.deputy).code == "role.missing")
        let id = office.ledger.accept(.delegateRole(action), by: office.authority)
        office.ledger.accept(.publishNotice(office.notice()), by: action.deputy)
        guard case .actedFor(let acted)? = office.ledger.records.last?.body?.fact else {
            Issue.record("the decision names nobody")
            return
        }
        #expect(acted.holder == office.authority && acted.delegationId == id && acted.role == .dataAuthority)
        // What the holder decides names nobody else.
        office.ledger.accept(.publishNotice(office.notice()), by: office.authority)
        if case .actedFor? = office.ledger.records.last?.body?.fact { Issue.record("the holder acted for someone") }
        let passedOn = DelegateRole(
            deputy: office.ledger.person("bureau", "third"), role: .dataAuthority, untilMs: action.untilMs, reason: "x")
        #expect(office.ledger.refuse(.delegateRole(passedOn), by: action.deputy).code == "role.missing")
        office.ledger.accept(
            .recallDelegation(RecallDelegation(delegationId: id, reason: "back")), by: office.authority)
        #expect(office.ledger.refuse(.publishNotice(office.notice()), by: action.deputy).code == "role.missing")
    }

    @Test func aDelegationEndsWithItsTermAndWithTheHolder() {
        for leaves in [false, true] {
            var office = Office.dinghai()
            let action = office.delegation(days: 1)
            office.ledger.accept(.delegateRole(action), by: office.authority)
            if leaves {
                office.ledger.accept(
                    .withdrawRole(WithdrawRole(person: office.authority, role: .dataAuthority, reason: "moved")),
                    by: office.ledger.admin)
            } else {
                office.ledger.nowMs = action.untilMs
            }
            #expect(office.ledger.refuse(.publishNotice(office.notice()), by: action.deputy).code == "role.missing")
        }
    }

    @Test func anIncompatiblePersonActsForNobodyAndADeputyGetsNoIncompatibleRole() {
        var office = Office.dinghai()
        var action = office.delegation()
        action.deputy = office.applicant
        #expect(office.ledger.refuse(.delegateRole(action), by: office.authority).code == "role.incompatible")
        let fine = office.delegation()
        office.ledger.accept(.delegateRole(fine), by: office.authority)
        #expect(
            office.ledger.refuse(
                .grantRole(GrantRole(person: fine.deputy, role: .applicant)), by: office.ledger.admin
            ).code == "role.incompatible")
    }

    @Test func aPersonWhoLeavesHoldsNothing() {
        var office = Office.dinghai()
        let delegated = office.delegation()
        office.ledger.accept(.delegateRole(delegated), by: office.authority)
        office.ledger.grant(.supervisor, to: office.authority)
        office.ledger.accept(
            .dismissPerson(DismissPerson(person: office.authority, reason: "retired")), by: office.ledger.admin)
        #expect(office.ledger.registry.people.roles(of: office.authority, at: office.ledger.nowMs).isEmpty)
        for person in [office.authority, delegated.deputy] {
            #expect(office.ledger.refuse(.publishNotice(office.notice()), by: person).code == "role.missing")
        }
        let again = office.ledger.refuse(
            .dismissPerson(DismissPerson(person: office.authority, reason: "retired")), by: office.ledger.admin)
        #expect(again.code == "subject.not-found")
    }

    @Test func theCityCutsAPersonOffEverywhereButLeavesACountyItsLastAdministrator() {
        var city = City()
        city.sync()
        for person in [city.dinghai.authority, city.dinghai.ledger.admin] {
            city.hub.accept(.dismissPerson(DismissPerson(person: person, reason: "left")), by: city.hub.admin)
        }
        city.deliver(\.dinghai)
        city.deliver(\.putuo)
        let people = city.dinghai.ledger.registry.people
        #expect(people.roles(of: city.dinghai.authority, at: city.dinghai.ledger.nowMs).isEmpty)
        #expect(
            people.roles(of: city.dinghai.ledger.admin, at: city.dinghai.ledger.nowMs) == [.systemAdministrator])
        #expect(city.putuo.ledger.registry.people.holds(.dataAuthority, city.putuo.authority, at: .max - 1))
    }

    @Test func anOfficeCannotLockItselfOut() {
        var office = Office.dinghai()
        let admin = office.ledger.admin
        let other = office.ledger.grant(.systemAdministrator, to: office.ledger.person("bureau", "admin-2"))
        // The second administrator has never signed with the key on record: it may be nobody's.
        let withdraw = Action.What.withdrawRole(
            WithdrawRole(person: admin, role: .systemAdministrator, reason: "moved"))
        let key = office.ledger.cryptography.key(of: "nobody")
        office.ledger.accept(
            .grantRole(GrantRole(person: other, role: .systemAdministrator, publicKey: key)), by: admin)
        #expect(office.ledger.registry.people.ableAdministrators(at: office.ledger.nowMs) == [admin])
        #expect(office.ledger.refuse(withdraw, by: admin).code == "role.last-administrator")
        office.ledger.accept(
            .grantRole(
                GrantRole(
                    person: other, role: .systemAdministrator, publicKey: office.ledger.cryptography.key(of: other))),
            by: admin)
        office.ledger.accept(withdraw, by: other)
        #expect(office.ledger.registry.people.ableAdministrators(at: office.ledger.nowMs) == [other])
    }

    @Test(arguments: [0, 1, 2]) func theLastAdministratorIsNotReplacedUnnoticed(_ way: Int) {
        var city = City()
        // At the hub someone else grants roles too, and is no system administrator.
        var grant = GrantRole(person: city.hub.admin, role: .systemAdministrator)
        switch way {
        case 0: grant.publicKey = city.hub.cryptography.key(of: "nobody")
        case 1: grant.fromMs = city.hub.nowMs + 86_400_000
        default: grant.untilMs = city.hub.nowMs + 86_400_000
        }
        #expect(city.hub.refuse(.grantRole(grant), by: city.hubAdministrator).code == "role.last-administrator")
    }

    @Test func theGranterAndTheTurnOfDutyAreOnRecord() {
        var office = Office.dinghai()
        let maintainer = office.ledger.grant(.platformMaintainer, to: office.ledger.person("bureau", "ops"))
        let duty = SetDutyRoster(
            person: maintainer, office: .platformMaintainer, untilMs: office.ledger.nowMs + 86_400_000)
        let id = office.ledger.accept(.setDutyRoster(duty), by: maintainer)
        let registers = Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
        #expect(registers.entries(of: .duties).map(\.id) == [id])
        let role = registers.entries(of: .roles).first { $0.id == maintainer }
        #expect(role?.values.first { $0.name == "granter" }?.text == office.ledger.admin)
        #expect(
            office.ledger.refuse(
                .setDutyRoster(
                    {
                        var other = duty; other.person = office.applicant; return other
                    }()), by: maintainer
            ).code == "role.not-held")
    }
}
