// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Ledger
import Messages
import Registry
import Rules

extension RegistrarCore {
    // MARK: - A node below: holding permits

    /// Puts a verified grant in force. It counts from when it was asked for, by the monotonic clock, less the bound by
    /// which two clocks may drift apart within one lease.
    func install(
        _ grant: PermitGrant, _ body: PermitGrantBody, askedAt: Moment, clockBoundMs: UInt64
    ) throws(NodeError) {
        try requireRunning()
        let duration = body.endsMs - body.issuedMs
        let usable = duration > clockBoundMs ? duration - clockBoundMs : 0
        let end = askedAt.wallMilliseconds + usable
        let outcome = permits.install(body, effectiveEndMs: end, ordersApplied: registry.ordersApplied)
        guard outcome == .installed else { return report(.grantNotInstalled(outcome)) }
        permitsEndMonotonic = askedAt.monotonicMilliseconds + usable
        report(.grantInstalled(serial: body.serial, endsMonotonicMs: permitsEndMonotonic))
        stage.metadata.append((MetadataKey.permits, grant.encode()))
        stage.metadata.append((MetadataKey.permitsEnd, StoredLeaseEnd(permitsEndMonotonic, at: leasePlace).bytes))
        scheduleFlush()
    }

    /// Where a lease counts: on this machine until its next start, in this very directory. Neither a copy of the
    /// directory nor a clock that was set takes it along.
    private var leasePlace: String { "\(clock.machineStart) \(ledger.placeIdentity)" }

    /// After a restart of the process the stored grant goes on counting by the monotonic clock. After a restart of the
    /// machine, or elsewhere, nothing is left of it: no clock there can tell how long ago it was asked for.
    package func restorePermits() {
        restoreGrant()
        permits.takeOnlyNewer(than: registry.uses.lastPermitSerial)
    }

    private func restoreGrant() {
        guard let stored = try? reader.metadata(MetadataKey.permits), let grant = try? PermitGrant.decode(stored),
            let body = try? PermitGrantBody.decode(grant.body),
            let kept = (try? reader.metadata(MetadataKey.permitsEnd)).flatMap({ StoredLeaseEnd(bytes: $0) }),
            kept.place == leasePlace
        else { return }
        let now = clock.now()
        let left = kept.monotonicMs - min(kept.monotonicMs, now.monotonicMilliseconds)
        let outcome = permits.install(
            body, effectiveEndMs: now.wallMilliseconds + left, ordersApplied: registry.ordersApplied)
        if outcome == .installed { permitsEndMonotonic = kept.monotonicMs }
    }

    /// How many permits count now.
    package var livePermits: Int {
        leaseLeftMilliseconds > 0 ? permits.liveCount(at: permits.endsMs - 1) : 0
    }

    /// This node's wall clock, Unix milliseconds.
    package var nowMs: UInt64 { clock.now().wallMilliseconds }

    package var permitSerial: UInt64 { permits.serial }

    // MARK: - A node above: granting permits

    /// All live permits of a node below, in one grant. Made from what is durable, so no revocation can be overtaken.
    ///
    /// - Parameter stated: the serial of the newest grant the node knows of, as its hello said.
    func makeGrant(
        for node: String, nonce: UInt64, epoch: UInt64, after stated: UInt64, reply: @escaping Reply<PermitGrantBody>
    ) {
        settle { outcome in
            if case .failure(let error) = outcome { return reply(.failure(error)) }
            // Somebody answered before us may have decided something more by now.
            guard self.stage.records.isEmpty else {
                return self.makeGrant(for: node, nonce: nonce, epoch: epoch, after: stated, reply: reply)
            }
            reply(.success(self.grant(for: node, nonce: nonce, epoch: epoch, after: stated)))
        }
    }

    private func grant(for node: String, nonce: UInt64, epoch: UInt64, after stated: UInt64) -> PermitGrantBody {
        let now = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        var body = PermitGrantBody()
        body.node = node
        body.epoch = epoch
        body.serial = serial(for: node, after: stated, at: now)
        body.nonce = nonce
        body.issuedMs = now.milliseconds
        body.endsMs = now.milliseconds + UInt64(limits.leaseSeconds) * 1_000
        leaseEnds[node] = body.endsMs
        body.permits = registry.permitLines(for: node)
        body.ordersIssued = registry.orders.issued(to: node)
        report(.grantMade(node: node, serial: body.serial, endsMs: body.endsMs))
        return body
    }

    /// Serials only grow. Grants leave no record, so the time alone does not see to that: a hub that restarts after its
    /// wall clock was set back counts on from its last record, which may lie before grants it made since.
    private func serial(for node: String, after stated: UInt64, at now: HybridTime) -> UInt64 {
        let newest = max(stated, grantSerials[node] ?? 0)
        let serial = newest == .max ? newest : max(now.rawValue, newest + 1)
        grantSerials[node] = serial
        return serial
    }
}
