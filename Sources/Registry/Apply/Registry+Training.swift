// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Pre-post training (ZS-2.3.1).
    mutating func applyTraining(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let sequence = record.sequence
        switch fact {
        case .coursePublished(let fact):
            trainings.published(fact, isFromAbove: false, sequence: sequence)
            numbering.note(fact.courseId)
            issueToAll(.coursePublished(fact), fact.courseId, record)
        case .questionBankEntered(let fact):
            guard trainings.entered(fact, sequence: sequence) else { throw missing(record, "course \(fact.courseId)") }
        case .staffAssigned(let fact):
            trainings.assigned(fact)
        case .attemptRecorded(let fact):
            trainings.attempted(fact, atMs: record.time >> 16, sequence: sequence)
            numbering.note(fact.attemptId)
        case .trainingPassed(let fact):
            guard trainings.passed(fact, sequence: sequence) else { throw missing(record, "attempt \(fact.attemptId)") }
        default: break
        }
    }
}
