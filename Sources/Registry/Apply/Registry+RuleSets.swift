// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Rule sets, norms, and the gates of chains that have more of them than the plan (ZS-6b).
    mutating func applyRuleSet(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .ruleSetAnnounced(let fact):
            announced(fact, sequence: record.sequence)
            issueToAll(.ruleSetAnnounced(fact), RuleSets.orderKey(fact.ruleSetId), record)
        case .ruleSetDistributed(let fact):
            try distributed(fact, record)
            issueToAll(.ruleSetDistributed(fact), RuleSets.orderKey(fact.ruleSetId), record)
        case .normEntered(let fact):
            norms.entered(Norm(fact: fact, span: RecordSpan(record.sequence)))
        case .gateRecorded(let fact):
            try changeCase(fact.applicationId, record) { found in
                found.gates.append(fact.gate)
                // What is recorded of a live authorization leaves it live.
                guard let stage = CaseStage(rawValue: fact.stage), stage != found.state.stage else { return }
                found.state = .atGate(stage, document: fact.documentNumber)
            }
        default:
            break
        }
    }

    mutating func announced(_ fact: RuleSetAnnounced, sequence: UInt64) {
        ruleSets.announced(fact, sequence: sequence)
    }

    mutating func distributed(_ fact: RuleSetDistributed, _ record: Record) throws(RegistryFault) {
        guard ruleSets.distributed(fact, sequence: record.sequence) else {
            throw missing(record, "announcement of rule set \(fact.ruleSetId)")
        }
    }
}
