// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Federation
package import Rules

/// What a node is given by whoever runs it.
package struct NodeSurroundings {
    package var identity: LinkIdentity
    package var limits: FederationLimits
    package var clock: any NodeClock
    package var keys: any NodeKeys
    package var catalogue: RuleSetCatalogue
    /// 32 bytes known to this node alone and the same for its whole life: what it puts into draws comes of them (ZS-2.1.2b).
    package var drawSecret: [UInt8]
    /// Records of a log after which its registry is written down, so that a restart replays no more than this.
    package var snapshotRecords: UInt64
    package var helper: any NodeHelper
    /// Called for every event, where the node runs: it must not block, and must not call back.
    package var report: (NodeEvent) -> Void

    package init(
        identity: LinkIdentity, limits: FederationLimits, clock: any NodeClock, keys: any NodeKeys,
        catalogue: RuleSetCatalogue = .standard, drawSecret: [UInt8], snapshotRecords: UInt64 = 50_000,
        helper: any NodeHelper,
        report: @escaping (NodeEvent) -> Void
    ) {
        self.identity = identity
        self.limits = limits
        self.clock = clock
        self.keys = keys
        self.catalogue = catalogue
        self.drawSecret = drawSecret
        self.snapshotRecords = snapshotRecords
        self.helper = helper
        self.report = report
    }
}

/// The two things a node cannot do by itself: come back later, and work elsewhere.
package protocol NodeHelper {
    /// Calls `RegistrarCore.flush()` soon, after what already waits for the node: that is what forms a group.
    func flushSoon()

    /// Runs `work` where it holds up nothing else, and `then` with its result where the node runs.
    func offload<Value: Sendable>(
        _ work: @escaping @Sendable () -> Value, then: @escaping (Value) -> Void)
}

/// How the node answers what was asked of it: exactly once, where the node runs, and not before everything the answer
/// rests on is durable.
package typealias Reply<Value> = (Result<Value, NodeError>) -> Void
