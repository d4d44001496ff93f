// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// What becomes of a contract seal after its entry (ZS-2.1.1f, ZS-2.1.1g).
    mutating func applySeal(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .sealLost(let fact):
            try changeSeal(fact.sealId, record) { seal in
                seal.state = .lost(sinceMs: fact.lostMs)
                seal.lostMs = fact.lostMs
            }
        case .sealReplaced(let fact):
            try changeSeal(fact.sealId, record) { $0.state = .replaced(by: fact.successorId) }
        case .sealTransferred(let fact):
            try changeSeal(fact.sealId, record) { $0.custodian = fact.custodian }
        case .sealRetired(let fact):
            try changeSeal(fact.sealId, record) { $0.state = .retired }
        default:
            break
        }
    }

    private mutating func changeSeal(
        _ id: String, _ record: Record, _ body: (inout Seal) -> Void
    ) throws(RegistryFault) {
        guard seals.change(id, sequence: record.sequence, body) else { throw missing(record, "seal \(id)") }
    }

    /// The release opens a line in the log of seal uses, and takes back that of another seal released before.
    mutating func sealReleased(_ fact: SealReleased, insteadOf earlier: String?, _ record: Record) {
        if let earlier {
            _ = seals.change(earlier, sequence: record.sequence) { seal in
                seal.uses.removeAll { $0.agreement == fact.agreementId && !$0.isDone }
            }
        }
        _ = seals.change(fact.sealId, sequence: record.sequence) { seal in
            seal.uses.append(
                SealUse(
                    agreement: fact.agreementId, releasedBy: record.actor, releasedMs: record.time >> 16,
                    span: RecordSpan(record.sequence)))
        }
    }

    /// The sealing completes the line that its release opened.
    mutating func sealUsed(_ fact: AgreementSealed, _ record: Record) {
        _ = seals.change(fact.sealId, sequence: record.sequence) { seal in
            guard let place = seal.uses.lastIndex(where: { $0.agreement == fact.agreementId }) else { return }
            seal.uses[place].sealedBy = record.actor
            seal.uses[place].sealedMs = record.time >> 16
            seal.uses[place].digest = fact.digest
            seal.uses[place].span.last = record.sequence
        }
    }
}
