// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Federation
import Foundation
import Glibc
public import NodeCore

/// The machine's wall clock beside a clock that counts from the machine's start, sleep included, and never goes back.
/// The only place in `Node` that reads time.
public struct SystemClock: NodeClock {
    private static let startFile = "/proc/sys/kernel/random/boot_id"

    public let machineStart: String

    public init() {
        // Without the kernel's word for this start nothing must be taken for it: each process is then its own.
        let stated = try? String(contentsOfFile: Self.startFile, encoding: .utf8)
        machineStart = stated?.trimmingCharacters(in: .whitespacesAndNewlines) ?? UUID().uuidString
    }

    public func now() -> Moment {
        var sinceStart = timespec()
        clock_gettime(CLOCK_BOOTTIME, &sinceStart)
        let milliseconds = UInt64(sinceStart.tv_sec) * 1_000 + UInt64(sinceStart.tv_nsec) / 1_000_000
        let wall = Foundation.Date.now.timeIntervalSince1970 * 1_000
        return Moment(wallMilliseconds: UInt64(wall), monotonicMilliseconds: milliseconds)
    }
}
