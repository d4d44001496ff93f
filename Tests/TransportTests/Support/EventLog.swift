// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
import Synchronization

/// Things that happened, awaited instead of slept for: `first(where:)` waits until one of them, past or to come, fits.
final class EventLog<Event: Sendable>: Sendable {
    private struct Waiter {
        let fits: @Sendable (Event) -> Bool
        let continuation: CheckedContinuation<Event, Never>
    }

    private struct State {
        var events: [Event] = []
        var waiters: [Waiter] = []
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

    func first(where fits: @escaping @Sendable (Event) -> Bool) async -> Event {
        await withCheckedContinuation { continuation in
            let found = state.withLock { state in
                if let event = state.events.first(where: fits) { return event as Event? }
                state.waiters.append(Waiter(fits: fits, continuation: continuation))
                return nil
            }
            if let found { continuation.resume(returning: found) }
        }
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
