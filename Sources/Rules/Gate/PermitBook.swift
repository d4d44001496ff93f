// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The permits this node holds: the newest grant of the node above, and nothing older.
///
/// A grant renews all permits at once. Its end is counted by this node's own clock with the clock bound taken off, so
/// that a node whose clock is slow stops no later than the node above believes.
public struct PermitBook: Sendable, Equatable {
    /// What became of a grant.
    public enum Outcome: Sendable, Equatable {
        case installed
        /// Not newer than the grant held: a late or repeated message, dropped.
        case older
        /// Issued to another node, or by an earlier epoch.
        case notForUs
        /// Orders up to `needed` must be carried out first: one of them may be a revocation.
        case ordersMissing(needed: UInt64)
    }

    public let node: String
    /// Of the newest grant, or of the newest one a use in the ledger rests on; 0: none yet.
    public private(set) var serial: UInt64 = 0
    public private(set) var epoch: UInt64 = 0
    /// The end as this node's clock counts it, Unix milliseconds.
    public private(set) var endsMs: UInt64 = 0
    private var generations: [String: UInt64] = [:]

    public init(node: String) {
        self.node = node
    }

    /// Takes in a grant whose signature has been verified.
    ///
    /// - Parameters:
    ///   - effectiveEndMs: the end by this node's clock, the clock bound taken off; never later than the grant's own.
    ///   - ordersApplied: number of the last order carried out here.
    public mutating func install(
        _ grant: PermitGrantBody, effectiveEndMs: UInt64, ordersApplied: UInt64
    ) -> Outcome {
        guard grant.node == node, grant.epoch >= epoch else { return .notForUs }
        guard grant.serial > serial else { return .older }
        guard grant.ordersIssued <= ordersApplied else { return .ordersMissing(needed: grant.ordersIssued) }
        serial = grant.serial
        epoch = grant.epoch
        endsMs = min(effectiveEndMs, grant.endsMs)
        generations.removeAll(keepingCapacity: true)
        for line in grant.permits { generations[line.authorizationId] = line.generation }
        return .installed
    }

    /// Takes no grant older than `serial`: one that a use in this node's ledger already rests on. A book that begins
    /// anew, on another machine, would otherwise take what whoever judges the ledger must call a permit brought back.
    public mutating func takeOnlyNewer(than serial: UInt64) {
        self.serial = max(self.serial, serial)
    }

    /// Drops the permit of a revoked authorization at once; a later grant that still names it cannot bring it back, as
    /// the gate asks the registry first.
    public mutating func drop(_ authorization: String) {
        generations[authorization] = nil
    }

    /// How many permits have not ended at `nowMs`.
    public func liveCount(at nowMs: UInt64) -> Int { nowMs < endsMs ? generations.count : 0 }

    public func isLive(_ authorization: String, at nowMs: UInt64) -> Bool {
        nowMs < endsMs && generations[authorization] != nil
    }

    /// What the book says about an authorization; nil: no permit is held.
    public func fact(for authorization: String) -> PermitFact? {
        guard let generation = generations[authorization] else { return nil }
        return PermitFact(serial: serial, generation: generation, endsMs: endsMs)
    }
}
