// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Ledger
import Logging
import Messages
import Registry
import Rules

extension Registrar {
    // MARK: - A node below: holding permits

    /// Puts a verified grant in force. It counts from when it was asked for, by the monotonic clock, less the bound by
    /// which two clocks may drift apart within one lease.
    func install(_ grant: PermitGrant, _ body: PermitGrantBody, askedAt: Moment, clockBoundMs: UInt64) async throws {
        try requireRunning()
        let duration = body.endsMs - body.issuedMs
        let usable = duration > clockBoundMs ? duration - clockBoundMs : 0
        let end = askedAt.wallMilliseconds + usable
        let outcome = permits.install(body, effectiveEndMs: end, ordersApplied: registry.ordersApplied)
        guard outcome == .installed else {
            logger.notice("a permit grant was not installed", metadata: ["outcome": "\(outcome)"])
            return
        }
        permitsEndMonotonic = askedAt.monotonicMilliseconds + usable
        stage.metadata.append((MetadataKey.permits, grant.encode()))
        scheduleFlush()
    }

    /// After a restart the monotonic clock has begun anew, so the stored grant counts by the wall clock, and only while
    /// that clock is not behind the last record: a clock set back lengthens no lease.
    func restorePermits(clockBoundMs: UInt64) {
        guard let stored = try? reader.metadata(MetadataKey.permits), let grant = try? PermitGrant.decode(stored),
            let body = try? PermitGrantBody.decode(grant.body), body.endsMs > clockBoundMs
        else { return }
        let now = clock.now()
        let end = body.endsMs - clockBoundMs
        let outcome = permits.install(body, effectiveEndMs: end, ordersApplied: registry.ordersApplied)
        guard outcome == .installed, now.wallMilliseconds + clockBoundMs >= registry.timeMs,
            now.wallMilliseconds < end
        else { return }
        permitsEndMonotonic = now.monotonicMilliseconds + end - now.wallMilliseconds
    }

    var permitSerial: UInt64 { permits.serial }

    // MARK: - A node above: granting permits

    /// All live permits of a node below, in one grant. Made from what is durable, so no revocation can be overtaken.
    func makeGrant(for node: String, nonce: UInt64, epoch: UInt64) async throws -> PermitGrantBody {
        try await settle()
        let now = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        var body = PermitGrantBody()
        body.node = node
        body.epoch = epoch
        body.serial = now.rawValue
        body.nonce = nonce
        body.issuedMs = now.milliseconds
        body.endsMs = now.milliseconds + UInt64(limits.leaseSeconds) * 1_000
        leaseEnds[node] = body.endsMs
        body.permits = registry.permitLines(for: node)
        body.ordersIssued = registry.orders.issued(to: node)
        return body
    }
}
