// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import GRDB

/// Read-only connections to a ledger's database: nothing in the directory's records is changed.
///
/// With no daemon at work and nothing in the write-ahead log, the file is opened as immutable: no locks, no shared
/// memory, so a read-only medium will do. Otherwise SQLite's own locking is used, which needs to make the `-shm` file.
struct SQLiteArchive {
    private let uri: String
    private let path: String

    /// - Parameter isExclusive: whether the caller holds the directory's lock, or nobody can.
    init(directory: String, isExclusive: Bool) throws(LedgerError) {
        path = "\(directory)/\(SQLiteLedgerStorage.fileName)"
        guard LedgerFile.exists(path) else {
            throw LedgerError(.notFound, "there is no database", path: path, remedy: "name a node's data directory")
        }
        if isExclusive { try SQLiteHeader.check(path) }
        let walIsEmpty = try SQLiteArchive.isEmpty("\(path)-wal")
        let immutable = isExclusive && walIsEmpty
        uri = "file:\(SQLiteArchive.percentEncoded(path))?mode=ro" + (immutable ? "&immutable=1" : "")
    }

    /// A connection for one thread; nil if a crash cut the database's creation short.
    func connect() throws(LedgerError) -> (any LedgerStorageReader)? {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "tongdao.ledger.archive"
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cell_size_check = ON") }
        let failure = SQLiteFailure(path: path)
        do {
            let queue = try DatabaseQueue(path: uri, configuration: configuration)
            let (application, version) = try queue.read { database in
                (
                    try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
                    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                )
            }
            if application == 0, try queue.read({ try $0.tableExists("logs") }) == false { return nil }
            try SQLiteHeader.check(application: application, version: version, path: path)
            return SQLiteLedgerReader(database: queue, failure: failure)
        } catch {
            throw failure.ledgerError(error, doing: "opening the ledger's database for reading")
        }
    }

    private static func isEmpty(_ path: String) throws(LedgerError) -> Bool {
        guard LedgerFile.exists(path) else { return true }
        let file = try LedgerFile(path: path, mode: .readOnly)
        return try file.read(count: 1, at: 0).isEmpty
    }

    /// Everything but letters, digits and `/-._~` as `%XX`, for a URI.
    private static func percentEncoded(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            if scalar.isASCII, scalar.properties.isAlphabetic || "0123456789/-._~".unicodeScalars.contains(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return text
    }
}
