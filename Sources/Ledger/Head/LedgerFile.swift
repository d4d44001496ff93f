// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file of the ledger's directory other than the database. Reads and writes at places; closes with the last use.
final class LedgerFile {
    enum Mode {
        case readOnly
        /// Made with mode 0600 if it is not there.
        case readWrite
    }

    let path: String
    private let descriptor: Int32

    init(path: String, mode: Mode) throws(LedgerError) {
        let descriptor =
            switch mode {
            case .readOnly: open(path, O_RDONLY | O_CLOEXEC)
            case .readWrite: open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            }
        guard descriptor >= 0 else { throw LedgerFile.systemError("cannot open the file", path: path) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Up to `count` bytes; fewer at the end of the file.
    func read(count: Int, at offset: Int) throws(LedgerError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var result: Int
        repeat { result = pread(descriptor, &bytes, count, off_t(offset)) } while result < 0 && errno == EINTR
        guard result >= 0 else { throw LedgerFile.systemError("cannot read the file", path: path) }
        bytes.removeSubrange(result...)
        return bytes
    }

    /// Writes all of `bytes` in one call; a short write is a failure, never tried again.
    func write(_ bytes: [UInt8], at offset: Int) throws(LedgerError) {
        guard pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
            throw LedgerFile.systemError("cannot write the file", path: path)
        }
    }

    /// Flushes the content to the disk; the length must not have changed since `flushAll`.
    func flushContent() throws(LedgerError) {
        guard fdatasync(descriptor) == 0 else { throw LedgerFile.systemError("cannot flush the file", path: path) }
    }

    /// Flushes content and length to the disk.
    func flushAll() throws(LedgerError) {
        guard fsync(descriptor) == 0 else { throw LedgerFile.systemError("cannot flush the file", path: path) }
    }

    /// Takes the file's exclusive lock, held until this value ends; false if another holder has it.
    func lock() throws(LedgerError) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        if errno == EWOULDBLOCK { return false }
        throw LedgerFile.systemError("cannot lock the file", path: path)
    }

    /// Device and number of a file or directory: no copy has the same. Empty if there is none.
    static func identity(_ path: String) -> String {
        var found = stat()
        return stat(path, &found) == 0 ? "\(found.st_dev):\(found.st_ino)" : ""
    }

    static func makeDirectory(_ path: String) throws(LedgerError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw systemError("cannot make the directory", path: path)
        }
    }

    /// Makes the names of new files in `path` durable.
    static func flushDirectory(_ path: String) throws(LedgerError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError("cannot open the directory", path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw systemError("cannot flush the directory", path: path) }
    }

    private static func systemError(_ message: String, path: String) -> LedgerError {
        let number = errno
        let cause = String(cString: strerror(number)) + " (errno \(number))"
        let full = number == ENOSPC || number == EDQUOT
        return LedgerError(
            full ? .diskFull : .inputOutput, message, path: path,
            remedy: full
                ? "free space on this file system, then start again; nothing acknowledged is lost"
                : "check the path, its permissions and the disk, then start again", cause: cause)
    }
}
