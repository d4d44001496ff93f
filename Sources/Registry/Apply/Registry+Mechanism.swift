// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// The coordination mechanism: founding, deputies, sessions, recusals and tasks (ZS-2.1.1, ZS-5.1).
    mutating func applyMechanism(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let sequence = record.sequence
        switch fact {
        case .bodyFounded(let fact): body.founded(fact, atMs: record.time >> 16, sequence: sequence)
        case .deputyNamed(let fact): body.named(fact, sequence: sequence)
        case .sessionCalled(let fact):
            sessions.called(fact, sequence: sequence)
            numbering.note(fact.sessionId)
        case .sessionAttended(let fact):
            guard sessions.attended(fact, sequence: sequence) else {
                throw missing(record, "session \(fact.sessionId)")
            }
        case .sessionClosed(let fact):
            guard sessions.closed(fact, sequence: sequence) else { throw missing(record, "session \(fact.sessionId)") }
        case .motionRecused(let fact):
            guard motions.recused(fact, sequence: sequence) else { throw missing(record, "motion \(fact.motionId)") }
        case .taskAssigned(let fact):
            tasks.assigned(fact, sequence: sequence)
            numbering.note(fact.taskId)
            orders.issue(sequence, of: nil, to: addressees(of: .taskAssigned(fact)))
        case .taskClosed(let fact):
            guard tasks.closed(fact.taskId, fact.result, report: fact.reportDigest, sequence: sequence) else {
                throw missing(record, "task \(fact.taskId)")
            }
        case .taskReported(let fact):
            guard tasks.closed(fact.taskId, fact.result, report: fact.reportDigest, sequence: sequence) else {
                throw missing(record, "task \(fact.taskId)")
            }
        default: break
        }
    }

    /// People in office: leaving, duty, delegation (ZS-1.1, ZS-2.3.0a).
    mutating func applyPeople(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let sequence = record.sequence
        switch fact {
        case .personDismissed(let fact):
            dismiss(fact.person, atMs: record.time >> 16, sequence: sequence)
            orders.issue(
                sequence, of: identity?.role == .hub ? fact.person : nil, to: addressees(of: .personDismissed(fact)))
        case .dutySet(let fact):
            duties.set(fact, sequence: sequence)
            numbering.note(fact.dutyId)
        case .roleDelegated(let fact):
            delegations.delegated(fact, sequence: sequence)
            numbering.note(fact.delegationId)
        case .delegationRecalled(let fact):
            guard delegations.recalled(fact.delegationId, sequence: sequence) else {
                throw missing(record, "delegation \(fact.delegationId)")
            }
        case .actedFor(let fact):
            guard delegations[fact.delegationId] != nil else {
                throw missing(record, "delegation \(fact.delegationId)")
            }
        default: break
        }
    }

    /// Whom the city takes on again is not cut off where a node is admitted later.
    mutating func takenBack(_ person: String) {
        if people.returned(person) { orders.ended(person) }
    }

    /// Every role, deputyship, delegation and turn of duty of the person ends.
    mutating func dismiss(_ person: String, atMs: UInt64, sequence: UInt64) {
        people.dismissed(person, atMs: atMs, sequence: sequence)
        if identity?.role == .hub { people.left(person) }
        body.dismissed(person)
        delegations.dismissed(person, sequence: sequence)
        duties.dismissed(person)
        withoutOffice(person, atMs: atMs)
    }
}
