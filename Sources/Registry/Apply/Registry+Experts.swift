// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// The expert group, recusals and opinions (ZS-2.1.2).
    mutating func applyExperts(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .expertAppointed(let fact):
            experts.appointed(fact, atMs: record.time >> 16, sequence: record.sequence)
        case .expertDismissed(let fact):
            try changeExpert(fact.person, record) { $0.state = .dismissed(cause: fact.dismissalCause) }
        case .expertAssessed(let fact):
            try changeExpert(fact.person, record) { found in
                found.marks = fact.marks
                found.assessedMs = record.time >> 16
            }
        case .conflictDeclared(let fact):
            experts.declared(fact, sequence: record.sequence)
        case .expertRecused(let fact):
            try changeCase(fact.applicationId, record) { found in
                guard case .panelDrawn(var panel) = found.state else { return }
                panel.replace(fact.person, by: fact.replacement)
                found.state = .panelDrawn(panel)
                found.panel = panel.experts
            }
        case .opinionRequested(let fact):
            opinions.requested(fact, sequence: record.sequence)
            numbering.note(fact.opinionId)
        case .opinionSubmitted(let fact):
            guard opinions.submitted(fact, sequence: record.sequence) else {
                throw missing(record, "opinion \(fact.opinionId)")
            }
        default:
            break
        }
    }

    private mutating func changeExpert(
        _ person: String, _ record: Record, _ body: (inout Expert) -> Void
    ) throws(RegistryFault) {
        guard experts.change(person, sequence: record.sequence, body) else { throw missing(record, "expert \(person)") }
    }
}
