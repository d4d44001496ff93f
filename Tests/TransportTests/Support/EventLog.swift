// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
import Synchronization

/// Things that happened, awaited instead of slept for: `first(where:)` waits until one of them, past or to come, fits.
final class EventLog<Event: Sendable>: Sendable {
    private struct Waiter {
        let number: Int
        let fits: @Sendable (Event) -> Bool
        let continuation: CheckedContinuation<Event, any Error>
    }

    private struct State {
        var events: [Event] = []
        var waiters: [Waiter] = []
        var nextWaiter = 0
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    var all: [Event] { state.withLock { $0.events } }

    func add(_ event: Event) {
        let woken = state.withLock { state in
            state.events.append(event)
            let fitting = state.waiters.filter { $0.fits(event) }
            state.waiters.removeAll { $0.fits(event) }
            return fitting
        }
        for waiter in woken { waiter.continuation.resume(returning: event) }
    }

    /// Throws `CancellationError` when the time limit of the test is over.
    @discardableResult
    func first(where fits: @escaping @Sendable (Event) -> Bool) async throws -> Event {
        let number = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                wait(Waiter(number: number, fits: fits, continuation: continuation))
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.cancelled.insert(number)
                let waiter = state.waiters.first { $0.number == number }
                state.waiters.removeAll { $0.number == number }
                return waiter
            }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }

    private func wait(_ waiter: Waiter) {
        let result = state.withLock { state -> Result<Event, any Error>? in
            if let event = state.events.first(where: waiter.fits) { return .success(event) }
            if state.cancelled.contains(waiter.number) { return .failure(CancellationError()) }
            state.waiters.append(waiter)
            return nil
        }
        if let result { waiter.continuation.resume(with: result) }
    }
}

/// A log that a test can wait on.
struct CapturedLog: LogHandler {
    let lines: EventLog<String>
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.add("\(event.level): \(event.message)")
    }
}

extension Logger {
    static func captured(in lines: EventLog<String>) -> Logger {
        Logger(label: "test") { _ in CapturedLog(lines: lines) }
    }
}
