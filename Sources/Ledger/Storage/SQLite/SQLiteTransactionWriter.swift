// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB
import Messages

/// Writes the rows of one transaction through statements that the connection keeps prepared.
struct SQLiteTransactionWriter {
    let database: Database
    /// Bytes of the rows written.
    private(set) var byteCount = 0
    private static let rowOverheadBytes = 48

    init(database: Database) { self.database = database }

    mutating func write(_ transaction: StorageTransaction) throws {
        for log in transaction.newLogs { try SQLiteSchema.addLog(log, database) }
        for append in transaction.appends { try write(append) }
        for (log, checkpoint) in transaction.checkpoints { try write(checkpoint, log) }
        for (log, size, signature) in transaction.countersignatures { try write(signature, size: size, log) }
        for (key, value) in transaction.metadata { try write(value, key: key) }
        for (log, snapshot) in transaction.snapshots { try write(snapshot, log) }
    }

    private mutating func write(_ append: StorageAppend) throws {
        let records = append.records
        try requireTail(records.start.head, append.log)
        let insert = try database.cachedStatement(
            sql: "INSERT INTO \(SQLiteSchema.recordsTable(of: append.log)) (sequence, hash, content) VALUES (?, ?, ?)")
        var sequence = Int64(records.firstSequence)
        for (content, hash) in zip(records.contents, records.hashes) {
            try insert.execute(arguments: [sequence, Data(hash), Data(content)])
            sequence += 1
            byteCount += content.count + SQLiteTransactionWriter.rowOverheadBytes
        }
        let insertNode = try database.cachedStatement(
            sql: "INSERT INTO tree_nodes (log, level, position, hash) VALUES (?, ?, ?, ?)")
        for node in records.nodes {
            try insertNode.execute(arguments: [append.log.number, node.level, Int64(node.index), Data(node.hash)])
        }
        // The first record of a key keeps it: a command that comes again is answered with its first outcome.
        let insertKey = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO keys (log, key, sequence) VALUES (?, ?, ?)")
        for key in records.keys {
            try insertKey.execute(arguments: [append.log.number, key.key, Int64(key.sequence)])
            byteCount += key.key.utf8.count + SQLiteTransactionWriter.rowOverheadBytes
        }
    }

    /// Throws unless the log ends with `head`: somebody else may have written to the file.
    private func requireTail(_ head: LogHead, _ log: StoredLog) throws {
        let last = try SQLiteRows.head(of: log, database)
        guard last == head else {
            throw LedgerError(
                .changedOutside, "the stored log ends with record \(last.size), not with \(head.size) as it should",
                log: log.node, sequence: last.size,
                remedy: "find what else wrote to this database; start again, which verifies it")
        }
    }

    private mutating func write(_ stored: StoredCheckpoint, _ log: StoredLog) throws {
        let checkpoint = stored.checkpoint
        let signature = checkpoint.signature ?? Signature()
        try database.cachedStatement(
            sql: "INSERT INTO checkpoints (log, size, body, signer, signature) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            log.number, Int64(stored.size), Data(checkpoint.body), signature.signer, Data(signature.value),
        ])
        byteCount += checkpoint.body.count + signature.value.count + SQLiteTransactionWriter.rowOverheadBytes
        for signature in checkpoint.countersignatures { try write(signature, size: stored.size, log) }
    }

    private mutating func write(_ signature: Signature, size: UInt64, _ log: StoredLog) throws {
        // A countersignature that arrives twice is the same statement with other randomness: the first stays.
        try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO countersignatures (log, size, signer, signature) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [log.number, Int64(size), signature.signer, Data(signature.value)])
        byteCount += signature.value.count + SQLiteTransactionWriter.rowOverheadBytes
    }

    private mutating func write(_ value: [UInt8]?, key: String) throws {
        guard let value else {
            return try database.cachedStatement(sql: "DELETE FROM metadata WHERE key = ?").execute(arguments: [key])
        }
        try database.cachedStatement(
            sql:
                "INSERT INTO metadata (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        ).execute(arguments: [key, Data(value)])
        byteCount += value.count + SQLiteTransactionWriter.rowOverheadBytes
    }

    private mutating func write(_ snapshot: Snapshot, _ log: StoredLog) throws {
        try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO snapshots (name, log, sequence, digest, bytes) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            snapshot.name, log.number, Int64(snapshot.sequence), Data(snapshot.digest), Data(snapshot.bytes),
        ])
        byteCount += snapshot.bytes.count + SQLiteTransactionWriter.rowOverheadBytes
    }
}

extension Data {
    /// The 32 bytes of a hash.
    init(_ digest: SM3Digest) { self = digest.withUnsafeBytes { Data($0) } }
}
