// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Keeps a second process (or a second ledger of this one) out of a ledger's directory.
///
/// The lock belongs to the open file: the system drops it when the holder ends, however it ends, so a lock file left
/// behind by kill -9 means nothing.
final class DirectoryLock {
    static let fileName = "lock"

    private let file: LedgerFile

    /// Takes the lock for writing, making the lock file; `inUse` if another has it.
    init(directory: String) throws(LedgerError) {
        let path = "\(directory)/\(DirectoryLock.fileName)"
        let file = try LedgerFile(path: path, mode: .readWrite)
        guard try file.lock() else {
            throw LedgerError(
                .inUse, "another process has this ledger open", path: path,
                remedy: "stop the other tongdaod or verification of this data directory, or give this daemon its own")
        }
        self.file = file
    }

    /// Takes the lock for reading a directory that may be read-only; nil if a daemon has it, or if there is no lock
    /// file, as in a copy.
    init?(existingIn directory: String) {
        let path = "\(directory)/\(DirectoryLock.fileName)"
        guard LedgerFile.exists(path), let file = try? LedgerFile(path: path, mode: .readOnly),
            (try? file.lock()) == true
        else { return nil }
        self.file = file
    }
}
