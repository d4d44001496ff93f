// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Looks at a database file before SQLite may write to it, so that a foreign file is left as it is.
enum SQLiteHeader {
    private static let byteCount = 100
    private static let magic = Array("SQLite format 3\u{0}".utf8)
    private static let versionOffset = 60
    private static let applicationOffset = 68

    /// Throws unless the file is missing, empty, or a ledger of a version this program reads.
    ///
    /// Never while SQLite has the file open in this process: closing it here would drop SQLite's locks.
    static func check(_ path: String) throws(LedgerError) {
        guard LedgerFile.exists(path) else { return }
        let file = try LedgerFile(path: path, mode: .readOnly)
        let bytes = try file.read(count: byteCount, at: 0)
        if bytes.isEmpty { return }
        guard bytes.count == byteCount, bytes.starts(with: magic) else {
            throw LedgerError(
                .damaged, "the file does not begin as an SQLite database does", path: path,
                remedy: LedgerError.damageRemedy)
        }
        let application = bytes.bigEndian32(at: applicationOffset)
        // Zero: its creation was cut short, or is still in the write-ahead log.
        if application == 0 { return }
        try check(application: application, version: bytes.bigEndian32(at: versionOffset), path: path)
    }

    static func check(application: Int, version: Int, path: String) throws(LedgerError) {
        guard application == SQLiteSchema.applicationID else {
            throw LedgerError(
                .foreignDirectory, "the SQLite database is not a ledger: its application id is \(application)",
                path: path, remedy: "name the node's own data directory")
        }
        guard version == SQLiteSchema.version else {
            throw LedgerError(
                .unsupportedVersion,
                "the ledger has format \(version), this program reads format \(SQLiteSchema.version)", path: path,
                remedy: "run the program version that wrote it, or a newer one")
        }
    }
}

extension [UInt8] {
    fileprivate func bigEndian32(at offset: Int) -> Int {
        self[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
