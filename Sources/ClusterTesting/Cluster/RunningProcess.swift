// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// A process of the cluster: a child of this one, or one that an earlier run of `tongdao-cluster` left.
struct RunningProcess: Sendable {
    let identity: ProcessIdentity
    let child: ChildProcess?

    init(_ child: ChildProcess) {
        identity = child.identity
        self.child = child
    }

    init(left identity: ProcessIdentity) {
        self.identity = identity
        child = nil
    }

    var isAlive: Bool { child.map { $0.end == nil } ?? identity.isAlive }

    /// How it ended, as far as that can be known.
    var end: ProcessEnd? { child?.end }

    /// Waits until it is gone.
    func waitForEnd(of what: String, seconds: Double) async throws {
        try await Waiting.until("\(what) to end", seconds: seconds) { !isAlive }
    }

    /// Asks it to end by SIGTERM and waits; kills it when it does not.
    func stop(what: String, seconds: Double) async throws {
        identity.signal(SIGTERM)
        // A stopped process takes the signal only once it goes on.
        identity.signal(SIGCONT)
        do {
            try await waitForEnd(of: what, seconds: seconds)
        } catch let error as ClusterError {
            identity.signal(SIGKILL)
            try await waitForEnd(of: what, seconds: seconds)
            throw ClusterError(error.cause, remedy: "it was killed; its log says what it was doing")
        }
    }

    func kill(what: String) async throws {
        identity.signal(SIGKILL)
        try await waitForEnd(of: what, seconds: ClusterLimits.stopSeconds)
    }
}
