// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// Keeps a second process out of a directory for as long as it lives; the system releases it if the process dies.
final class DirectoryLock: Sendable {
    private static let fileName = "lock"
    private let descriptor: Int32

    init(directory: String) throws(CryptoError) {
        let path = "\(directory)/\(Self.fileName)"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, OwnerFile.secretFileMode)
        guard descriptor >= 0 else { throw OwnerFile.systemError("cannot open the lock file", path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw CryptoError(
                .file, "another process is at work in this directory", path: directory,
                remedy: "wait until it has ended, then try again")
        }
    }

    deinit { close(descriptor) }
}
