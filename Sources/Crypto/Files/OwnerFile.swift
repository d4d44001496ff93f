// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// Reads and checks files that no one but their owner may see, and public files of bounded size.
enum OwnerFile {
    /// Permission bits of a secret file.
    static let secretFileMode: mode_t = 0o600
    /// Permission bits of a directory that holds secret files.
    static let secretDirectoryMode: mode_t = 0o700
    /// Permission bits of certificates and revocation lists.
    static let publicFileMode: mode_t = 0o644
    private static let groupAndOthers: mode_t = 0o077

    /// The bytes of a secret file; `permissionsTooLoose` if another user may read or write it.
    static func readSecret(_ path: String, maximumByteCount: Int) throws(CryptoError) -> SecretBytes {
        let (descriptor, status) = try open(path, maximumByteCount: maximumByteCount)
        defer { close(descriptor) }
        try requirePrivate(status, path: path, mode: "600")
        return try SecretBytes(count: Int(status.st_size)) { buffer throws(CryptoError) in
            try fill(buffer, from: descriptor, path: path)
        }
    }

    /// The bytes of a file that is private though its content is encrypted.
    static func readPrivateBytes(_ path: String, maximumByteCount: Int) throws(CryptoError) -> [UInt8] {
        try readSecret(path, maximumByteCount: maximumByteCount).withUnsafeBytes { Array($0) }
    }

    /// The bytes of a public file.
    static func read(_ path: String, maximumByteCount: Int) throws(CryptoError) -> [UInt8] {
        let (descriptor, status) = try open(path, maximumByteCount: maximumByteCount)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        try bytes.withUnsafeMutableBufferPointer { buffer throws(CryptoError) in
            try fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor, path: path)
        }
        return bytes
    }

    /// Throws unless `path` is a directory that only its owner may enter.
    static func requirePrivateDirectory(_ path: String) throws(CryptoError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw systemError("cannot look at the directory", path: path) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw CryptoError(.file, "not a directory", path: path, remedy: "name a directory, not a link or a file")
        }
        try requirePrivate(status, path: path, mode: "700")
    }

    /// Makes the directory with mode 0700 if it is not there; its parent must be. Then checks it.
    static func makePrivateDirectory(_ path: String) throws(CryptoError) {
        if mkdir(path, secretDirectoryMode) != 0, errno != EEXIST {
            throw systemError("cannot make the directory", path: path)
        }
        try requirePrivateDirectory(path)
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The names in a directory, ordered.
    static func names(in directory: String) throws(CryptoError) -> [String] {
        guard let stream = opendir(directory) else { throw systemError("cannot list the directory", path: directory) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The failed system call's own words; `notFound` if the file is not there.
    static func systemError(_ what: String, path: String, errorNumber: Int32 = errno) -> CryptoError {
        let reason = String(cString: strerror(errorNumber))
        if errorNumber == ENOENT {
            return CryptoError(
                .notFound, what, path: path, remedy: "check the path, or create it first", causes: [reason])
        }
        return CryptoError(
            .file, what, path: path, remedy: "check the path, its owner and the free space", causes: [reason])
    }

    private static func open(_ path: String, maximumByteCount: Int) throws(CryptoError) -> (Int32, stat) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw systemError("cannot open the file", path: path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw CryptoError(.file, "not a regular file", path: path, remedy: "name a file, not a link or a device")
        }
        guard status.st_size <= maximumByteCount else {
            close(descriptor)
            throw CryptoError(
                .malformed, "the file has \(status.st_size) bytes, more than \(maximumByteCount)", path: path,
                remedy: "restore the file from a copy")
        }
        return (descriptor, status)
    }

    private static func fill(
        _ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, path: String
    ) throws(CryptoError) {
        var filled = 0
        while filled < buffer.count {
            let count = Glibc.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw systemError("cannot read the whole file", path: path) }
            filled += count
        }
    }

    private static func requirePrivate(_ status: stat, path: String, mode: String) throws(CryptoError) {
        guard status.st_mode & groupAndOthers == 0 else {
            throw CryptoError(
                .permissionsTooLoose, "other users have access (mode \(String(status.st_mode & 0o777, radix: 8)))",
                path: path, remedy: "chmod \(mode) \(path)")
        }
        // Root may open the files of the service's user; no one else may use a stranger's.
        guard status.st_uid == geteuid() || geteuid() == 0 else {
            throw CryptoError(
                .permissionsTooLoose, "it belongs to user \(status.st_uid), this program runs as \(geteuid())",
                path: path, remedy: "chown \(geteuid()) \(path)")
        }
    }
}
