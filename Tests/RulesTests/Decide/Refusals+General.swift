// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// One real decision for each refusal code; nil for codes of another family.
enum Refusals {
    static func general(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let admin = office.ledger.admin
        let stranger = office.ledger.person("bureau", "new")
        func grant(_ role: Role, _ person: String, bureau: String = "") -> Action.What {
            .grantRole(GrantRole(person: person, role: role, bureau: bureau))
        }
        switch code {
        case .commandMalformed:
            return office.ledger.send(
                Command(commandId: "c-x", node: office.ledger.name, actor: admin, issuedMs: office.ledger.nowMs)
            ).refusal
        case .commandStale:
            var command = office.ledger.command(.endUse(EndUse(useId: "S1")), by: office.signatory)
            command.issuedMs = office.ledger.nowMs - 3_700_000
            return office.ledger.send(command).refusal
        case .rulesNotInForce:
            let command = office.ledger.command(.publishNotice(office.notice()), by: office.authority)
            var context = office.ledger.context()
            context.nowMs = 1_710_863_999_999
            return decide(office.ledger.registry, command, context).refusal
        case .territoryWrong:
            var command = office.ledger.command(.publishNotice(office.notice()), by: office.authority)
            command.node = "tongdao://zhoushan/putuo"
            return office.ledger.send(command).refusal
        case .nodeWrongRole:
            return office.ledger.refuse(
                .admitNode(AdmitNode(node: office.ledger.name, instance: "x", publicKey: [])), by: admin)
        case .nodeMaintenance:
            office.ledger.accept(.setMaintenance(SetMaintenance(on: true, reason: "upgrade")), by: admin)
            return office.ledger.refuse(.publishNotice(office.notice()), by: office.authority)
        case .maintenanceUnchanged:
            return office.ledger.refuse(.setMaintenance(SetMaintenance(on: false)), by: admin)
        case .actorMalformed:
            return office.ledger.refuse(.publishNotice(office.notice()), by: "wang")
        case .actorKeyDiffers:
            let command = office.ledger.command(.publishNotice(office.notice()), by: office.authority)
            let context = office.ledger.context(
                signerKey: office.ledger.cryptography.key(of: "other"))
            return decide(office.ledger.registry, command, context).refusal
        case .organForeign:
            office.publishNotice()
            let other = office.ledger.grant(.applicant, to: office.ledger.person("otherfirm", "sun"))
            return office.ledger.refuse(
                .submitApplication(office.application("N330902-2026-0001")), by: other)
        case .roleMissing:
            return office.ledger.refuse(.publishNotice(office.notice()), by: stranger)
        case .roleMalformed:
            return office.ledger.refuse(grant(.bodyMember, stranger), by: admin)
        case .roleIncompatible:
            return office.ledger.refuse(grant(.auditAdministrator, admin), by: admin)
        case .roleUnchanged:
            office.ledger.accept(grant(.supervisor, stranger), by: admin)
            return office.ledger.refuse(grant(.supervisor, stranger), by: admin)
        case .roleNotHeld:
            return office.ledger.refuse(
                .withdrawRole(WithdrawRole(person: stranger, role: .expert, reason: "gone")), by: admin)
        case .roleLastAdministrator:
            return office.ledger.refuse(
                .withdrawRole(WithdrawRole(person: admin, role: .systemAdministrator, reason: "gone")), by: admin)
        case .subjectNotFound:
            return office.ledger.refuse(
                .acceptApplication(AcceptApplication(applicationId: "A330902-2026-0009")), by: office.authority)
        case .stepWrongState:
            let id = office.caseUp(to: .accepted)
            return office.ledger.refuse(
                .acceptApplication(AcceptApplication(applicationId: id)), by: office.authority)
        default:
            return nil
        }
    }
}
