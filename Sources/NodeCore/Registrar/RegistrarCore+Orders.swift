// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Messages
import Registry
package import Rules

extension RegistrarCore {
    // MARK: - A node below: carrying out orders

    /// Carries out an order of the node above and makes that durable. Its signature has been verified by the link.
    ///
    /// A revocation closes the gate the moment it is applied here, before it is durable: stopping early harms nobody.
    func carryOut(_ order: Order, reply: @escaping Reply<OrderReceiptBody>) {
        do throws(NodeError) {
            try beginStaging()
            guard order.number == registry.ordersApplied + 1 else {
                return settle(self.receipt(for: order, stopped: nil), reply)
            }
            let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
            let decision = CountyRules.order(order, registry, nowMs: first.milliseconds, catalogue: catalogue)
            if let refusal = decision.refusal {
                throw NodeError(
                    .registry, "order \(order.number) cannot be carried out: \(refusal.code)",
                    remedy: "Ask the node above what it ordered; its record is \(refusal.missing)")
            }
            var stopped: AuthorizationStopped?
            for draft in decision.drafts {
                if case .authorizationStopped(let fact)? = draft.body.fact { stopped = fact }
            }
            _ = try stage(
                decision.drafts, cause: .order(order), actor: order.signature?.signer ?? "",
                ruleSet: ruleSet(at: first), at: first)
            let receipt = receipt(for: order, stopped: stopped)
            settle(receipt, reply)
        } catch {
            reply(.failure(error))
        }
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
    func orders(for node: String, after number: UInt64, limit: UInt64) throws(NodeError) -> [Order] {
        var orders: [Order] = []
        let issued = registry.orders.issued(to: node)
        var next = number + 1
        while next <= issued, next <= number + limit {
            guard let sequence = registry.orders.sequence(of: next, to: node),
                let stored = try reading(
                    "order \(next) of \(node)", { try reader.record(of: identity.node, sequence: sequence) })
            else { break }
            let message = SignedBytes.order(addressee: node, number: next, recordHash: stored.hash.bytes)
            guard let value = keys.sign(message) else { break }
            orders.append(
                Order(
                    addressee: node, number: next, record: stored.content, recordHash: stored.hash.bytes,
                    signature: Signature(signer: identity.node, value: value)))
            next += 1
        }
        return orders
    }

    /// How many orders to a node are durable: one that is still on its way to the disk can be read by nobody.
    func ordersIssued(to node: String) -> UInt64 {
        var number = registry.orders.issued(to: node)
        while number > 0, let sequence = registry.orders.sequence(of: number, to: node), sequence > position.size {
            number -= 1
        }
        return number
    }

    /// Puts a node's signed answer to a revocation on record: stopped at T, so many in flight.
    func recordStop(_ body: OrderReceiptBody, _ receipt: OrderReceipt, reply: @escaping Reply<Void>) {
        guard !body.authorizationId.isEmpty, let signature = receipt.signature else { return reply(.success(())) }
        var fact = StopReceipted()
        fact.authorizationId = body.authorizationId
        fact.node = body.node
        fact.orderNumber = body.number
        fact.stoppedMs = body.stoppedMs
        fact.inFlight = body.inFlight
        fact.signature = signature
        observe(hubRules.stopReceipted(fact), what: "order receipt \(body.number) of \(body.node)", reply: reply)
    }

    /// The hub's own decisions, on what its ledger says now.
    var hubRules: HubRules { hubRules(at: clock.now().wallMilliseconds) }

    func hubRules(at nowMs: UInt64) -> HubRules {
        HubRules(
            registry: registry, nowMs: nowMs, catalogue: catalogue, leaseSeconds: limits.leaseSeconds,
            cryptography: keys)
    }

    /// Puts on record what this node saw by itself.
    package func observe(_ drafts: [Draft], what: String, reply: @escaping Reply<Void>) {
        guard !drafts.isEmpty else { return reply(.success(())) }
        do throws(NodeError) {
            try beginStaging()
            let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
            try stageObserved(drafts, what: what, at: first)
            settle(reply)
        } catch {
            reply(.failure(error))
        }
    }

    /// Stages what this node saw by itself, as one decision of the moment it was decided at. See ``beginStaging()``.
    func stageObserved(_ drafts: [Draft], what: String, at first: HybridTime) throws(NodeError) {
        _ = try stage(
            drafts, cause: .observation(Observation(what: what)), actor: identity.node, ruleSet: ruleSet(at: first),
            at: first)
    }
}
