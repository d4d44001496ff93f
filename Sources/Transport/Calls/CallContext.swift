// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import NIOCore
import Synchronization

/// What a handler knows of the call it serves.
public final class CallContext: Sendable {
    /// The connection the call came by; calls to the peer can be made on it.
    public let connection: Connection
    /// "Service/Method".
    public let method: String
    /// When the caller gives up; nil if it set no timeout.
    public let deadline: NIODeadline?
    /// Unique on the connection.
    public let callID: UInt64

    private enum Cancellation {
        case notYet([@Sendable () -> Void])
        case cancelled
        case finished
    }

    private let cancellation = Mutex(Cancellation.notYet([]))

    init(connection: Connection, method: String, deadline: NIODeadline?, callID: UInt64) {
        self.connection = connection
        self.method = method
        self.deadline = deadline
        self.callID = callID
    }

    /// Who calls, by its verified certificate.
    public var peer: PeerIdentity { connection.peer }

    /// Unique within one `TLSContext`.
    public var connectionID: UInt64 { connection.id }

    public var remoteAddress: SocketAddress? { connection.remoteAddress }

    /// The loop the call arrived on. A future-returning handler is called on it and must not block it.
    public var eventLoop: any EventLoop { connection.eventLoop }

    /// Whether the caller cancelled, its deadline passed, or its connection ended: nobody reads the answer.
    public var isCancelled: Bool {
        cancellation.withLock { state in
            if case .cancelled = state { true } else { false }
        }
    }

    /// Runs `action` when the call is cancelled, at once if it is already; never if the call ends before.
    public func onCancel(_ action: @escaping @Sendable () -> Void) {
        let runNow = cancellation.withLock { state in
            switch state {
            case .notYet(let actions):
                state = .notYet(actions + [action])
                return false
            case .cancelled: return true
            case .finished: return false
            }
        }
        if runNow { action() }
    }

    func cancel() {
        let actions = cancellation.withLock { state -> [@Sendable () -> Void] in
            guard case .notYet(let actions) = state else { return [] }
            state = .cancelled
            return actions
        }
        for action in actions { action() }
    }

    /// The handler has returned: what it registered is let go.
    func finish() {
        cancellation.withLock { state in
            if case .notYet = state { state = .finished }
        }
    }
}
