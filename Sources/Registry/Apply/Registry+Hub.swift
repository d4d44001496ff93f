// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Nodes below: requests, admission, epochs, attempts, quarantine, evidence.
    mutating func applyNode(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let sequence = record.sequence
        switch fact {
        case .nodeRequested(let fact): nodes.requested(fact, sequence: sequence)
        case .nodeAdmitted(let fact):
            guard nodes.admitted(fact, sequence: sequence) else { throw missing(record, "node \(fact.node)") }
            welcome(fact.node)
        case .epochGranted(let fact):
            guard nodes.granted(fact, sequence: sequence) else { throw missing(record, "node \(fact.node)") }
        case .attemptRefused(let fact):
            nodes.attemptRefused(fact, sequence: sequence)
            attempts.refused(fact, record)
        case .nodeQuarantined(let fact):
            guard nodes.quarantined(fact, sequence: sequence) else { throw missing(record, "node \(fact.node)") }
        case .nodeReleased(let fact):
            guard nodes.released(fact, sequence: sequence) else { throw missing(record, "node \(fact.node)") }
        case .evidenceKept(let fact): vigilance.kept(fact, sequence: sequence)
        default: break
        }
    }

    /// A node admitted late gets the registrations and permits that still stand and concern it, and nothing of what was
    /// revoked or rejected before it came: it never held those permits. The rule sets of the city come with them.
    private mutating func welcome(_ node: String) {
        guard let code = nodes[node]?.territoryCode else { return }
        let concerned = authorizations.order.filter { id in
            guard let found = authorizations[id], !found.state.stage.isTerminal else { return false }
            return found.grantor == node || TerritoryScope.covers(found.terms.territories, code)
        }
        orders.welcome(node, authorizations: cityWide + concerned)
    }

    /// Registrations, permits, revocations, stops and filings; and the province's acceptance.
    mutating func applyHub(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let sequence = record.sequence
        switch fact {
        case .authorizationRegistered(let fact):
            authorizations.registered(fact, atMs: record.time >> 16, sequence: sequence)
            numbering.note(fact.number)
            let id = fact.authorization?.authorizationId ?? ""
            orders.issue(sequence, of: id, to: addressees(of: .authorizationRegistered(fact)))
            try followCase(of: id, record)
        case .permitIssued(let fact):
            guard authorizations.permitted(fact, sequence: sequence) else {
                throw missing(record, "authorization \(fact.authorizationId)")
            }
            orders.issue(sequence, of: fact.authorizationId, to: addressees(of: .permitIssued(fact)))
            try followCase(of: fact.authorizationId, record)
        case .authorizationRejected(let fact):
            authorizations.rejected(fact, sequence: sequence)
            orders.issue(sequence, of: nil, to: addressees(of: .authorizationRejected(fact)))
            try followCase(of: fact.authorizationId, record)
        case .revocationOrdered(let fact):
            guard authorizations.revoked(fact, sequence: sequence) else {
                throw missing(record, "authorization \(fact.authorizationId)")
            }
            exits.opened(fact, by: record.actor, sequence: sequence)
            orders.ended(fact.authorizationId)
            orders.issue(sequence, of: nil, to: addressees(of: .revocationOrdered(fact)))
            try followCase(of: fact.authorizationId, record)
        case .stopReceipted(let fact):
            stops.receipted(fact, under: stopKey(of: fact.authorizationId), sequence: sequence)
        case .filingOpened(let fact): filings.opened(fact, sequence: sequence)
        case .filingReceipted(let fact):
            guard filings.receipted(fact, sequence: sequence) else { throw missing(record, "filing \(fact.filingId)") }
            _ = authorizations.filed(fact.authorizationId, receipt: fact.receiptNumber, sequence: sequence)
            orders.issue(sequence, of: nil, to: addressees(of: .filingReceipted(fact)))
        case .filingAccepted(let fact):
            filings.accepted(fact, atMs: record.time >> 16, sequence: sequence)
            numbering.note(fact.receiptNumber)
        default: break
        }
    }
}
