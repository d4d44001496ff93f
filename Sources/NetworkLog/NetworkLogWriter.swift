// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Dispatch
package import Messages
import Synchronization

/// Writes a node's network log in the order in which things happen.
///
/// `append` may be called anywhere and returns at once; one serial queue does the writing. What waits is bounded: beyond
/// that entries are counted and their number is logged, and well before it `mayBeginUses` is false. After a failed write
/// nothing is tried again, and no use may begin any more.
package final class NetworkLogWriter: Sendable {
    package enum Report: Sendable {
        /// A day is over, and its file is finished.
        case dayFinished
        /// Nothing more is logged.
        case failed(NetworkLogError)
    }

    private struct Waiting {
        var entries: [NetworkLogEntry] = []
        var omitted: UInt64 = 0
        var wantsTick = false
        var isScheduled = false
        var isOver = false
    }

    package let directory: NetworkLogDirectory
    private let waiting = Mutex(Waiting())
    /// Nil once it is closed or has failed. Used on the queue alone; the lock says so to the compiler.
    private let segment: Mutex<OpenSegment?>
    private let queue = DispatchQueue(label: "tongdao.network-log")
    private let now: @Sendable () -> UInt64
    private let report: @Sendable (Report) -> Void

    /// Takes up the log where the last process left it.
    ///
    /// - Parameters:
    ///   - now: Unix milliseconds; called for each entry.
    ///   - report: called on the writer's queue; must not block.
    package init(
        _ directory: NetworkLogDirectory, node: String, now: @escaping @Sendable () -> UInt64,
        report: @escaping @Sendable (Report) -> Void
    ) throws(NetworkLogError) {
        self.directory = directory
        self.now = now
        self.report = report
        let (opened, cuts) = try OpenSegment.open(directory, node: node, nowMs: now())
        segment = Mutex(opened)
        for cut in cuts { append(cut) }
    }

    /// Whether what begins now will be logged soon.
    package var mayBeginUses: Bool {
        waiting.withLock { !$0.isOver && $0.entries.count < NetworkLogLimits.waitingEntriesForUses }
    }

    /// Has an entry written after those before it. Its time and number are given here.
    package func append(_ entry: NetworkLogEntry) {
        var entry = entry
        entry.method.shorten(to: NetworkLogLimits.textBytes)
        entry.outcome.shorten(to: NetworkLogLimits.textBytes)
        entry.peer.shorten(to: NetworkLogLimits.textBytes)
        entry.authorizationId.shorten(to: NetworkLogLimits.textBytes)
        entry.useId.shorten(to: NetworkLogLimits.textBytes)
        schedule { state in
            guard state.entries.count < NetworkLogLimits.waitingEntries else {
                state.omitted += 1
                return
            }
            // Inside the lock, so that times stand in the order of the entries as long as the clock goes on.
            entry.timeMs = now()
            state.entries.append(entry)
        }
    }

    /// To be called about once a second: finishes a day nothing happens after, and makes what is written durable.
    package func tick() {
        schedule { $0.wantsTick = true }
    }

    /// Returns once everything appended so far is in the file.
    package func drained() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.drain()
                continuation.resume()
            }
        }
    }

    /// The finished days that have a file, in order: all but the one being written.
    package func finishedDays() throws(NetworkLogError) -> [String] {
        guard let open = segment.withLock({ $0?.day }) else { return [] }
        return try directory.days().filter { $0 < open }
    }

    /// Writes what waits, makes it durable, and takes nothing more.
    package func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.drain()
                self.waiting.withLock { $0.isOver = true }
                self.write { (segment: inout OpenSegment) throws(NetworkLogError) -> Bool in
                    try segment.flush()
                    return false
                }
                self.segment.withLock { $0 = nil }
                continuation.resume()
            }
        }
    }

    private func schedule(_ change: (inout Waiting) -> Void) {
        let mustStart = waiting.withLock { state in
            guard !state.isOver else { return false }
            change(&state)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if mustStart { queue.async { self.drain() } }
    }

    private func drain() {
        let taken = waiting.withLock { state in
            let taken = state
            state.entries = []
            state.omitted = 0
            state.wantsTick = false
            state.isScheduled = false
            return taken
        }
        var entries = taken.entries
        if taken.omitted > 0 {
            // They came after all that waited.
            entries.append(NetworkLogEntry(timeMs: now(), event: .entriesOmitted, count: taken.omitted))
        }
        let nowMs = now()
        write { (segment: inout OpenSegment) throws(NetworkLogError) -> Bool in
            let hasFinished = try segment.write(entries)
            let hasEnded = taken.wantsTick ? try segment.tick(nowMs: nowMs) : false
            return hasFinished || hasEnded
        }
    }

    private func write(_ body: (inout OpenSegment) throws(NetworkLogError) -> Bool) {
        let outcome: Result<Bool, NetworkLogError> = segment.withLock { open in
            guard var segment = open else { return .success(false) }
            do throws(NetworkLogError) {
                let hasFinished = try body(&segment)
                open = segment
                return .success(hasFinished)
            } catch {
                open = nil
                return .failure(error)
            }
        }
        switch outcome {
        case .success(true): report(.dayFinished)
        case .success(false): break
        case .failure(let error):
            waiting.withLock { state in
                state.isOver = true
                state.entries = []
            }
            report(.failed(error))
        }
    }
}

extension String {
    /// Leaves so many bytes at the most; what is cut in the middle of a character is mended.
    fileprivate mutating func shorten(to bytes: Int) {
        if utf8.count > bytes { self = String(decoding: utf8.prefix(bytes), as: UTF8.self) }
    }
}
