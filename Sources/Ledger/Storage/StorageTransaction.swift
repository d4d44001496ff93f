// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// Everything that one commit changes, as plain data, so that a storage is little more than its rows.
struct StorageTransaction: Sendable {
    /// Logs that begin with this transaction.
    var newLogs: [StoredLog] = []
    var appends: [StorageAppend] = []
    var checkpoints: [(log: StoredLog, checkpoint: StoredCheckpoint)] = []
    var countersignatures: [(log: StoredLog, size: UInt64, signature: Signature)] = []
    /// A nil value removes the key.
    var metadata: [(key: String, value: [UInt8]?)] = []
    var snapshots: [(log: StoredLog, snapshot: Snapshot)] = []
}

/// Records at the end of one log. The storage checks, inside the transaction, that the log ends where they begin.
struct StorageAppend: Sendable {
    let log: StoredLog
    let records: ChainedRecords
}

/// A checkpoint with the size it covers, which is its key.
struct StoredCheckpoint: Sendable, Hashable {
    let size: UInt64
    let checkpoint: Checkpoint
}
