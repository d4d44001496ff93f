// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// Carrying out orders of the node above.
public enum CountyRules {
    /// Whether the order has been carried out before: its receipt is to be sent again, nothing is recorded.
    public static func isRepeated(_ order: Order, _ registry: Registry) -> Bool {
        order.number >= 1 && order.number <= registry.ordersApplied
    }

    /// Carries out an order whose signature has been verified. Its records have the order itself as their cause.
    ///
    /// A revocation or suspension stops the authorization at once: what was in flight is counted and ended in the same decision, and
    /// a node that never held the permit answers with zero.
    public static func order(
        _ order: Order, _ registry: Registry, nowMs: UInt64, catalogue: RuleSetCatalogue = .standard
    ) -> Decision {
        let ruleSet = catalogue.with(registry).inForce(at: nowMs)?.id ?? ""
        let id = "order-\(order.number)"
        do throws(Objection) {
            let drafts = try drafts(order, registry, nowMs)
            return .accepted(subject: drafts.first?.subject ?? id, drafts: drafts)
        } catch {
            return .refused(error.refusal(ruleSet: ruleSet, decisionID: id), subject: id)
        }
    }

    private static func drafts(
        _ order: Order, _ registry: Registry, _ nowMs: UInt64
    ) throws(Objection) -> [Draft] {
        guard order.addressee == registry.node else { throw Objection(.orderWrongAddressee, [order.addressee]) }
        guard order.number == registry.ordersApplied + 1 else {
            throw Objection(
                .orderOutOfSequence, ["expected:\(registry.ordersApplied + 1)", "found:\(order.number)"])
        }
        guard let inner = try? Record.decode(order.record), let fact = inner.body?.fact else {
            throw Objection(.orderUnreadable, ["record"])
        }
        let applied = OrderApplied(number: order.number)
        switch fact {
        case .authorizationRegistered(let fact):
            guard let id = fact.authorization?.authorizationId, !id.isEmpty else {
                throw Objection(.orderUnreadable, ["authorization"])
            }
            return [Draft(id, ["ZS-2.2d", "ZS-3.0a"], .orderApplied(applied))]
        case .permitIssued(let fact):
            guard registry.authorizations[fact.authorizationId] != nil else {
                throw Objection(.orderUnreadable, [fact.authorizationId])
            }
            return [Draft(fact.authorizationId, ["ZS-2.2d"], .orderApplied(applied))]
        case .authorizationRejected(let fact):
            return [Draft(fact.authorizationId, ["ZS-2.2d"], .orderApplied(applied))]
        case .filingReceipted(let fact):
            return [Draft(fact.authorizationId, ["ZS-3.4c", "ZS-2.2c"], .orderApplied(applied))]
        case .coursePublished(let fact):
            return [Draft(fact.courseId, ["ZS-2.3.1a"], .orderApplied(applied))]
        case .templatePublished(let fact):
            return [Draft(fact.templateId, ["ZS-2.2i"], .orderApplied(applied))]
        case .templateWithdrawn(let fact):
            guard registry.templates[fact.templateId] != nil else {
                throw Objection(.orderUnreadable, [fact.templateId])
            }
            return [Draft(fact.templateId, ["ZS-2.2i"], .orderApplied(applied))]
        case .quotaSet(let fact):
            return [Draft(QuotaID.text(fact.field, fact.year) + "-city", ["ZS-4.0a"], .orderApplied(applied))]
        case .revocationOrdered(let fact):
            return stop(fact.authorizationId, applied, registry, nowMs, reason: "revoked")
        case .suspensionOrdered(let fact):
            return stop(fact.authorizationId, applied, registry, nowMs, reason: "suspended")
        case .resumptionOrdered(let fact):
            return [Draft(fact.authorizationId, ["ZS-3.6a"], .orderApplied(applied))]
        case .ruleSetAnnounced(let fact):
            return [Draft(fact.ruleSetId, ["ZS-2.1.1c", "ZS-6b"], .orderApplied(applied))]
        case .ruleSetDistributed(let fact):
            guard registry.ruleSets[fact.ruleSetId] != nil else {
                throw Objection(.orderUnreadable, [fact.ruleSetId])
            }
            return [Draft(fact.ruleSetId, ["ZS-1.3i", "ZS-6b"], .orderApplied(applied))]
        case .calendarPublished(let fact):
            return [Draft(YearCalendar.id(fact.year), ["ZS-6b"], .orderApplied(applied))]
        case .drawCommitted(let fact):
            return [Draft(fact.applicationId, DrawRules.clauses, .orderApplied(applied))]
        case .drawRevealed(let fact):
            return [Draft(fact.applicationId, DrawRules.clauses, .orderApplied(applied))]
        case .taskAssigned(let fact):
            guard fact.node == registry.node else { throw Objection(.orderUnreadable, [fact.node]) }
            return [Draft(fact.taskId, ["ZS-5.1a", "ZS-5.1b"], .orderApplied(applied))]
        case .personDismissed(let fact):
            return [Draft(fact.person, ["ZS-1.1"], .orderApplied(applied))]
                + Leaving.ends(of: fact.person, registry, reason: .dismissed)
        default:
            throw Objection(.orderUnreadable, [inner.subject])
        }
    }

    private static func stop(
        _ id: String, _ applied: OrderApplied, _ registry: Registry, _ nowMs: UInt64, reason: String
    ) -> [Draft] {
        let running = registry.uses.inFlight(of: id)
        let stopped = AuthorizationStopped(
            authorizationId: id, orderNumber: applied.number, stoppedMs: nowMs,
            inFlight: UInt32(truncatingIfNeeded: running.count))
        let clauses: [Clause.ID] = ["ZS-3.6a", "ZS-3.6b"]
        return [Draft(id, clauses, .orderApplied(applied)), Draft(id, clauses, .authorizationStopped(stopped))]
            + running.map { Draft($0.id, clauses, .useEnded(UseEnded(useId: $0.id, reason: reason))) }
    }
}
