// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Ledger
import Messages
import Registry
import Rules

/// What `status` and the figures show of the registrar.
struct RegistrarStatus: Sendable {
    var registry: Registry
    var state: LedgerPosition
    var epoch: UInt64
    var ruleSet: RuleSet?
    var leases: LeaseKnowledge
    var timeMs: UInt64
    var permitsLive: Int
    var permitEndsMs: UInt64
    var copySizes: [String: UInt64]
}

extension Registrar {
    /// This node's URI.
    nonisolated var node: String { identity.node }

    /// The own ledger as committed.
    var position: LedgerPosition { ledger.state.position }

    /// A settled picture: nothing in it can still be lost.
    func status() async throws -> RegistrarStatus {
        try await settle()
        let now = clock.now().wallMilliseconds
        let left = leaseLeftMilliseconds
        var sizes: [String: UInt64] = [:]
        for log in reader.logs where log != identity.node { sizes[log] = ledger.state(of: log).head.size }
        return RegistrarStatus(
            registry: registry, state: position, epoch: epoch,
            ruleSet: catalogue.inForce(at: now), leases: leaseKnowledge(at: now), timeMs: now,
            permitsLive: left > 0 ? permits.liveCount(at: permits.endsMs - 1) : 0,
            permitEndsMs: left > 0 ? now + left : 0, copySizes: sizes)
    }

    /// What this node knows of leases: a county has a book, the nodes above know how long they lend.
    private func leaseKnowledge(at now: UInt64) -> LeaseKnowledge {
        if identity.role == .county {
            // On the book's own scale of time, as the gate sees it.
            let leaseTime = permits.endsMs - min(permits.endsMs, leaseLeftMilliseconds)
            return LeaseKnowledge(book: permits, nowMs: leaseTime)
        }
        var leases = LeaseKnowledge(
            endsMs: leaseEnds, clockBoundMs: UInt64(limits.clockBoundMilliseconds), nowMs: now)
        leases.leaseMs = UInt64(limits.leaseSeconds) * 1_000
        return leases
    }

    /// How decisions of this ledger are judged again.
    nonisolated var judgeContext: JudgeContext {
        JudgeContext(catalogue: catalogue, cryptography: cryptography)
    }

    /// Sets the gauges that are read rather than counted.
    func report(to metrics: MetricsRegister) {
        metrics.set(.records, Double(ledger.state.head.size), labels: ["log": identity.node])
        for log in reader.logs where log != identity.node {
            metrics.set(.records, Double(ledger.state(of: log).head.size), labels: ["log": log])
        }
        let live = leaseLeftMilliseconds > 0 ? permits.liveCount(at: permits.endsMs - 1) : 0
        metrics.set(.permitsLive, Double(live))
    }
}
