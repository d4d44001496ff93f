// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    /// The coordination mechanism and people in office.
    static func mechanism(_ code: RefusalCode) -> Refusal? {
        sessions(code) ?? tasks(code) ?? people(code)
    }

    private static func sessions(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let member = office.members[0]
        let colleague = office.ledger.person("finance", "colleague")
        let soon = office.ledger.nowMs + 86_400_000
        switch code {
        case .bodyUndocumented:
            office.ledger.accept(.foundBody(FoundBody(documentNumber: "1")), by: office.government)
            return office.ledger.refuse(.foundBody(FoundBody(documentNumber: "1")), by: office.government)
        case .deputyMalformed:
            return office.ledger.refuse(
                .nameDeputy(NameDeputy(deputy: colleague, untilMs: soon + 400 * 86_400_000)), by: member)
        case .deputyOtherBureau:
            return office.ledger.refuse(
                .nameDeputy(NameDeputy(deputy: office.members[1], untilMs: soon)), by: member)
        case .voteReasonMissing:
            let motion = office.openProblem()
            return office.ledger.refuse(.castVote(CastVote(motionId: motion, vote: .against)), by: member)
        case .voteConflict:
            office.ledger.grant(.bodyMember, to: office.ledger.person("haida", "member"), bureau: "haida")
            let id = office.caseUp(to: .deliberating)
            return office.ledger.refuse(
                .castVote(CastVote(motionId: office.ledger.registry.cases[id]?.motion ?? "", vote: .for)),
                by: office.ledger.person("haida", "member"))
        case .voteAbsent, .sessionNoQuorum:
            let motion = office.openProblem()
            let session = office.callSession(on: [motion])
            office.attend(session, Array(office.members[1..<(code == .voteAbsent ? 4 : 3)]))
            let voter = code == .voteAbsent ? member : office.members[1]
            return office.ledger.refuse(.castVote(CastVote(motionId: motion, vote: .for)), by: voter)
        case .voteRecused:
            let motion = office.openProblem()
            office.ledger.accept(
                .recuseFromMotion(RecuseFromMotion(motionId: motion, reason: "a relative")), by: member)
            return office.ledger.refuse(.castVote(CastVote(motionId: motion, vote: .for)), by: member)
        case .recusalReasonMissing:
            let motion = office.openProblem()
            return office.ledger.refuse(.recuseFromMotion(RecuseFromMotion(motionId: motion)), by: member)
        case .sessionMalformed:
            return office.ledger.refuse(.callSession(CallSession()), by: office.authority)
        case .sessionAgendaUnfit:
            let motion = office.resolve()
            return office.ledger.refuse(.callSession(CallSession(agenda: [motion])), by: office.authority)
        case .sessionNotBegun:
            let motion = office.openProblem()
            let session = office.callSession(on: [motion], beginsMs: soon)
            return office.ledger.refuse(.attendSession(AttendSession(sessionId: session)), by: member)
        case .sessionAlreadyPresent:
            let motion = office.openProblem()
            let session = office.callSession(on: [motion])
            office.attend(session, [member])
            return office.ledger.refuse(.attendSession(AttendSession(sessionId: session)), by: member)
        case .sessionMinutesMissing:
            let motion = office.openProblem()
            let session = office.callSession(on: [motion])
            return office.ledger.refuse(.closeSession(CloseSession(sessionId: session)), by: office.authority)
        default: return nil
        }
    }

    private static func tasks(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        switch code {
        case .taskMalformed:
            let motion = office.resolve()
            return office.ledger.refuse(.assignTask(AssignTask(motionId: motion)), by: office.authority)
        case .taskUnresolved:
            let motion = office.openProblem()
            return office.ledger.refuse(.assignTask(office.task(motion)), by: office.authority)
        case .taskReportMissing:
            let motion = office.resolve()
            let task = office.ledger.accept(.assignTask(office.task(motion)), by: office.authority)
            return office.ledger.refuse(.closeTask(CloseTask(taskId: task, result: .done)), by: office.authority)
        default: return nil
        }
    }

    private static func people(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let admin = office.ledger.admin
        switch code {
        case .personSelf:
            return office.ledger.refuse(.grantRole(GrantRole(person: admin, role: .supervisor)), by: admin)
        case .personReasonMissing:
            return office.ledger.refuse(.dismissPerson(DismissPerson(person: office.authority)), by: admin)
        case .dutyMalformed:
            return office.ledger.refuse(
                .setDutyRoster(SetDutyRoster(person: office.authority, office: .dataAuthority)), by: admin)
        case .dutyOwnCase:
            let id = office.caseUp(to: .submitted)
            let colleague = office.ledger.grant(.dataAuthority, to: office.ledger.person("haida", "other"))
            return office.ledger.refuse(.acceptApplication(AcceptApplication(applicationId: id)), by: colleague)
        case .delegationMalformed:
            return office.ledger.refuse(.delegateRole(office.delegation(days: 91)), by: office.authority)
        case .delegationForbidden:
            return office.ledger.refuse(.delegateRole(office.delegation(.sealCustodian)), by: office.custodian)
        case .delegationStanding:
            office.ledger.accept(.delegateRole(office.delegation()), by: office.authority)
            return office.ledger.refuse(.delegateRole(office.delegation()), by: office.authority)
        case .panelUnfillable:
            var notice = office.notice()
            notice.panelSize = 7
            return office.ledger.refuse(.publishNotice(notice), by: office.authority)
        default: return nil
        }
    }
}
