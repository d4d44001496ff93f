// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NIOCore
import Synchronization

/// The received items of one call, between the event loop that receives them and the task that takes them.
///
/// It needs no limit of its own: the credit given to the peer and the connection's byte budget bound it. Each item
/// taken is reported so that new credit can be granted.
final class ItemQueue: Sendable {
    private struct Waiter {
        let number: UInt64
        let continuation: CheckedContinuation<[UInt8]?, any Error>
    }

    private struct State {
        var items = CircularBuffer<[UInt8]>()
        var waiters = CircularBuffer<Waiter>()
        var nextWaiter: UInt64 = 0
        var cancelledWaiters: Set<UInt64> = []
        /// Nil while more items may come; then how the call ended.
        var end: Result<Void, CallFailure>?
    }

    private let state = Mutex(State())
    private let consumed: @Sendable (_ items: Int, _ bytes: Int) -> Void

    /// - Parameter consumed: told of items taken; called on any thread.
    init(consumed: @escaping @Sendable (_ items: Int, _ bytes: Int) -> Void) {
        self.consumed = consumed
    }

    /// An item came.
    func push(_ item: [UInt8]) {
        let waiter = state.withLock { state -> Waiter? in
            guard state.end == nil else { return nil }
            if let waiter = state.waiters.popFirst() { return waiter }
            state.items.append(item)
            return nil
        }
        guard let waiter else { return }
        consumed(1, item.count)
        waiter.continuation.resume(returning: item)
    }

    /// No more items come. A failure overtakes the items not yet taken: nobody should work on a call that is over.
    func finish(_ result: Result<Void, CallFailure>) {
        let waiters = state.withLock { state -> CircularBuffer<Waiter> in
            guard state.end == nil else { return [] }
            state.end = result
            if case .failure = result { state.items.removeAll() }
            defer { state.waiters.removeAll() }
            return state.waiters
        }
        for waiter in waiters {
            waiter.continuation.resume(with: result.map { nil }.mapError { $0 as any Error })
        }
    }

    /// The next item, or nil at the end.
    ///
    /// - Throws: the `CallFailure` that ended the call, or `CancellationError` if the task is cancelled.
    func next() async throws -> [UInt8]? {
        let number = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        // A cancel that came too late to be used leaves its number behind.
        defer { if Task.isCancelled { state.withLock { _ = $0.cancelledWaiters.remove(number) } } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                take(Waiter(number: number, continuation: continuation))
            }
        } onCancel: {
            cancelWaiter(number)
        }
    }

    private enum Taking {
        case wait
        case item([UInt8])
        case end(Result<Void, CallFailure>)
        case cancelled
    }

    private func take(_ waiter: Waiter) {
        let taking = state.withLock { state -> Taking in
            // How the call ended says more than that the task was cancelled because of it.
            if case .failure = state.end, let end = state.end { return .end(end) }
            if state.cancelledWaiters.remove(waiter.number) != nil { return .cancelled }
            if let item = state.items.popFirst() { return .item(item) }
            if let end = state.end { return .end(end) }
            state.waiters.append(waiter)
            return .wait
        }
        switch taking {
        case .wait: break
        case .item(let item):
            consumed(1, item.count)
            waiter.continuation.resume(returning: item)
        case .end(let end):
            waiter.continuation.resume(with: end.map { nil }.mapError { $0 as any Error })
        case .cancelled:
            waiter.continuation.resume(throwing: CancellationError())
        }
    }

    private func cancelWaiter(_ number: UInt64) {
        let waiter = state.withLock { state -> Waiter? in
            guard let index = state.waiters.firstIndex(where: { $0.number == number }) else {
                // Either served already, or cancelled before it began to wait.
                state.cancelledWaiters.insert(number)
                return nil
            }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }
}
