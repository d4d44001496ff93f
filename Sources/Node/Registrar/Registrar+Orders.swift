// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Messages
import Registry
import Rules

extension Registrar {
    // MARK: - A node below: carrying out orders

    /// Carries out an order of the node above and makes that durable. Its signature has been verified by the link.
    ///
    /// A revocation closes the gate the moment it is applied here, before it is durable: stopping early harms nobody.
    func carryOut(_ order: Order) async throws -> OrderReceiptBody {
        try beginStaging()
        guard order.number == registry.ordersApplied + 1 else {
            try await settle()
            return receipt(for: order, stopped: nil)
        }
        let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        let decision = CountyRules.order(order, registry, nowMs: first.milliseconds, catalogue: catalogue)
        if let refusal = decision.refusal {
            throw NodeError(
                .registry, "order \(order.number) cannot be carried out: \(refusal.code)",
                remedy: "Ask the node above what it ordered; its record is \(refusal.missing)")
        }
        let drafts = decision.drafts
        var stopped: AuthorizationStopped?
        for draft in drafts {
            if case .authorizationStopped(let fact)? = draft.body.fact { stopped = fact }
        }
        _ = try stage(
            drafts, cause: .order(order), actor: order.signature?.signer ?? "", ruleSet: ruleSet(at: first), at: first)
        try await settle()
        return receipt(for: order, stopped: stopped)
    }

    private func receipt(for order: Order, stopped: AuthorizationStopped?) -> OrderReceiptBody {
        var receipt = OrderReceiptBody()
        receipt.node = identity.node
        receipt.number = order.number
        receipt.authorizationId = stopped?.authorizationId ?? ""
        receipt.stoppedMs = stopped?.stoppedMs ?? 0
        receipt.inFlight = stopped?.inFlight ?? 0
        return receipt
    }

    // MARK: - A node above: giving orders

    /// Signed orders for a node below, after the number it has.
    func orders(for node: String, after number: UInt64, limit: UInt64) throws -> [Order] {
        var orders: [Order] = []
        let issued = registry.orders.issued(to: node)
        var next = number + 1
        while next <= issued, next <= number + limit {
            guard let sequence = registry.orders.sequence(of: next, to: node),
                let stored = try reader.record(of: identity.node, sequence: sequence)
            else { break }
            let message = SignedBytes.order(addressee: node, number: next, recordHash: stored.hash.bytes)
            guard let value = cryptography.sign(message) else { break }
            orders.append(
                Order(
                    addressee: node, number: next, record: stored.content, recordHash: stored.hash.bytes,
                    signature: Signature(signer: identity.node, value: value)))
            next += 1
        }
        return orders
    }

    func ordersIssued(to node: String) -> UInt64 { registry.orders.issued(to: node) }

    /// Puts a node's signed answer to a revocation on record: stopped at T, so many in flight.
    func recordStop(_ body: OrderReceiptBody, _ receipt: OrderReceipt) async throws {
        guard !body.authorizationId.isEmpty, let signature = receipt.signature else { return }
        var fact = StopReceipted()
        fact.authorizationId = body.authorizationId
        fact.node = body.node
        fact.orderNumber = body.number
        fact.stoppedMs = body.stoppedMs
        fact.inFlight = body.inFlight
        fact.signature = signature
        try await observe(hubRules.stopReceipted(fact), what: "order receipt \(body.number) of \(body.node)")
    }

    /// The hub's own decisions, on what its ledger says now.
    var hubRules: HubRules { hubRules(at: clock.now().wallMilliseconds) }

    func hubRules(at nowMs: UInt64) -> HubRules {
        HubRules(
            registry: registry, nowMs: nowMs, catalogue: catalogue, leaseSeconds: limits.leaseSeconds,
            cryptography: cryptography)
    }

    /// Puts on record what this node saw by itself.
    func observe(_ drafts: [Draft], what: String) async throws {
        guard !drafts.isEmpty else { return }
        try beginStaging()
        let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        _ = try stage(
            drafts, cause: .observation(Observation(what: what)), actor: identity.node, ruleSet: ruleSet(at: first),
            at: first)
        try await settle()
    }
}
