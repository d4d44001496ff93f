// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// A pipe that no started program inherits.
struct PipeEnds: Sendable {
    let reading: Int32
    let writing: Int32

    init(for what: String) throws(ClusterError) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw LocalSocket.failure("a pipe for \(what) cannot be made") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = ends[0]
        writing = ends[1]
    }
}
