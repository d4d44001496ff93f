// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Foundation
import Messages
import Node
import Registry
import Rules
import Transport

/// The gate alone, on one core: the registry rebuilt from a real county's ledger, the permits as the hub lends them.
struct GateDecisions: Measurement {
    static let figures: [Figure] = [.gateDecisionsPerSecond]

    let scale: Scale
    let directory: URL

    func run() async throws -> [Measured] {
        let city = try BenchCity(in: directory, named: "gate")
        let hub = try await BenchHub(in: city)
        defer { hub.daemon.stop() }
        let county = try await LiveCounty(.dinghai, under: hub, in: city)
        hub.beginMeasuring()
        let registry = try await rebuild(from: county)
        let use = county.use
        await county.node.stop()
        let now = WallClock.milliseconds
        let gate = Gate(registry: registry)
        let book = try permits(of: registry, for: use.authorization, at: now)
        var granted = 0
        let watch = Stopwatch()
        for offset in 0..<scale.gateDecisions {
            if case .granted = gate.decide(use, book: book, nowMs: now + UInt64(offset & 1_023)) { granted += 1 }
        }
        let seconds = watch.seconds
        guard granted == scale.gateDecisions else {
            throw BenchError(
                "the gate let \(granted) of \(scale.gateDecisions) uses through", remedy: "Run the rules' tests")
        }
        return [
            Measured(
                figure: .gateDecisionsPerSecond, value: Double(scale.gateDecisions) / seconds,
                basis: "\(scale.gateDecisions) uses granted, one thread")
        ]
    }

    private func rebuild(from county: LiveCounty) async throws -> Registry {
        var registry = Registry()
        let records = county.administrator.connection.serverStream(
            Method.queriesRecords, RecordsRequest(firstSequence: 1), timeout: nil)
        for try await item in records { try registry.apply(Record.decode(item.record)) }
        return registry
    }

    private func permits(of registry: Registry, for authorization: String, at now: UInt64) throws -> PermitBook {
        var generation: UInt64 = 0
        if case .live(_, let live, _)? = registry.authorizations[authorization]?.state { generation = live }
        var grant = PermitGrantBody()
        grant.node = registry.node
        grant.serial = 1
        grant.issuedMs = now
        grant.endsMs = now + UInt64(BenchCity.leaseSeconds) * 1_000
        grant.permits = [PermitLine(authorizationId: authorization, generation: generation)]
        var book = PermitBook(node: registry.node)
        let outcome = book.install(grant, effectiveEndMs: grant.endsMs, ordersApplied: registry.ordersApplied)
        guard outcome == .installed else {
            throw BenchError("the permit was not installed: \(outcome)", remedy: "Run the rules' tests")
        }
        return book
    }
}
