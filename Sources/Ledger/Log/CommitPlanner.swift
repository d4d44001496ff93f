// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// Checks a group against the ledger's state and turns it into one transaction. Writes nothing.
struct CommitPlanner {
    private(set) var transaction = StorageTransaction()
    /// The state after the commit of each log that grows.
    private(set) var grown: [LogState] = []
    private let ledger: Ledger
    private var recordCount = 0

    init(ledger: Ledger) { self.ledger = ledger }

    /// Plans everything but the own records, which wait for their checkpoint; checks those too.
    mutating func plan(_ group: CommitGroup) throws(LedgerError) {
        if let records = group.records {
            guard records.start.log == ledger.node else {
                throw invalid("the own records are of another log", records.start.log)
            }
            try check(records, after: ledger.state)
        }
        for copy in group.copies { try plan(copy) }
        for item in group.countersignatures { try plan(item) }
        for (key, value) in group.metadata {
            try check(key: key, ledger.node)
            guard value?.count ?? 0 <= LedgerLimits.maximumSnapshotBytes else {
                throw invalid("the metadata \"\(key)\" is too large", ledger.node)
            }
        }
        transaction.metadata = group.metadata
        for snapshot in group.snapshots { try plan(snapshot, group) }
    }

    mutating func addOwn(_ records: ChainedRecords, checkpoint: Checkpoint) {
        let log = StoredLog(number: Ledger.ownLogNumber, node: ledger.node, isOwn: true)
        add(records, to: log, checkpoint: checkpoint)
    }

    private mutating func plan(_ copy: CopyBatch) throws(LedgerError) {
        let node = copy.records.start.log
        guard node != ledger.node else { throw invalid("the own log is not a copy", node) }
        guard !copy.records.isEmpty else { throw invalid("the batch is empty", node) }
        try check(copy.records, after: grown.last { $0.log == node } ?? ledger.state(of: node))
        guard CheckpointVerifier.contentFaults(copy.checkpoint.checkpoint, of: copy.records.end).isEmpty else {
            throw invalid("the checkpoint does not cover the last record of the batch", node)
        }
        var log = ledger.reader.logTable.find(node) ?? transaction.newLogs.first { $0.node == node }
        if log == nil {
            let number = ledger.reader.logTable.all.map(\.number).max() ?? 0
            let new = StoredLog(number: number + transaction.newLogs.count + 1, node: node, isOwn: false)
            transaction.newLogs.append(new)
            log = new
        }
        guard let log else { return }
        var checkpoint = copy.checkpoint.checkpoint
        checkpoint.countersignatures = copy.countersignature.map { [$0] } ?? []
        add(copy.records, to: log, checkpoint: checkpoint)
    }

    private mutating func plan(_ item: CheckpointCountersignature) throws(LedgerError) {
        let log = try ledger.reader.logTable.require(item.log)
        let stored = try ledger.reader.storage.checkpoints(of: log, sizes: item.size...item.size)
        guard !stored.isEmpty else {
            throw LedgerError(
                .notFound, "there is no checkpoint over \(item.size) records to countersign", log: item.log,
                remedy: "countersign a checkpoint that was sent")
        }
        transaction.countersignatures.append((log, item.size, item.signature))
    }

    private mutating func plan(_ snapshot: Snapshot, _ group: CommitGroup) throws(LedgerError) {
        try check(key: snapshot.name, snapshot.log)
        guard
            let log = ledger.reader.logTable.find(snapshot.log)
                ?? transaction.newLogs.first(where: { $0.node == snapshot.log })
        else { throw invalid("the snapshot \"\(snapshot.name)\" is of a log not held here", snapshot.log) }
        var size = (grown.last { $0.log == snapshot.log } ?? ledger.state(of: snapshot.log)).head.size
        if let records = group.records, snapshot.log == ledger.node { size = records.end.head.size }
        guard snapshot.sequence <= size, snapshot.bytes.count <= LedgerLimits.maximumSnapshotBytes else {
            throw invalid("the snapshot \"\(snapshot.name)\" is ahead of its log, or too large", snapshot.log)
        }
        transaction.snapshots.append((log, snapshot))
    }

    private mutating func add(_ records: ChainedRecords, to log: StoredLog, checkpoint: Checkpoint) {
        transaction.appends.append(StorageAppend(log: log, records: records))
        transaction.checkpoints.append((log, StoredCheckpoint(size: records.end.head.size, checkpoint: checkpoint)))
        grown.append(records.end)
    }

    private mutating func check(_ records: ChainedRecords, after state: LogState) throws(LedgerError) {
        guard records.start == state else {
            throw invalid(
                "the records follow record \(records.start.head.size), the log ends with \(state.head.size)",
                state.log)
        }
        recordCount += records.count
        guard recordCount <= LedgerLimits.maximumGroupRecords else {
            throw invalid("the group has more than \(LedgerLimits.maximumGroupRecords) records", state.log)
        }
        for (content, sequence) in zip(records.contents, records.firstSequence...)
        where content.count > LedgerLimits.maximumRecordBytes {
            throw invalid("record \(sequence) has \(content.count) bytes", state.log)
        }
        for key in records.keys { try check(key: key.key, state.log) }
    }

    private func check(key: String, _ log: String) throws(LedgerError) {
        guard (1...LedgerLimits.maximumKeyBytes).contains(key.utf8.count) else {
            throw invalid("a key has \(key.utf8.count) bytes", log)
        }
    }

    private func invalid(_ message: String, _ log: String) -> LedgerError {
        LedgerError(
            .invalidGroup, message, log: log, remedy: "nothing was written; build the group from the ledger's state")
    }
}
