// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file in memory for readers that take a path. One run after another uses it.
public final class ScratchFile: Sendable {
    let path: String
    private let descriptor: Int32

    public init() {
        var name = Array("/dev/shm/tongdao-fuzz-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        precondition(descriptor >= 0, "no file in memory for inputs")
        // Without a name it goes when the process goes, however that ends.
        unlink(name)
        path = "/proc/self/fd/\(descriptor)"
    }

    deinit {
        close(descriptor)
    }

    /// Replaces the content.
    func write(_ bytes: [UInt8]) {
        let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        precondition(written == bytes.count && ftruncate(descriptor, bytes.count) == 0, "an input could not be written")
    }
}
