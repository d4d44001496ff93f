// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A ledger in the SQLite file of a directory: the embedded default.
struct SQLiteEngine: LedgerStorageEngine {
    let directory: String

    var exists: Bool { LedgerFile.exists("\(directory)/\(SQLiteLedgerStorage.fileName)") }

    func open(hook: (any CommitHook)?) throws(LedgerError) -> any LedgerStorage {
        try SQLiteLedgerStorage(directory: directory, hook: hook)
    }

    func openReader(isExclusive: Bool) throws(LedgerError) -> (any LedgerStorageReader)? {
        try SQLiteArchive(directory: directory, isExclusive: isExclusive).connect()
    }
}
