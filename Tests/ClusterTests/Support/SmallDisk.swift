// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Glibc

/// A file system of its own for a data directory, small enough to fill.
struct SmallDisk {
    let directory: URL
    private var ballast: URL { directory.appending(path: "ballast") }

    /// Whether this process may mount; tried once, on a directory of its own.
    static let canBeMade: Bool = {
        guard geteuid() == 0 else { return false }
        let directory = FileManager.default.temporaryDirectory.appending(path: "mount-\(UUID().uuidString)")
        guard (try? FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)) != nil,
            mount("tongdao-test", directory.path, "tmpfs", 0, "size=64k") == 0
        else { return false }
        umount(directory.path)
        try? FileManager.default.removeItem(at: directory)
        return true
    }()

    /// Mounts it in the place of `directory` and moves what was there onto it.
    init(at directory: URL, kibibytes: Int) throws {
        self.directory = directory
        let aside = directory.appendingPathExtension("aside")
        try FileManager.default.moveItem(at: directory, to: aside)
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard mount("tongdao-test", directory.path, "tmpfs", 0, "size=\(kibibytes)k,mode=0700") == 0 else {
            throw ClusterError("a small disk cannot be mounted: \(String(cString: strerror(errno)))")
        }
        for file in try FileManager.default.contentsOfDirectory(at: aside, includingPropertiesForKeys: nil) {
            try FileManager.default.copyItem(at: file, to: directory.appending(path: file.lastPathComponent))
        }
    }

    /// Takes up room until only so much is free.
    func fill(leavingKibibytes rest: Int) throws {
        var facts = statvfs()
        guard statvfs(directory.path, &facts) == 0 else { return }
        let free = Int(facts.f_bavail) * Int(facts.f_bsize) / 1024
        guard free > rest else { return }
        if !FileManager.default.fileExists(atPath: ballast.path) {
            _ = FileManager.default.createFile(atPath: ballast.path, contents: nil)
        }
        let handle = try FileHandle(forWritingTo: ballast)
        try handle.seekToEnd()
        try? handle.write(contentsOf: Data(count: (free - rest) * 1024))
        try handle.close()
    }

    func makeRoom() throws { try FileManager.default.removeItem(at: ballast) }

    func remove() {
        // A daemon that still runs holds it; the mount then goes when it ends.
        umount2(directory.path, Int32(MNT_DETACH))
    }
}
