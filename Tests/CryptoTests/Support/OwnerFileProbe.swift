// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// File system calls that Foundation wraps in too much.
enum OwnerFileProbe {
    static func link(_ existing: String, _ name: String) -> Bool { Glibc.link(existing, name) == 0 }
    static func remove(_ path: String) -> Bool { unlink(path) == 0 }
    static func symbolicLink(to existing: String, at name: String) -> Bool { symlink(existing, name) == 0 }
}
