// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import NodeCore
import Synchronization

/// The clocks of one machine: a wall clock that drifts and jumps, and a monotonic clock that drifts with it and begins
/// anew when the machine does.
///
/// What the fault model promises is that no clock runs wrong by more than ``drift``, so that two drift apart within one
/// lease by no more than the clock bound. Jumps of the wall clock have no bound.
final class MachineClock: NodeClock {
    /// Unix milliseconds of the wall clocks when a run begins: 2026-03-01.
    static let epochMs: UInt64 = 1_772_323_200_000

    private struct Reading {
        /// Parts in a million by which the clock runs fast (or slow).
        var driftPpm: Int64 = 0
        /// True time from which the present drift counts, and what the clocks showed then.
        var sinceUs: UInt64 = 0
        var elapsedUs: UInt64 = 0
        var wallOffsetMs: Int64 = 0
        var machineStartUs: UInt64 = 0
        var starts = 1
    }

    private let name: String
    private let time: TrueTime
    private let reading = Mutex(Reading())

    init(of name: String, _ time: TrueTime) {
        self.name = name
        self.time = time
    }

    func now() -> Moment {
        let trueUs = time.nowUs
        return reading.withLock { reading in
            let elapsedUs = Self.elapsedUs(reading, trueUs)
            let wall = Int64(Self.epochMs + elapsedUs / 1_000) + reading.wallOffsetMs
            return Moment(
                wallMilliseconds: UInt64(max(wall, 0)),
                monotonicMilliseconds: (elapsedUs - reading.machineStartUs) / 1_000)
        }
    }

    /// True time that passes until the monotonic clock shows `monotonicMs`.
    func waitUs(untilMonotonicMs monotonicMs: UInt64) -> UInt64 {
        let trueUs = time.nowUs
        return reading.withLock { reading in
            let target = reading.machineStartUs + monotonicMs * 1_000
            let elapsed = Self.elapsedUs(reading, trueUs)
            guard target > elapsed else { return 0 }
            let rate = 1_000_000 + reading.driftPpm
            return (target - elapsed) * 1_000_000 / UInt64(rate) + 1_000
        }
    }

    var machineStart: String { "\(name)-\(reading.withLock { $0.starts })" }

    /// The power has come back, or another machine has taken the place.
    func restart() {
        let trueUs = time.nowUs
        reading.withLock { reading in
            reading.machineStartUs = Self.elapsedUs(reading, trueUs)
            reading.starts += 1
        }
    }

    func jumpWall(byMs milliseconds: Int64) {
        reading.withLock { $0.wallOffsetMs += milliseconds }
    }

    func drift(_ ppm: Int64) {
        let trueUs = time.nowUs
        reading.withLock { reading in
            reading.elapsedUs = Self.elapsedUs(reading, trueUs)
            reading.sinceUs = trueUs
            reading.driftPpm = ppm
        }
    }

    /// Somebody sets the clock right; it goes on drifting.
    func synchronise() {
        let trueUs = time.nowUs
        reading.withLock { reading in
            reading.wallOffsetMs = Int64(trueUs / 1_000) - Int64(Self.elapsedUs(reading, trueUs) / 1_000)
        }
    }

    private static func elapsedUs(_ reading: Reading, _ trueUs: UInt64) -> UInt64 {
        let passed = Int64(trueUs - reading.sinceUs)
        return reading.elapsedUs + UInt64(passed + passed * reading.driftPpm / 1_000_000)
    }
}
