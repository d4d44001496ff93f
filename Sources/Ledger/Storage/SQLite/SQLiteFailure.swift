// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import GRDB

/// Turns what SQLite says into what an operator can act on.
struct SQLiteFailure {
    /// The database file.
    let path: String

    /// - Parameters:
    ///   - doing: what was under way, as in "writing a group".
    ///   - sequence: the record that could not be read; 0 if unknown.
    func ledgerError(
        _ error: any Error, doing: String, log: String? = nil, sequence: UInt64 = 0
    ) -> LedgerError {
        if let error = error as? LedgerError { return error }
        guard let error = error as? DatabaseError else {
            return LedgerError(
                .inputOutput, "\(doing) failed", log: log, sequence: sequence, path: path,
                remedy: "see the cause; start again when it is removed", cause: "\(error)")
        }
        let cause = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message")"
        switch error.resultCode {
        case .SQLITE_FULL:
            return LedgerError(
                .diskFull, "\(doing) failed: the disk is full", log: log, sequence: sequence, path: path,
                remedy: "free space on this file system, at least the size of \(path)-wal, then start again; nothing "
                    + "acknowledged is lost", cause: cause)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return LedgerError(
                .damaged, "\(doing) failed: the database file is damaged", log: log, sequence: sequence, path: path,
                remedy: LedgerError.damageRemedy, cause: cause)
        default:
            return LedgerError(
                .inputOutput, "\(doing) failed", log: log, sequence: sequence, path: path,
                remedy: "check the disk and its file system, then start again; nothing acknowledged is lost",
                cause: cause)
        }
    }
}
