// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A ledger in a directory of a file system: the files `lock` and `head`, and the database.
struct DirectoryPlace: LedgerPlace {
    static let headName = "head"

    let path: String

    init(_ directory: String) { path = directory }

    var identity: String { LedgerFile.identity(path) }
    var headPath: String { "\(path)/\(DirectoryPlace.headName)" }
    var engine: any LedgerStorageEngine { SQLiteEngine(directory: path) }
    var headExists: Bool { LedgerFile.exists(headPath) }

    func make() throws(LedgerError) { try LedgerFile.makeDirectory(path) }

    func takeLock() throws(LedgerError) -> LedgerLock { LedgerLock(holder: try DirectoryLock(directory: path)) }

    func openHead(isReadOnly: Bool) throws(LedgerError) -> any HeadMedium {
        try LedgerFile(path: headPath, mode: isReadOnly ? .readOnly : .readWrite)
    }

    func makeHead() throws(LedgerError) -> any HeadMedium { try LedgerFile(path: headPath, mode: .readWrite) }

    func flushNames() throws(LedgerError) { try LedgerFile.flushDirectory(path) }
}

extension LedgerFile: HeadMedium {}
