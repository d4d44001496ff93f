// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB

extension SQLiteLedgerReader {
    private static let checkpointColumns = "size, body, signer, signature"

    func checkpoint(of log: StoredLog, _ choice: CheckpointChoice) throws(LedgerError) -> StoredCheckpoint? {
        let condition: String
        var arguments: StatementArguments = [log.number]
        switch choice {
        case .last: condition = "ORDER BY size DESC LIMIT 1"
        case .atOrBefore(let size):
            condition = "AND size <= ? ORDER BY size DESC LIMIT 1"
            arguments += [Int64(clamping: size)]
        case .atOrAfter(let size):
            condition = "AND size >= ? ORDER BY size LIMIT 1"
            arguments += [Int64(clamping: size)]
        case .lastCountersigned:
            condition = "AND size = (SELECT max(size) FROM countersignatures WHERE log = ?)"
            arguments += [log.number]
        }
        return try read("reading a checkpoint", log) { database in
            let statement = try database.cachedStatement(
                sql: "SELECT \(SQLiteLedgerReader.checkpointColumns) FROM checkpoints WHERE log = ? \(condition)")
            return try Row.fetchOne(statement, arguments: arguments).map {
                try SQLiteRows.checkpoint($0, log, database)
            }
        }
    }

    func checkpoints(of log: StoredLog, sizes: ClosedRange<UInt64>) throws(LedgerError) -> [StoredCheckpoint] {
        try read("reading checkpoints", log) { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT \(SQLiteLedgerReader.checkpointColumns) FROM checkpoints
                    WHERE log = ? AND size BETWEEN ? AND ? ORDER BY size
                    """)
            let bounds = [Int64(clamping: sizes.lowerBound), Int64(clamping: sizes.upperBound)]
            return try Row.fetchAll(statement, arguments: [log.number, bounds[0], bounds[1]]).map {
                try SQLiteRows.checkpoint($0, log, database)
            }
        }
    }

    func snapshot(named name: String) throws(LedgerError) -> Snapshot? {
        try read("reading a snapshot") { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT node, sequence, digest, bytes FROM snapshots JOIN logs ON number = log WHERE name = ?
                    """, arguments: [name])
            guard let row else { return nil }
            let snapshot = Snapshot(
                name: name, log: SQLiteRows.text(row, 0), sequence: SQLiteRows.unsigned(row, 1),
                bytes: try SQLiteRows.bytes(row, 3))
            guard try SQLiteRows.bytes(row, 2) == snapshot.digest.bytes else {
                throw LedgerError(
                    .damaged, "the snapshot \"\(name)\" does not match its digest", log: snapshot.log,
                    sequence: snapshot.sequence, path: failure.path,
                    remedy: "rebuild the state from the records, which are verified on their own")
            }
            return snapshot
        }
    }

    func snapshotSequence(of log: StoredLog) throws(LedgerError) -> UInt64? {
        try read("reading the snapshots", log) { database in
            try Int64.fetchOne(
                database, sql: "SELECT max(sequence) FROM snapshots WHERE log = ?", arguments: [log.number]
            ).map { UInt64(clamping: $0) }
        }
    }
}
