// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Finished days of the network log, and their removal.
    mutating func applyNetworkLog(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .networkLogSealed(let fact): networkLog.sealed(fact, sequence: record.sequence)
        case .networkLogPurged(let fact):
            let isKnown = networkLog.purged(
                fact, by: record.actor, atMs: record.time >> 16, sequence: record.sequence)
            guard isKnown else { throw missing(record, "the network log of \(fact.day)") }
        default: break
        }
    }
}
