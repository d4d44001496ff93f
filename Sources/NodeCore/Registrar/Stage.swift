// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Ledger

/// Everything decided since the last group commit: applied in memory, not yet durable, not yet answered.
struct Stage {
    /// Bounds of one group, so that a checkpoint's records fit one frame of the wire.
    static let maximumRecords = 4_096
    static let maximumBytes = 2 << 20

    var records: ChainedRecords
    var copies: [CopyBatch] = []
    var countersignatures: [CheckpointCountersignature] = []
    var metadata: [(key: String, value: [UInt8]?)] = []
    var snapshots: [Snapshot] = []
    var news: CommitNews
    var bytes = 0
    var waiters: [Reply<Void>] = []

    init(after state: LogState) {
        records = ChainedRecords(after: state)
        news = CommitNews(position: state.position)
    }

    var isFull: Bool { records.count >= Self.maximumRecords || bytes >= Self.maximumBytes }

    var isEmpty: Bool {
        records.isEmpty && copies.isEmpty && countersignatures.isEmpty && metadata.isEmpty && snapshots.isEmpty
    }
}
