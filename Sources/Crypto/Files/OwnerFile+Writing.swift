// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

extension OwnerFile {
    /// Replaces or creates `path` so that a crash leaves the old content or the new, never a part.
    ///
    /// Temporary file, fsync, rename, fsync of the directory. With `replacing` false an existing file is kept and
    /// `alreadyExists` thrown.
    static func write(
        _ bytes: [UInt8], to path: String, mode: mode_t, replacing: Bool = true
    ) throws(CryptoError) {
        // A name of its own for each writer, so that two never share a temporary file. Created with mode 0600.
        // The six letters at the end are mkstemp's: it puts its own there.
        var template = Array("\(path).tmp.XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw systemError("cannot create a file beside it", path: path) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        do throws(CryptoError) {
            defer { close(descriptor) }
            try writeAll(bytes, to: descriptor, path: temporary)
            guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
                throw systemError("cannot make the file durable", path: temporary)
            }
        } catch {
            unlink(temporary)
            throw error
        }
        try publish(temporary, as: path, replacing: replacing)
        try syncDirectory(of: path)
    }

    /// Overwrites a secret file, then removes it.
    ///
    /// On a copying or flash file system old blocks may survive the overwriting; what they hold is encrypted.
    static func destroy(_ path: String) throws(CryptoError) {
        let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw systemError("cannot open the file to destroy it", path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw systemError("cannot look at the file", path: path) }
        try writeAll([UInt8](repeating: 0, count: Int(status.st_size)), to: descriptor, path: path)
        guard fsync(descriptor) == 0 else { throw systemError("cannot overwrite the file", path: path) }
        guard unlink(path) == 0 else { throw systemError("cannot remove the file", path: path) }
        try syncDirectory(of: path)
    }

    private static func publish(_ temporary: String, as path: String, replacing: Bool) throws(CryptoError) {
        defer { unlink(temporary) }
        // link(2), unlike rename(2), refuses an existing name in the same step.
        if replacing ? rename(temporary, path) == 0 : link(temporary, path) == 0 { return }
        if !replacing, errno == EEXIST {
            throw CryptoError(
                .alreadyExists, "the file exists", path: path, remedy: "choose another name, or remove it first")
        }
        throw systemError("cannot put the file in place", path: path)
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(CryptoError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw systemError("cannot write the file", path: path) }
            written += count
        }
    }

    private static func syncDirectory(of path: String) throws(CryptoError) {
        let directory = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = Glibc.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError("cannot open the directory", path: directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw systemError("cannot make the directory durable", path: directory) }
    }
}
