// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A process beyond doubt: its number, and when it began, since the system gives numbers out again.
public struct ProcessIdentity: Sendable, Hashable, Codable {
    public let pid: Int32
    /// Clock ticks after the machine's start, field 22 of `/proc/<pid>/stat`.
    public let startTicks: UInt64

    /// The living process of that number; nil when there is none.
    public init?(pid: Int32) {
        guard let facts = ProcessFacts(pid: pid) else { return nil }
        self.pid = pid
        startTicks = facts.startTicks
    }

    /// Whether it still runs; one that ended and was not collected does not.
    public var isAlive: Bool {
        guard let facts = ProcessFacts(pid: pid) else { return false }
        return facts.startTicks == startTicks && facts.state != "Z" && facts.state != "X"
    }

    /// Whether it is stopped by a signal.
    public var isStopped: Bool {
        guard let facts = ProcessFacts(pid: pid), facts.startTicks == startTicks else { return false }
        return facts.state == "T"
    }

    /// Sends a signal to this very process; false when it is gone.
    @discardableResult
    public func signal(_ number: Int32) -> Bool {
        isAlive && kill(pid, number) == 0
    }
}

/// What the system says of a process.
private struct ProcessFacts {
    let state: String
    let startTicks: UInt64

    init?(pid: Int32) {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            // The second field is the program's name in parentheses and may itself hold some.
            let end = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        guard fields.count > 19, let ticks = UInt64(fields[19]) else { return nil }
        state = String(fields[0])
        startTicks = ticks
    }
}
