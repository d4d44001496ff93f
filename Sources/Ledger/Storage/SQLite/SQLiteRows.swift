// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB
import Messages

/// Reads single rows into values; used by the writing connection and by the readers.
enum SQLiteRows {
    static func head(of log: StoredLog, _ database: Database) throws -> LogHead {
        let statement = try database.cachedStatement(
            sql: "SELECT sequence, hash FROM \(SQLiteSchema.recordsTable(of: log)) ORDER BY sequence DESC LIMIT 1")
        guard let row = try Row.fetchOne(statement) else { return .empty }
        let sequence = SQLiteRows.unsigned(row, 0)
        return LogHead(size: sequence, hash: try digest(row, 1, log, sequence))
    }

    /// The hash in a column; `damaged` if it is not 32 bytes.
    static func digest(_ row: Row, _ column: Int, _ log: StoredLog, _ sequence: UInt64) throws -> SM3Digest {
        let digest = try row.withUnsafeData(atIndex: column) { $0.flatMap { SM3Digest($0) } }
        guard let digest else {
            throw LedgerError(
                .damaged, "the stored hash is not 32 bytes", log: log.node, sequence: sequence,
                remedy: LedgerError.damageRemedy)
        }
        return digest
    }

    /// A number that is never negative; damage that makes it so, or makes it something else, reads as 0.
    static func unsigned(_ row: Row, _ column: Int) -> UInt64 { UInt64(clamping: (row[column] as Int64?) ?? 0) }

    static func text(_ row: Row, _ column: Int) -> String { (row[column] as String?) ?? "" }

    static func bytes(_ row: Row, _ column: Int) throws -> [UInt8] {
        try row.withUnsafeData(atIndex: column) { $0.map { [UInt8]($0) } ?? [] }
    }

    /// Reads `size, body, signer, signature`, and the countersignatures.
    static func checkpoint(_ row: Row, _ log: StoredLog, _ database: Database) throws -> StoredCheckpoint {
        let size = unsigned(row, 0)
        let signature = Signature(signer: text(row, 2), value: try bytes(row, 3))
        var checkpoint = Checkpoint(body: try bytes(row, 1), signature: signature)
        let statement = try database.cachedStatement(
            sql: "SELECT signer, signature FROM countersignatures WHERE log = ? AND size = ? ORDER BY signer")
        let rows = try Row.fetchCursor(statement, arguments: [log.number, Int64(clamping: size)])
        while let row = try rows.next() {
            checkpoint.countersignatures.append(Signature(signer: text(row, 0), value: try bytes(row, 1)))
        }
        return StoredCheckpoint(size: size, checkpoint: checkpoint)
    }
}
