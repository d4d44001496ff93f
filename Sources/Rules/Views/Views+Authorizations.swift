// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What a node knows about leases beyond its ledger.
public struct LeaseKnowledge: Sendable {
    /// On a node that holds permits: its book. Nil on one that only gives them.
    public var book: PermitBook?
    /// On a node that gives permits: the latest end of any lease given to each node below, by this node's clock, Unix
    /// milliseconds. A node that is missing here may hold a lease nobody remembers.
    public var endsMs: [String: UInt64]
    /// On a node that gives permits: the longest lease it gives, milliseconds. No grant made after a revocation names
    /// the authorization, so none that does outlives the order by more than this. 0: not a node that gives permits.
    public var leaseMs: UInt64 = 0
    /// How far clocks may differ, added to every end before it counts as passed.
    public var clockBoundMs: UInt64
    public var nowMs: UInt64

    public init(book: PermitBook? = nil, endsMs: [String: UInt64] = [:], clockBoundMs: UInt64 = 0, nowMs: UInt64) {
        self.book = book
        self.endsMs = endsMs
        self.clockBoundMs = clockBoundMs
        self.nowMs = nowMs
    }
}

extension Views {
    /// How surely a revoked or suspended authorization is no longer used on a node (ZS-3.6b).
    public enum StopState: String, Sendable, CaseIterable {
        /// The node's signed receipt is on record.
        case proved = "proved-stopped"
        /// No receipt, but every lease it could hold has ended.
        case leaseEnded = "stopped-by-lease-end"
        case unknown
    }

    /// The authorizations, in the order this node heard of them.
    public static func authorizations(
        _ registry: Registry, _ request: ListRequest, leases: LeaseKnowledge
    ) -> [AuthorizationView] {
        selected(registry.authorizations.order, request)
            .compactMap { registry.authorizations[$0] }
            .map { view(of: $0, registry, leases) }
    }

    private static func view(
        of found: Authorization, _ registry: Registry, _ leases: LeaseKnowledge
    ) -> AuthorizationView {
        var view = AuthorizationView(
            authorizationId: found.id, number: found.state.registration?.number ?? "", node: found.grantor,
            applicant: found.applicant.name, scenario: found.scenario.name, purpose: found.scenario.purpose,
            state: found.state.stage.rawValue, termEndMs: found.terms.termEndMs, filingReceipt: found.filingReceipt)
        switch found.state {
        case .live:
            (view.permitLive, view.permitEndsMs) = permit(of: found, leases)
            // By the records it is live; without a lease it cannot be used here until the node above is heard again.
            if leases.book != nil, !view.permitLive { view.state = "waiting" }
        case .rejected(let refusal): view.refusal = refusal.code
        case .revoked, .suspended: view.stops = stops(of: found, registry, leases)
        case .submitted, .registered: break
        }
        return view
    }

    private static func permit(of found: Authorization, _ leases: LeaseKnowledge) -> (Bool, UInt64) {
        if let book = leases.book {
            return (book.isLive(found.id, at: leases.nowMs), book.fact(for: found.id)?.endsMs ?? 0)
        }
        let endsMs = leases.endsMs[found.grantor] ?? 0
        return (leases.nowMs < endsMs, endsMs)
    }

    /// The latest moment at which a lease that names the revoked authorization can end at `node`; nil: not known.
    private static func lastEnd(of found: Authorization, at node: String, _ leases: LeaseKnowledge) -> UInt64? {
        let ordered: UInt64
        switch found.state {
        case .revoked(let revocation): ordered = revocation.orderedMs
        case .suspended(let suspension): ordered = suspension.orderedMs
        default: return leases.endsMs[node]
        }
        guard leases.leaseMs > 0 else { return leases.endsMs[node] }
        let (end, overflow) = ordered.addingReportingOverflow(leases.leaseMs)
        return overflow ? leases.endsMs[node] : min(end, leases.endsMs[node] ?? .max)
    }

    /// One line for each node the revocation went to: those below, or this node itself.
    private static func stops(
        of found: Authorization, _ registry: Registry, _ leases: LeaseKnowledge
    ) -> [StopView] {
        if let stopped = found.stopped {
            return [
                StopView(
                    node: registry.node, state: StopState.proved.rawValue, stoppedMs: stopped.stoppedMs,
                    inFlight: stopped.inFlight)
            ]
        }
        return registry.nodes.admittedNames.map { node in
            let endsMs = lastEnd(of: found, at: node, leases)
            if let proof = registry.stops.proof(of: registry.stopKey(of: found.id), at: node) {
                return StopView(
                    node: node, state: StopState.proved.rawValue, stoppedMs: proof.stoppedMs,
                    inFlight: proof.inFlight, leaseEndMs: endsMs ?? 0)
            }
            let (bound, overflow) = (endsMs ?? .max).addingReportingOverflow(leases.clockBoundMs)
            let state: StopState = !overflow && leases.nowMs >= bound ? .leaseEnded : .unknown
            return StopView(node: node, state: state.rawValue, leaseEndMs: endsMs ?? 0)
        }
    }
}
