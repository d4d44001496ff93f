// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Messages

/// Everything that one commit changes, as plain data, so that a storage is little more than its rows.
package struct StorageTransaction: Sendable {
    /// Logs that begin with this transaction.
    package var newLogs: [StoredLog] = []
    package var appends: [StorageAppend] = []
    package var checkpoints: [(log: StoredLog, checkpoint: StoredCheckpoint)] = []
    package var countersignatures: [(log: StoredLog, size: UInt64, signature: Signature)] = []
    /// A nil value removes the key.
    package var metadata: [(key: String, value: [UInt8]?)] = []
    package var snapshots: [(log: StoredLog, snapshot: Snapshot)] = []

    package init(newLogs: [StoredLog] = [], metadata: [(key: String, value: [UInt8]?)] = []) {
        self.newLogs = newLogs
        self.metadata = metadata
    }
}

/// Records at the end of one log. The storage checks, inside the transaction, that the log ends where they begin.
package struct StorageAppend: Sendable {
    package let log: StoredLog
    package let records: ChainedRecords

    package init(log: StoredLog, records: ChainedRecords) {
        self.log = log
        self.records = records
    }
}

/// A checkpoint with the size it covers, which is its key.
package struct StoredCheckpoint: Sendable, Hashable {
    package let size: UInt64
    package let checkpoint: Checkpoint

    package init(size: UInt64, checkpoint: Checkpoint) {
        self.size = size
        self.checkpoint = checkpoint
    }
}
