// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages

/// The database's rows. A value: a copy is a backup.
struct DiskTables: Sendable {
    struct SnapshotRow: Sendable {
        let log: Int
        let sequence: UInt64
        let digest: SM3Digest
        var bytes: [UInt8]
    }

    /// Whether the tables were made; without them the database is an empty file.
    private(set) var hasSchema = false
    /// By number.
    var logs: [LogRows] = []
    var snapshots: [ByteText: SnapshotRow] = [:]
    private(set) var metadata: [ByteText: [UInt8]] = [:]
    /// Bytes of all rows.
    private(set) var byteCount = 0

    func index(of log: StoredLog) -> Int? {
        let likely = log.number - 1
        if logs.indices.contains(likely), logs[likely].log.number == log.number { return likely }
        return logs.firstIndex { $0.log.number == log.number }
    }

    mutating func apply(_ content: FrameLog.Content) {
        switch content {
        case .schema: hasSchema = true
        case .transaction(let transaction): apply(transaction)
        }
    }

    /// Writes the rows of a transaction that `check` let pass.
    private mutating func apply(_ transaction: StorageTransaction) {
        byteCount += FrameSize.bytes(of: transaction)
        for log in transaction.newLogs {
            let place = logs.firstIndex { $0.log.number > log.number } ?? logs.endIndex
            logs.insert(LogRows(log: log), at: place)
        }
        for append in transaction.appends {
            if let index = index(of: append.log) { logs[index].append(append.records) }
        }
        for (log, stored) in transaction.checkpoints {
            if let index = index(of: log) { logs[index].insert(stored) }
        }
        for (log, size, signature) in transaction.countersignatures {
            if let index = index(of: log) { logs[index].insert(signature, size: size) }
        }
        for (key, value) in transaction.metadata {
            let old = metadata.updateValue(value ?? [], forKey: ByteText(key))
            if value == nil { metadata[ByteText(key)] = nil }
            byteCount -= old.map { $0.count + FrameSize.rowOverheadBytes } ?? 0
        }
        for (log, snapshot) in transaction.snapshots {
            let row = SnapshotRow(
                log: log.number, sequence: snapshot.sequence, digest: snapshot.digest, bytes: snapshot.bytes)
            let old = snapshots.updateValue(row, forKey: ByteText(snapshot.name))
            byteCount -= old.map { $0.bytes.count + FrameSize.rowOverheadBytes } ?? 0
        }
    }
}

/// What a transaction's rows take, in bytes, estimated as the SQLite storage does.
enum FrameSize {
    static let rowOverheadBytes = 48

    static func bytes(of transaction: StorageTransaction) -> Int {
        var bytes = 0
        for append in transaction.appends {
            for content in append.records.contents { bytes += content.count + rowOverheadBytes }
            for key in append.records.keys { bytes += key.key.utf8.count + rowOverheadBytes }
        }
        for (_, stored) in transaction.checkpoints {
            bytes += stored.checkpoint.body.count + (stored.checkpoint.signature?.value.count ?? 0) + rowOverheadBytes
            for signature in stored.checkpoint.countersignatures { bytes += signature.value.count + rowOverheadBytes }
        }
        for (_, _, signature) in transaction.countersignatures { bytes += signature.value.count + rowOverheadBytes }
        for case (_, let value?) in transaction.metadata { bytes += value.count + rowOverheadBytes }
        for (_, snapshot) in transaction.snapshots { bytes += snapshot.bytes.count + rowOverheadBytes }
        return bytes
    }
}
