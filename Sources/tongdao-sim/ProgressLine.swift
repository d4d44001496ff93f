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
