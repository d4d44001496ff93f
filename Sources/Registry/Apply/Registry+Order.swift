// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Orders of the node above, carried out here. What an order means stands in its cause: the hub's own record.
    mutating func applyOrder(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .orderApplied(let fact):
            guard fact.number == ordersApplied &+ 1 else {
                throw fault(.orderOutOfSequence, record, "expected order \(ordersApplied &+ 1), found \(fact.number)")
            }
            guard case .order(let order)? = record.cause?.kind else {
                throw fault(.unreadable, record, "an applied order carries the order as its cause")
            }
            let inner: Record
            do {
                inner = try Record.decode(order.record)
            } catch {
                throw fault(.unreadable, record, "the record in the order: \(error)")
            }
            try carryOut(inner, record)
            appliedOrders.append(record.sequence)
        case .authorizationStopped(let fact):
            // A revocation reaches nodes that never held the permit; they stop nothing and still answer.
            _ = authorizations.stopped(fact, sequence: record.sequence)
        default:
            break
        }
    }

    private mutating func carryOut(_ inner: Record, _ record: Record) throws(RegistryFault) {
        let sequence = record.sequence
        switch inner.body?.fact {
        case .authorizationRegistered(let fact):
            authorizations.registered(fact, atMs: inner.time >> 16, sequence: sequence)
            try followCase(of: fact.authorization?.authorizationId ?? "", record)
        case .permitIssued(let fact):
            guard authorizations.permitted(fact, sequence: sequence) else {
                throw missing(record, "authorization \(fact.authorizationId)")
            }
            try followCase(of: fact.authorizationId, record)
        case .authorizationRejected(let fact):
            authorizations.rejected(fact, sequence: sequence)
            try followCase(of: fact.authorizationId, record)
        case .revocationOrdered(let fact):
            _ = authorizations.revoked(fact, sequence: sequence)
            try followCase(of: fact.authorizationId, record)
        case .suspensionOrdered(let fact):
            _ = authorizations.suspended(fact, by: inner.actor, sequence: sequence)
            try followCase(of: fact.authorizationId, record)
        case .resumptionOrdered(let fact):
            _ = authorizations.resumed(fact, sequence: sequence)
            try followCase(of: fact.authorizationId, record)
        case .filingReceipted(let fact):
            _ = authorizations.filed(fact.authorizationId, receipt: fact.receiptNumber, sequence: sequence)
        case .coursePublished(let fact): trainings.published(fact, isFromAbove: true, sequence: sequence)
        case .templatePublished(let fact): templates.published(fact, sequence: sequence)
        case .templateWithdrawn(let fact):
            try changeTemplate(fact.templateId, record) { $0.withdrawn = fact.reason }
        case .quotaSet(let fact): quotas.set(fact, isFromAbove: true, sequence: sequence)
        case .ruleSetAnnounced(let fact): announced(fact, sequence: sequence)
        case .ruleSetDistributed(let fact): try distributed(fact, record)
        case .calendarPublished(let fact): calendars.published(fact, sequence: sequence)
        case .drawCommitted(let fact): passedDown(fact, sequence: sequence)
        case .drawRevealed(let fact): passedDown(fact, sequence: sequence)
        case .taskAssigned(let fact): tasks.assigned(fact, sequence: sequence)
        case .personDismissed(let fact): dismiss(fact.person, atMs: record.time >> 16, sequence: sequence)
        default:
            throw fault(.unknownFact, record, "the order carries no fact this version can carry out")
        }
    }

    /// Lets the case an authorization came from follow it; most authorizations a node knows have no case there.
    mutating func followCase(of id: String, _ record: Record) throws(RegistryFault) {
        guard let authorization = authorizations[id] else { return }
        guard cases[authorization.fact.applicationId]?.authorization == id else { return }
        let state: CaseState =
            switch authorization.state {
            case .submitted: .sealed(authorization: id)
            case .registered: .registered(authorization: id)
            case .live: .live(authorization: id)
            case .rejected(let refusal): .rejectedByHub(authorization: id, code: refusal.code)
            case .suspended: .suspended(authorization: id)
            case .revoked: .revoked(authorization: id)
            }
        try changeCase(authorization.fact.applicationId, record) { $0.state = state }
    }
}
