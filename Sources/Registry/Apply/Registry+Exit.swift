// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Suspensions, resumptions and exit files at the hub.
    mutating func applyExit(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let sequence = record.sequence
        switch fact {
        case .suspensionOrdered(let fact):
            guard authorizations.suspended(fact, by: record.actor, sequence: sequence) else {
                throw missing(record, "authorization \(fact.authorizationId)")
            }
            motions.carriedOut(fact.motionId, sequence: sequence)
            orders.issue(sequence, of: fact.authorizationId, to: addressees(of: .suspensionOrdered(fact)))
            try followCase(of: fact.authorizationId, record)
        case .resumptionOrdered(let fact):
            guard authorizations.resumed(fact, sequence: sequence) else {
                throw missing(record, "authorization \(fact.authorizationId)")
            }
            orders.issue(sequence, of: fact.authorizationId, to: addressees(of: .resumptionOrdered(fact)))
            try followCase(of: fact.authorizationId, record)
        case .exitItemTicked(let fact):
            try changeExit(fact.authorizationId, record) { file in
                for item in fact.items where file.missing.contains(item) {
                    file.ticks.append(
                        ExitTick(
                            item: item, by: record.actor, atMs: record.time >> 16,
                            evidenceDigest: fact.evidenceDigest))
                }
                if file.missing.isEmpty { file.state = .ready }
            }
        case .logHoldSet(let fact):
            try changeExit(fact.authorizationId, record) { $0.logsHeldUntilMs = fact.untilMs }
        case .exitClosed(let fact):
            try changeExit(fact.authorizationId, record) {
                $0.state = .closed(by: record.actor, atMs: record.time >> 16)
            }
        default: break
        }
    }

    private mutating func changeExit(
        _ id: String, _ record: Record, _ body: (inout ExitFile) -> Void
    ) throws(RegistryFault) {
        guard exits.change(id, sequence: record.sequence, body) else { throw missing(record, "exit of \(id)") }
    }
}
