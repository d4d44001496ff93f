// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB
import Messages

/// Paged reads through GRDB's read connections.
struct SQLiteLedgerReader: LedgerStorageReader {
    let database: any DatabaseReader
    let failure: SQLiteFailure

    func logs() throws(LedgerError) -> [StoredLog] {
        try read("listing the logs") { database in
            try Row.fetchAll(database, sql: "SELECT number, node, own FROM logs ORDER BY number").map { row in
                StoredLog(
                    number: Int(SQLiteRows.unsigned(row, 0)), node: SQLiteRows.text(row, 1),
                    isOwn: SQLiteRows.unsigned(row, 2) == 1)
            }
        }
    }

    func head(of log: StoredLog) throws(LedgerError) -> LogHead {
        try read("reading the last record", log) { try SQLiteRows.head(of: log, $0) }
    }

    func records(
        of log: StoredLog, from first: UInt64, limit: Int, maximumBytes: Int
    ) throws(LedgerError) -> [StoredRecord] {
        var records: [StoredRecord] = []
        var byteCount = 0
        do {
            try database.read { database in
                let statement = try database.cachedStatement(
                    sql: """
                        SELECT sequence, hash, content FROM \(SQLiteSchema.recordsTable(of: log))
                        WHERE sequence >= ? ORDER BY sequence LIMIT ?
                        """)
                let rows = try Row.fetchCursor(statement, arguments: [Int64(clamping: first), limit])
                while let row = try rows.next() {
                    let sequence = SQLiteRows.unsigned(row, 0)
                    let content = try SQLiteRows.bytes(row, 2)
                    byteCount += content.count
                    if byteCount > maximumBytes, !records.isEmpty { break }
                    records.append(
                        StoredRecord(
                            sequence: sequence, hash: try SQLiteRows.digest(row, 1, log, sequence), content: content))
                }
            }
        } catch {
            // The record after the last that could be read is where the damage begins.
            let broken = (records.last?.sequence).map { $0 + 1 } ?? first
            throw failure.ledgerError(error, doing: "reading records", log: log.node, sequence: broken)
        }
        return records
    }

    func hashes(of log: StoredLog, _ sequences: ClosedRange<UInt64>) throws(LedgerError) -> [SM3Digest] {
        var hashes: [SM3Digest] = []
        do {
            try database.read { database in
                let statement = try database.cachedStatement(
                    sql: """
                        SELECT sequence, hash FROM \(SQLiteSchema.recordsTable(of: log))
                        WHERE sequence BETWEEN ? AND ? ORDER BY sequence
                        """)
                let rows = try Row.fetchCursor(
                    statement,
                    arguments: [Int64(clamping: sequences.lowerBound), Int64(clamping: sequences.upperBound)])
                while let row = try rows.next() {
                    let sequence = SQLiteRows.unsigned(row, 0)
                    guard sequence == sequences.lowerBound + UInt64(hashes.count) else { break }
                    hashes.append(try SQLiteRows.digest(row, 1, log, sequence))
                }
            }
        } catch {
            let broken = sequences.lowerBound + UInt64(hashes.count)
            throw failure.ledgerError(error, doing: "reading hashes", log: log.node, sequence: broken)
        }
        guard hashes.count == sequences.count else {
            throw LedgerError(
                .damaged, "a record is missing", log: log.node, sequence: sequences.lowerBound + UInt64(hashes.count),
                path: failure.path, remedy: LedgerError.damageRemedy)
        }
        return hashes
    }

    func node(of log: StoredLog, level: Int, index: UInt64) throws(LedgerError) -> SM3Digest? {
        try read("reading a tree node", log) { database in
            let statement = try database.cachedStatement(
                sql: "SELECT hash FROM tree_nodes WHERE log = ? AND level = ? AND position = ?")
            let row = try Row.fetchOne(statement, arguments: [log.number, level, Int64(index)])
            return try row.map { try SQLiteRows.digest($0, 0, log, 0) }
        }
    }

    func sequence(of key: String, in log: StoredLog) throws(LedgerError) -> UInt64? {
        try read("looking up a key", log) { database in
            let statement = try database.cachedStatement(sql: "SELECT sequence FROM keys WHERE log = ? AND key = ?")
            return try Int64.fetchOne(statement, arguments: [log.number, key]).map { UInt64(clamping: $0) }
        }
    }

    func metadata(_ key: String) throws(LedgerError) -> [UInt8]? {
        try read("reading metadata") { database in
            let statement = try database.cachedStatement(sql: "SELECT value FROM metadata WHERE key = ?")
            return try Row.fetchOne(statement, arguments: [key]).map { try SQLiteRows.bytes($0, 0) }
        }
    }

    func structureFaults() -> [String] {
        do {
            let lines = try database.read { try String.fetchAll($0, sql: "PRAGMA quick_check(10)") }
            return lines == ["ok"] ? [] : lines
        } catch {
            return ["\(error)"]
        }
    }

    func read<Value>(
        _ doing: String, _ log: StoredLog? = nil, _ body: (Database) throws -> Value
    ) throws(LedgerError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw failure.ledgerError(error, doing: doing, log: log?.node)
        }
    }
}
