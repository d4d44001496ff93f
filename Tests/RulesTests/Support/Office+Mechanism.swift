// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Office {

    /// An open motion on a major problem of the node itself, or of what is named.
    mutating func openProblem(_ subject: String? = nil) -> String {
        ledger.accept(
            .openMotion(OpenMotion(kind: .majorProblem, subject: subject ?? ledger.name)), by: authority)
    }

    /// A resolution.
    mutating func resolve(_ subject: String? = nil) -> String {
        let motion = openProblem(subject)
        vote(motion, .for)
        return motion
    }

    mutating func callSession(on agenda: [String], beginsMs: UInt64 = 0) -> String {
        ledger.accept(.callSession(CallSession(agenda: agenda, beginsMs: beginsMs)), by: authority)
    }

    mutating func attend(_ session: String, _ people: [String]) {
        for person in people { ledger.accept(.attendSession(AttendSession(sessionId: session)), by: person) }
    }

    mutating func closeSession(_ session: String) {
        ledger.accept(.closeSession(CloseSession(sessionId: session, minutesDigest: Self.digest)), by: authority)
    }

    func task(_ motion: String, office: Role = .dataAuthority, node: String = "") -> AssignTask {
        AssignTask(
            motionId: motion, node: node, office: office, dueMs: ledger.nowMs + 30 * 86_400_000, title: "整改平台")
    }

    func delegation(_ role: Role = .dataAuthority, days: UInt64 = 10) -> DelegateRole {
        DelegateRole(
            deputy: ledger.person("bureau", "deputy"), role: role, untilMs: ledger.nowMs + days * 86_400_000,
            reason: "出差")
    }

    /// Something in every register of the mechanism and of people.
    mutating func keepEveryRegister() {
        ledger.accept(.foundBody(FoundBody(documentNumber: "定政发〔2024〕3号")), by: government)
        let motion = openProblem()
        let session = callSession(on: [motion])
        attend(session, members)
        vote(motion, .for)
        closeSession(session)
        ledger.accept(.assignTask(task(motion)), by: authority)
        ledger.accept(.delegateRole(delegation()), by: authority)
        ledger.accept(
            .setDutyRoster(
                SetDutyRoster(person: authority, office: .dataAuthority, untilMs: ledger.nowMs + 86_400_000)),
            by: ledger.admin)
    }
}
