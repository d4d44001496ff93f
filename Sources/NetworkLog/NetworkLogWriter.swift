// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Dispatch
package import Messages
import Synchronization

/// Writes a node's network log in the order in which things happen.
///
/// `append` may be called anywhere and returns at once; one serial queue does the writing. What waits is bounded: beyond
/// that entries are counted and their number is logged. The beginnings and ends of uses have a part of that bound to
/// themselves, and well before it is used up `mayBeginUses` is false; so no peer stops uses by what it does otherwise. A
/// flood of refusals is counted by minute and address. After a failed write nothing is tried again, and no use may begin
/// any more.
package final class NetworkLogWriter: Sendable {
    package enum Report: Sendable {
        /// A day is over, and its file is finished.
        case dayFinished
        /// Nothing more is logged.
        case failed(NetworkLogError)
    }

    fileprivate struct Waiting {
        var entries: [NetworkLogEntry] = []
        /// How many of them are of uses.
        var uses = 0
        var omitted: UInt64 = 0
        /// Outlives what waits: it counts by the minute.
        var refusals = RefusalFold()
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
        waiting.withLock { !$0.isOver && $0.uses < NetworkLogLimits.waitingEntriesForUses }
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
            // Inside the lock, so that times stand in the order of the entries as long as the clock goes on.
            entry.timeMs = now()
            guard RefusalFold.folds(entry.event) else { return state.take(entry) }
            for wanted in state.refusals.take(entry) { state.take(wanted) }
        }
    }

    /// To be called about once a second: finishes a day nothing happens after, and makes what is written durable.
    package func tick() {
        schedule { state in
            state.wantsTick = true
            for counted in state.refusals.flush(nowMs: now()) { state.take(counted) }
        }
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
                self.waiting.withLock { state in
                    for counted in state.refusals.flush(nowMs: nil) { state.take(counted) }
                }
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
            state.uses = 0
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

extension NetworkLogWriter.Waiting {
    /// Has an entry wait, or counts it where its part of the bound is used up.
    fileprivate mutating func take(_ entry: NetworkLogEntry) {
        let isOfUse = entry.event == .useStarted || entry.event == .useEnded
        let most = NetworkLogLimits.waitingEntries - NetworkLogLimits.waitingUseEntries
        let hasRoom = isOfUse ? uses < NetworkLogLimits.waitingUseEntries : entries.count - uses < most
        guard hasRoom else {
            omitted += 1
            return
        }
        if isOfUse { uses += 1 }
        entries.append(entry)
    }
}

extension String {
    /// Leaves so many bytes at the most; what is cut in the middle of a character is mended.
    fileprivate mutating func shorten(to bytes: Int) {
        if utf8.count > bytes { self = String(decoding: utf8.prefix(bytes), as: UTF8.self) }
    }
}
