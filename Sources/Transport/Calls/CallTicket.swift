// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What the task that makes a call and the event loop that carries it share: the id once there is one, and whether
/// the task has been cancelled before there was.
final class CallTicket: Sendable {
    private struct State {
        var id: UInt64?
        var isCancelled = false
    }

    private let state: Mutex<State>

    init(id: UInt64? = nil) {
        state = Mutex(State(id: id))
    }

    var id: UInt64? { state.withLock { $0.id } }

    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    func cancel() {
        state.withLock { $0.isCancelled = true }
    }

    /// The call has been opened.
    func opened(_ id: UInt64) {
        state.withLock { $0.id = id }
    }
}
