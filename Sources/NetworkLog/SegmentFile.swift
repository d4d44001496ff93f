// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file of the log's directory: written at its end, read from its beginning. Closes with the last use.
final class SegmentFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// Opens for reading.
    init(reading path: String) throws(NetworkLogError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SegmentFile.systemError("cannot open the file", path) }
        self.path = path
        self.descriptor = descriptor
    }

    /// Opens for writing at the end; made with mode 0600 if it is not there.
    init(appending path: String) throws(NetworkLogError) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw SegmentFile.systemError("cannot open the file", path) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Up to so many of the next bytes; none at the end.
    func read(count: Int) throws(NetworkLogError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var result: Int
        repeat { result = Glibc.read(descriptor, &bytes, count) } while result < 0 && errno == EINTR
        guard result >= 0 else { throw SegmentFile.systemError("cannot read the file", path) }
        bytes.removeSubrange(result...)
        return bytes
    }

    /// Writes all of `bytes`. After a failure the file must not be written again: how much of them is there is unknown.
    func write(_ bytes: [UInt8]) throws(NetworkLogError) {
        var written = 0
        while written < bytes.count {
            let result = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if result < 0, errno == EINTR { continue }
            guard result > 0 else { throw SegmentFile.systemError("cannot write the file", path) }
            written += result
        }
    }

    /// Flushes content and length to the disk.
    func flush() throws(NetworkLogError) {
        guard fsync(descriptor) == 0 else { throw SegmentFile.systemError("cannot flush the file", path) }
    }

    /// Cuts the file to its first `count` bytes.
    func cut(to count: UInt64) throws(NetworkLogError) {
        guard ftruncate(descriptor, off_t(count)) == 0 else {
            throw SegmentFile.systemError("cannot cut the file", path)
        }
    }

    static func makeDirectory(_ path: String) throws(NetworkLogError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw systemError("cannot make the directory", path) }
    }

    /// Makes the names in a directory durable.
    static func flushDirectory(_ path: String) throws(NetworkLogError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError("cannot open the directory", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw systemError("cannot flush the directory", path) }
    }

    /// Removes a file; one that is gone already is no fault.
    static func remove(_ path: String) throws(NetworkLogError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw systemError("cannot remove the file", path) }
    }

    /// The names in a directory, sorted; none if it is not there.
    static func names(in path: String) throws(NetworkLogError) -> [String] {
        guard let directory = opendir(path) else {
            if errno == ENOENT { return [] }
            throw systemError("cannot read the directory", path)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.append(name)
        }
        return names.sorted()
    }

    private static func systemError(_ message: String, _ path: String) -> NetworkLogError {
        let number = errno
        let full = number == ENOSPC || number == EDQUOT
        return NetworkLogError(
            full ? .diskFull : .inputOutput, message, path: path,
            remedy: full
                ? "Free space on this file system, then start again"
                : "Check the path, its permissions and the disk, then start again",
            cause: full ? "the disk is full" : "\(String(cString: strerror(number))) (errno \(number))")
    }
}
