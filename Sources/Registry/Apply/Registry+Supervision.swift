// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Opinions of agencies, matters of security, recommendations.
    mutating func applySupervision(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let nowMs = record.time >> 16
        switch fact {
        case .agencyOpinionGiven(let fact):
            agencyOpinions.given(AgencyOpinion(fact, in: record))
            guard fact.capacity == .sectorRegulator, !fact.favourable else { return }
            try changeCase(fact.applicationId, record) { $0.state = .foundUnlawful(organ: fact.agency) }
        case .matterOpened(let fact):
            matters.opened(Matter(fact, in: record))
            numbering.note(fact.matterId)
        case .matterAnswered(let fact):
            try moveMatter(fact.matterId, to: .answered(by: record.actor, atMs: nowMs), record)
        case .matterClosed(let fact):
            try moveMatter(fact.matterId, to: .closed(fact.outcome, by: record.actor, atMs: nowMs), record)
        case .authorizationRecommended(let fact):
            recommendations.said(fact, by: record.actor, sequence: record.sequence)
        default: break
        }
    }

    private mutating func moveMatter(
        _ id: String, to state: MatterState, _ record: Record
    ) throws(RegistryFault) {
        guard matters.moved(id, to: state, sequence: record.sequence) else { throw missing(record, "matter \(id)") }
    }
}
