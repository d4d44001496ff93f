// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@Suite struct PeopleTests {
    @Test func aRoleCountsFromItsFirstDayToItsLast() {
        var office = Office.dinghai()
        let person = office.ledger.person("bureau", "temp")
        let from = office.ledger.nowMs + 1000
        office.ledger.accept(
            .grantRole(GrantRole(person: person, role: .dataAuthority, fromMs: from, untilMs: from + 1000)),
            by: office.ledger.admin)
        #expect(office.ledger.refuse(.publishNotice(office.notice()), by: person).code == "role.missing")
        office.ledger.nowMs = from
        office.ledger.accept(.publishNotice(office.notice()), by: person)
        office.ledger.nowMs = from + 1000
        #expect(office.ledger.refuse(.publishNotice(office.notice()), by: person).code == "role.missing")
    }

    @Test func threeAdministratorsExcludeEachOther() {
        let administrators: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]
        for held in administrators {
            for wanted in administrators where wanted != held {
                var office = Office.dinghai()
                let person = office.ledger.grant(held, to: office.ledger.person("bureau", "one"))
                let refusal = office.ledger.refuse(
                    .grantRole(GrantRole(person: person, role: wanted)), by: office.ledger.admin)
                #expect(refusal.code == "role.incompatible")
                #expect(refusal.missing == ["role:\(wanted.identifier)", "held:\(held.identifier)"])
            }
        }
    }

    @Test(arguments: [Role.dataAuthority, .expert, .bodyMember, .government, .sealCustodian, .sealReleaser])
    func nobodySitsOnBothSides(_ role: Role) {
        var office = Office.dinghai()
        for person in [office.applicant, office.signatory] {
            let refusal = office.ledger.refuse(
                .grantRole(GrantRole(person: person, role: role, bureau: "b", specialities: ["legal"])),
                by: office.ledger.admin)
            #expect(refusal.code == "role.incompatible")
            #expect(refusal.clauses.contains("ZS-2.2h"))
        }
    }

    @Test func aWithdrawnRoleIsGone() {
        var office = Office.dinghai()
        office.ledger.accept(
            .withdrawRole(WithdrawRole(person: office.authority, role: .dataAuthority, reason: "moved")),
            by: office.ledger.admin)
        #expect(office.ledger.refuse(.publishNotice(office.notice()), by: office.authority).code == "role.missing")
    }

    @Test func officeRolesStayInTheTerritory() {
        var office = Office.dinghai()
        let other = "tongdao://zhoushan/putuo/bureau/wang"
        let refused = office.ledger.refuse(
            .grantRole(GrantRole(person: other, role: .dataAuthority)), by: office.ledger.admin)
        #expect(refused.code == "territory.wrong")
        office.ledger.accept(
            .grantRole(GrantRole(person: other, role: .expert, specialities: ["legal"])), by: office.ledger.admin)
    }

    @Test func hubAdministratorsAreOfTheHub() {
        var city = City()
        let person = city.dinghai.ledger.person("bureau", "x")
        let refused = city.dinghai.ledger.refuse(
            .grantRole(GrantRole(person: person, role: .hubAdministrator)), by: city.dinghai.ledger.admin)
        #expect(refused.code == "node.wrong-role")
        // At the hub they grant roles too.
        city.hub.accept(
            .grantRole(GrantRole(person: city.hub.person("bureau", "y"), role: .supervisor)),
            by: city.hubAdministrator)
    }

    @Test func aNewKeyIsANewGrant() {
        var office = Office.dinghai()
        let key = office.ledger.cryptography.key(of: "new key")
        office.ledger.accept(
            .grantRole(GrantRole(person: office.signatory, role: .operatorSignatory, publicKey: key)),
            by: office.ledger.admin)
        #expect(office.ledger.registry.people.publicKey(of: office.signatory) == key)
        #expect(office.ledger.registry.people.grants[office.signatory]?.count == 1)
    }

    @Test func maintenanceEndsWhatItBegan() {
        var office = Office.dinghai()
        office.ledger.accept(
            .setMaintenance(SetMaintenance(on: true, reason: "upgrade")), by: office.ledger.admin)
        let refusal = office.ledger.refuse(.publishNotice(office.notice()), by: office.authority)
        #expect(refusal.code == "node.maintenance")
        #expect(refusal.messageZh.contains("upgrade"))
        office.ledger.accept(.setMaintenance(SetMaintenance(on: false)), by: office.ledger.admin)
        office.publishNotice()
    }
}
