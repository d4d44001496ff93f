// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB

/// A ledger's rows in one SQLite file.
///
/// Durability rests on four things. The write-ahead log is flushed with every commit (`synchronous` FULL, set after
/// GRDB has set NORMAL, and read back). One connection writes and checkpoints, for SQLite before 3.51.3 can corrupt
/// otherwise. At opening, everything that recovery found in the write-ahead log is moved into the database and
/// flushed: pages whose flush once failed may be in the system's cache yet not on the disk, and must not be built
/// upon. And after any error nothing is tried again.
final class SQLiteLedgerStorage: LedgerStorage {
    static let fileName = "ledger.sqlite"
    /// `PRAGMA synchronous` when commits are flushed.
    private static let synchronousFull = 2
    /// Cache of the writing connection, in KiB: upper B-tree pages of the key index stay in memory.
    private static let cacheKibibytes = 16_384
    /// How long moving the write-ahead log at opening waits for readers; their reads are short pages.
    private static let busyTimeoutSeconds = 5.0
    /// What a page costs in the write-ahead log beyond the rows in it, per mille; an estimate to time checkpoints.
    private static let walOverheadPerMille = 1_300

    let reader: any LedgerStorageReader
    private let pool: DatabasePool
    private let failure: SQLiteFailure
    private let pageBytes: Int
    // Bytes written to the write-ahead log since it was last moved into the database wholly.
    private var pendingWALBytes = 0

    /// Opens the database in `directory`, creating it if there is none; the caller holds the directory's lock.
    init(directory: String, hook: (any CommitHook)? = nil) throws(LedgerError) {
        let path = "\(directory)/\(SQLiteLedgerStorage.fileName)"
        failure = SQLiteFailure(path: path)
        try SQLiteHeader.check(path)
        do {
            pool = try DatabasePool(path: path, configuration: SQLiteLedgerStorage.configuration)
            pageBytes = try pool.writeWithoutTransaction { database in
                try SQLiteLedgerStorage.prepare(database, path: path)
                if let pages = hook?.maximumDatabasePages {
                    try database.execute(sql: "PRAGMA max_page_count = \(pages)")
                }
                try database.checkpoint(.truncate)
                return try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4_096
            }
        } catch {
            throw failure.ledgerError(error, doing: "opening the ledger's database")
        }
        reader = SQLiteLedgerReader(database: pool, failure: failure)
    }

    func commit(_ transaction: StorageTransaction) throws(LedgerError) {
        if pendingWALBytes > LedgerLimits.forcedCheckpointWALBytes { _ = try checkpoint() }
        do {
            let bytes = try pool.writeWithoutTransaction { database in
                var writer = SQLiteTransactionWriter(database: database)
                try database.inTransaction(.immediate) {
                    try writer.write(transaction)
                    return .commit
                }
                return writer.byteCount
            }
            // Small commits still write whole pages: two at least.
            pendingWALBytes += max(bytes * SQLiteLedgerStorage.walOverheadPerMille / 1_000, 2 * pageBytes)
        } catch {
            throw failure.ledgerError(error, doing: "writing a group")
        }
    }

    func maintain() throws(LedgerError) -> StorageStatus {
        if pendingWALBytes > LedgerLimits.checkpointWALBytes { return try checkpoint() }
        return StorageStatus(pendingWALBytes: pendingWALBytes)
    }

    func close(isClean: Bool) throws(LedgerError) {
        do {
            // An empty write-ahead log lets the files be read without locks, or from a read-only copy. A reader still
            // at work makes this busy: then the log stays, and the next opening moves it.
            if isClean { _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
            try pool.close()
        } catch {
            throw failure.ledgerError(error, doing: "closing the ledger's database")
        }
    }

    /// What the writing connection says of one of its settings.
    func pragma(_ name: String) throws(LedgerError) -> String? {
        do {
            return try pool.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
        } catch {
            throw failure.ledgerError(error, doing: "reading a setting")
        }
    }

    /// Moves the write-ahead log into the database as far as readers allow.
    private func checkpoint() throws(LedgerError) -> StorageStatus {
        do {
            let (frames, moved) = try pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
            pendingWALBytes = max(0, frames - moved) * pageBytes
            return StorageStatus(pendingWALBytes: pendingWALBytes)
        } catch {
            throw failure.ledgerError(error, doing: "moving the write-ahead log into the database")
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "tongdao.ledger"
        configuration.foreignKeysEnabled = false
        // Only a reader that holds an old state can be in the way, and only of moving the write-ahead log.
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.maximumReaderCount = LedgerLimits.readerConnections
        // A connection that opens for each read would cost more than the read.
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cell_size_check = ON") }
        return configuration
    }

    private static func prepare(_ database: Database, path: String) throws {
        // After opening, for GRDB's own set-up of the write-ahead log has just lowered it to NORMAL.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
        guard synchronous == synchronousFull, journal == "wal" else {
            throw LedgerError(
                .notDurable,
                "SQLite reports synchronous \(synchronous ?? -1), journal mode \(journal ?? "none") instead of 2, wal",
                path: path, remedy: "use a local file system that supports shared memory maps and flushing")
        }
        try database.execute(
            sql: "PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -\(cacheKibibytes)")
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        if application == 0 {
            try database.inTransaction(.immediate) {
                try SQLiteSchema.create(database)
                return .commit
            }
        }
        try SQLiteHeader.check(
            application: try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
            version: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0, path: path)
    }
}
