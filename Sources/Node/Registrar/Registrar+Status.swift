// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Ledger
import Messages
import NodeCore
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
    /// A settled picture: nothing in it can still be lost.
    func status() async throws -> RegistrarStatus {
        try await settle()
        let registrar = core.registrar
        let now = registrar.nowMs
        let left = registrar.leaseLeftMilliseconds
        var sizes: [String: UInt64] = [:]
        for log in reader.logs where log != identity.node { sizes[log] = registrar.ledger.state(of: log).head.size }
        return RegistrarStatus(
            registry: registrar.registry, state: position, epoch: registrar.epoch,
            ruleSet: catalogue.with(registrar.registry).inForce(at: now), leases: leaseKnowledge(at: now), timeMs: now,
            permitsLive: registrar.livePermits,
            permitEndsMs: left > 0 ? now + left : 0, copySizes: sizes)
    }

    /// What this node knows of leases: a county has a book, the nodes above know how long they lend.
    private func leaseKnowledge(at now: UInt64) -> LeaseKnowledge {
        let (permits, limits) = (core.registrar.permits, core.registrar.limits)
        if identity.role == .county {
            // On the book's own scale of time, as the gate sees it.
            let leaseTime = permits.endsMs - min(permits.endsMs, core.registrar.leaseLeftMilliseconds)
            return LeaseKnowledge(book: permits, nowMs: leaseTime)
        }
        var leases = LeaseKnowledge(
            endsMs: core.registrar.leaseEnds, clockBoundMs: UInt64(limits.clockBoundMilliseconds), nowMs: now)
        leases.leaseMs = UInt64(limits.leaseSeconds) * 1_000
        return leases
    }

    /// Sets the gauges that are read rather than counted.
    func report(to metrics: MetricsRegister) {
        metrics.set(.records, Double(core.registrar.ledger.state.head.size), labels: ["log": identity.node])
        for log in reader.logs where log != identity.node {
            metrics.set(.records, Double(core.registrar.ledger.state(of: log).head.size), labels: ["log": log])
        }
        if let uplink = core.uplink {
            let size = position.size
            metrics.set(
                .peerLag, Double(size - min(uplink.acknowledgedSize, size)), labels: ["peer": uplink.above])
        }
        metrics.set(.permitsLive, Double(core.registrar.livePermits))
    }
}
