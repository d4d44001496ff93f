// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Local scenarios (ZS-2.2i).
    mutating func applyTemplate(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let sequence = record.sequence
        switch fact {
        case .templateProposed(let fact):
            templates.proposed(fact, sequence: sequence)
            numbering.note(fact.proposalId)
        case .templatePublished(let fact):
            templates.published(fact, sequence: sequence)
            numbering.note(fact.templateId)
            issueToAll(.templatePublished(fact), fact.templateId, record)
        case .templateAdopted(let fact):
            try changeTemplate(fact.templateId, record) { $0.isAdopted = true }
        case .templateWithdrawn(let fact):
            try changeTemplate(fact.templateId, record) { $0.withdrawn = fact.reason }
            issueToAll(.templateWithdrawn(fact), fact.templateId, record)
        default: break
        }
    }

    mutating func changeTemplate(
        _ id: String, _ record: Record, _ body: (inout Template) -> Void
    ) throws(RegistryFault) {
        guard templates.change(id, sequence: record.sequence, body) else { throw missing(record, "template \(id)") }
    }
}
