// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization

/// How a process ended.
public enum ProcessEnd: Sendable, Hashable, CustomStringConvertible {
    /// By itself, with its exit status.
    case exited(Int32)
    /// By a signal, such as 9.
    case signalled(Int32)

    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7f
        self = signal == 0 ? .exited((waitStatus >> 8) & 0xff) : .signalled(signal)
    }

    public var description: String {
        switch self {
        case .exited(let status): "exit status \(status)"
        case .signalled(let number): "signal \(number)"
        }
    }
}

/// A process this one started and collects.
final class ChildProcess: Sendable {
    private enum State {
        case running([CheckedContinuation<ProcessEnd, Never>])
        case ended(ProcessEnd)
    }

    let identity: ProcessIdentity
    private let state = Mutex(State.running([]))

    init(_ launch: Launch) throws(ClusterError) {
        let pid = try launch.start()
        guard let identity = ProcessIdentity(pid: pid) else {
            // Until it has been collected a child has an entry, also after its end.
            throw ClusterError("\(launch.program) has no entry in /proc", remedy: "mount /proc")
        }
        self.identity = identity
        // One thread a child blocks in waitpid: no signal handler, which the test runner or NIO may own.
        Thread.detachNewThread { [self] in collect() }
    }

    /// How it ended; nil while it runs.
    var end: ProcessEnd? {
        state.withLock { if case .ended(let end) = $0 { end } else { nil } }
    }

    /// Waits for the end, however long it takes.
    func wait() async -> ProcessEnd {
        await withCheckedContinuation { continuation in
            let end: ProcessEnd? = state.withLock { state in
                switch state {
                case .ended(let end): return end
                case .running(let waiting):
                    state = .running(waiting + [continuation])
                    return nil
                }
            }
            if let end { continuation.resume(returning: end) }
        }
    }

    private func collect() {
        var status: Int32 = 0
        while waitpid(identity.pid, &status, 0) < 0, errno == EINTR {}
        let end = ProcessEnd(waitStatus: status)
        let waiting: [CheckedContinuation<ProcessEnd, Never>] = state.withLock { state in
            guard case .running(let waiting) = state else { return [] }
            state = .ended(end)
            return waiting
        }
        for continuation in waiting { continuation.resume(returning: end) }
    }
}
