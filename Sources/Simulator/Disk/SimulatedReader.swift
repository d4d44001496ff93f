// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Synchronization

/// Tables that one writer changes while readers look.
final class TableStore: Sendable {
    let tables: Mutex<DiskTables>

    init(_ tables: DiskTables = DiskTables()) { self.tables = Mutex(tables) }
}

/// Reads committed rows, and answers as the SQLite reader does, damage and missing rows included.
struct SimulatedReader: LedgerStorageReader {
    let store: TableStore
    let process: DiskProcess
    let path: String

    func logs() throws(LedgerError) -> [StoredLog] { try read { $0.logs.map(\.log) } }

    func head(of log: StoredLog) throws(LedgerError) -> LogHead {
        let head = try read { tables in tables.index(of: log).map { tables.logs[$0].head } }
        guard let head else { throw noTable("reading the last record", log, 0) }
        return head
    }

    func records(
        of log: StoredLog, from first: UInt64, limit: Int, maximumBytes: Int
    ) throws(LedgerError) -> [StoredRecord] {
        let page: [StoredRecord]? = try read { tables in
            guard let index = tables.index(of: log) else { return nil }
            // Rows are looked at where they lie: a copied array would cost the writer a copy of the whole.
            return Self.page(tables.logs[index], from: max(1, first), limit: limit, maximumBytes: maximumBytes)
        }
        guard let page else { throw noTable("reading records", log, first) }
        return page
    }

    func hashes(of log: StoredLog, _ sequences: ClosedRange<UInt64>) throws(LedgerError) -> [SM3Digest] {
        let found: [SM3Digest]? = try read { tables in
            guard let index = tables.index(of: log) else { return nil }
            guard sequences.lowerBound > 0 else { return [] }
            let count = UInt64(tables.logs[index].hashes.count)
            guard sequences.lowerBound <= count else { return [] }
            return Array(
                tables.logs[index].hashes[Int(sequences.lowerBound) - 1..<Int(min(sequences.upperBound, count))])
        }
        guard let found else { throw noTable("reading hashes", log, sequences.lowerBound) }
        guard found.count == sequences.count else {
            throw LedgerError(
                .damaged, "a record is missing", log: log.node, sequence: sequences.lowerBound + UInt64(found.count),
                path: path, remedy: LedgerError.damageRemedy)
        }
        return found
    }

    func node(of log: StoredLog, level: Int, index: UInt64) throws(LedgerError) -> SM3Digest? {
        try rows(log) { $0.nodes[LogRows.NodePlace(level: level, index: index)] } ?? nil
    }

    func checkpoint(of log: StoredLog, _ choice: CheckpointChoice) throws(LedgerError) -> StoredCheckpoint? {
        try rows(log) { $0.checkpoint(choice) } ?? nil
    }

    func checkpoints(of log: StoredLog, sizes: ClosedRange<UInt64>) throws(LedgerError) -> [StoredCheckpoint] {
        try rows(log) { $0.checkpoints(sizes: sizes) } ?? []
    }

    func sequence(of key: String, in log: StoredLog) throws(LedgerError) -> UInt64? {
        try rows(log) { $0.keys[ByteText(key)] } ?? nil
    }

    func snapshot(named name: String) throws(LedgerError) -> Snapshot? {
        let found = try read { tables -> (row: DiskTables.SnapshotRow, log: String)? in
            guard let row = tables.snapshots[ByteText(name)],
                let log = tables.logs.first(where: { $0.log.number == row.log })
            else { return nil }
            return (row, log.log.node)
        }
        guard let found else { return nil }
        let snapshot = Snapshot(name: name, log: found.log, sequence: found.row.sequence, bytes: found.row.bytes)
        guard found.row.digest == snapshot.digest else {
            throw LedgerError(
                .damaged, "the snapshot \"\(name)\" does not match its digest", log: snapshot.log,
                sequence: snapshot.sequence, path: path,
                remedy: "rebuild the state from the records, which are verified on their own")
        }
        return snapshot
    }

    func snapshotSequence(of log: StoredLog) throws(LedgerError) -> UInt64? {
        try read { tables in tables.snapshots.values.filter { $0.log == log.number }.map(\.sequence).max() }
    }

    func metadata(_ key: String) throws(LedgerError) -> [UInt8]? { try read { $0.metadata[ByteText(key)] } }

    /// Rows that are here are in order; what rots is their content.
    func structureFaults() -> [String] { [] }

    private func read<Value: Sendable>(_ body: (borrowing DiskTables) -> Value) throws(LedgerError) -> Value {
        try process.requireAlive(path)
        return store.tables.withLock { body($0) }
    }

    private func rows<Value: Sendable>(_ log: StoredLog, _ body: (LogRows) -> Value) throws(LedgerError) -> Value? {
        try read { tables in tables.index(of: log).map { body(tables.logs[$0]) } }
    }

    private static func page(_ rows: LogRows, from first: UInt64, limit: Int, maximumBytes: Int) -> [StoredRecord] {
        guard first <= UInt64(rows.contents.count) else { return [] }
        var page: [StoredRecord] = []
        var byteCount = 0
        var index = Int(first) - 1
        // A negative limit is none, as in SQL.
        while index < rows.contents.count, limit < 0 || page.count < limit {
            byteCount += rows.contents[index].count
            if byteCount > maximumBytes, !page.isEmpty { break }
            page.append(
                StoredRecord(sequence: UInt64(index) + 1, hash: rows.hashes[index], content: rows.contents[index]))
            index += 1
        }
        return page
    }

    private func noTable(_ doing: String, _ log: StoredLog, _ sequence: UInt64) -> LedgerError {
        LedgerError(
            .inputOutput, "\(doing) failed", log: log.node, sequence: sequence, path: path,
            remedy: "check the disk and its file system, then start again; nothing acknowledged is lost",
            cause: "there is no table of this log")
    }
}
