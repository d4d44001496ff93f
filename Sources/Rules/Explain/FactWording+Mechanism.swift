// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension FactWording {
    /// The coordination mechanism and people in office; nil for other facts.
    static func mechanismLines(_ fact: Body.Fact) -> [String]? {
        switch fact {
        case .bodyFounded(let fact): ["document=\(fact.documentNumber)"]
        case .deputyNamed(let fact):
            ["member=\(fact.member)", "deputy=\(fact.deputy)", "until=\(CivilTime(unixMs: fact.untilMs).text)"]
        case .sessionCalled(let fact):
            [
                "agenda=\(fact.agenda.joined(separator: ","))", "begins=\(CivilTime(unixMs: fact.beginsMs).text)",
                "quorum=\(fact.quorum)",
            ]
        case .sessionAttended(let fact): ["person=\(fact.person)", "bureau=\(fact.bureau)"]
        case .motionRecused(let fact): ["member=\(fact.member)", "reason=\(fact.reason)"]
        case .sessionClosed(let fact):
            ["present=\(fact.present)", "decided=\(fact.decided)", "minutes=\(hexadecimal(fact.minutesDigest))"]
        case .taskAssigned(let fact):
            [
                "motion=\(fact.motionId)", "node=\(fact.node)", "office=\(fact.office.identifier)",
                "due=\(CivilTime(unixMs: fact.dueMs).text)",
            ]
        case .taskClosed(let fact): ["result=\(fact.result.identifier)", "report=\(hexadecimal(fact.reportDigest))"]
        case .taskReported(let fact): ["node=\(fact.node)", "result=\(fact.result.identifier)"]
        case .personDismissed(let fact): ["person=\(fact.person)", "reason=\(fact.reason)"]
        case .dutySet(let fact): ["person=\(fact.person)", "office=\(fact.office.identifier)"]
        case .roleDelegated(let fact):
            ["holder=\(fact.holder)", "deputy=\(fact.deputy)", "role=\(fact.role.identifier)", "reason=\(fact.reason)"]
        case .delegationRecalled(let fact): ["reason=\(fact.reason)"]
        case .actedFor(let fact): ["acted-for=\(fact.holder)", "role=\(fact.role.identifier)"]
        case .factorSet(let fact): ["person=\(fact.person)"]
        case .factorReset(let fact): ["person=\(fact.person)", "reason=\(fact.reason)"]
        case .loginLocked(let fact): ["person=\(fact.person)"]
        case .loginUnlocked(let fact): ["person=\(fact.person)", "reason=\(fact.reason)"]
        default: nil
        }
    }
}
