// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// The unified channel and the inventory (ZS-2.2a to h, ZS-1.2.2c).
    mutating func applyChannel(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let sequence = record.sequence
        switch fact {
        case .boundOrganEntered(let fact): channels.entered(fact, sequence: sequence)
        case .channelDeclared(let fact):
            channels.declared(fact, sequence: sequence)
            numbering.note(fact.channelId)
        case .channelPlanned(let fact):
            try changeChannel(fact.channelId, record) { channel in
                channel.state = .planned(digest: fact.planDigest)
                channel.deadlineMs = fact.deadlineMs
            }
        case .channelOnboarded(let fact): try changeChannel(fact.channelId, record) { $0.state = .onboarding }
        case .channelAbsorbed(let fact):
            try changeChannel(fact.channelId, record) { $0.state = .absorbed(digest: fact.closureDigest) }
        case .outsideAttemptReported(let fact):
            attempts.reported(fact, sequence: sequence)
            numbering.note(fact.attemptId)
        case .assetEntered(let fact):
            assets.entered(fact, sequence: sequence)
            numbering.note(fact.assetId)
        default: break
        }
    }

    private mutating func changeChannel(
        _ id: String, _ record: Record, _ body: (inout Channel) -> Void
    ) throws(RegistryFault) {
        guard channels.change(id, sequence: record.sequence, body) else { throw missing(record, "channel \(id)") }
    }
}
