// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// One line on the terminal that is written over, at most a few times a second; nothing when nobody watches.
final class ProgressLine: Sendable {
    private static let interval = Duration.milliseconds(250)
    private let isTerminal: Bool
    private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

    init(isTerminal: Bool) {
        self.isTerminal = isTerminal
    }

    func show(_ line: String) {
        guard isTerminal else { return }
        let now = ContinuousClock().now
        let isDue = lastShown.withLock { last in
            if let last, now - last < Self.interval { return false }
            last = now
            return true
        }
        if isDue { FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8)) }
    }

    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}

/// How many runs may still begin.
final class RunLimit: Sendable {
    private let left: Mutex<Int>

    /// - Parameter atOnce: runs that begin without asking.
    init(_ limit: Int, atOnce: Int) {
        left = Mutex(limit - min(limit, atOnce))
    }

    func takeOne() -> Bool {
        left.withLock { left in
            guard left > 0 else { return false }
            left -= 1
            return true
        }
    }
}

/// Ends the program when a run takes too long: an event that never ends can be stopped by nothing within its run.
final class HangWatch: Sendable {
    private let running = Mutex<[UInt64: ContinuousClock.Instant]>([:])
    private let patience: Duration

    init(patience: Duration, hangs: @escaping @Sendable (UInt64) -> Void) {
        self.patience = patience
        let thread = Thread { [weak self] in
            while let self {
                if let seed = self.overdue {
                    hangs(seed)
                    exit(EXIT_FAILURE)
                }
                Thread.sleep(forTimeInterval: 1)
            }
        }
        thread.start()
    }

    func begins(_ seed: UInt64) {
        running.withLock { $0[seed] = ContinuousClock().now }
    }

    func ends(_ seed: UInt64) {
        running.withLock { $0[seed] = nil }
    }

    private var overdue: UInt64? {
        let now = ContinuousClock().now
        return running.withLock { running in running.filter { now - $0.value > patience }.keys.min() }
    }
}
