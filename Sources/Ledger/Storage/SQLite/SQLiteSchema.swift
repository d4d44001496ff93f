// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import GRDB

/// The tables of a ledger in SQLite.
///
/// Each log has its own table of records, so that all logs of a hub grow at the end of a B-tree and pages stay full;
/// everything else is small and shared.
enum SQLiteSchema {
    /// "TDLG" in the database header, so that a foreign SQLite file is known as such.
    static let applicationID = 0x5444_4C47
    /// Raised with every change that an older program cannot read.
    static let version = 1

    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE logs (
                    number INTEGER PRIMARY KEY, node TEXT NOT NULL UNIQUE, own INTEGER NOT NULL
                ) STRICT;
                CREATE TABLE tree_nodes (
                    log INTEGER NOT NULL, level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL,
                    PRIMARY KEY (log, level, position)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE checkpoints (
                    log INTEGER NOT NULL, size INTEGER NOT NULL,
                    body BLOB NOT NULL, signer TEXT NOT NULL, signature BLOB NOT NULL,
                    PRIMARY KEY (log, size)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE countersignatures (
                    log INTEGER NOT NULL, size INTEGER NOT NULL, signer TEXT NOT NULL, signature BLOB NOT NULL,
                    PRIMARY KEY (log, size, signer)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE keys (
                    log INTEGER NOT NULL, key TEXT NOT NULL, sequence INTEGER NOT NULL,
                    PRIMARY KEY (log, key)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE snapshots (
                    name TEXT PRIMARY KEY, log INTEGER NOT NULL, sequence INTEGER NOT NULL,
                    digest BLOB NOT NULL, bytes BLOB NOT NULL
                ) STRICT;
                CREATE TABLE metadata (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
                PRAGMA application_id = \(applicationID);
                PRAGMA user_version = \(version);
                """)
    }

    /// Adds a log and its table of records.
    static func addLog(_ log: StoredLog, _ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO logs (number, node, own) VALUES (?, ?, ?)", arguments: [log.number, log.node, log.isOwn])
        try database.execute(
            sql: """
                CREATE TABLE \(recordsTable(of: log)) (
                    sequence INTEGER PRIMARY KEY, hash BLOB NOT NULL, content BLOB NOT NULL
                ) STRICT
                """)
    }

    /// A name made of digits, never of text from outside.
    static func recordsTable(of log: StoredLog) -> String { "records_\(log.number)" }
}
