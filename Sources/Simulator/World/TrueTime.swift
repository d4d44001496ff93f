// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The time that is true in the simulated city, which no machine in it knows: microseconds since the run began.
///
/// A reference, because every machine's clock is read against it. The atomic is there because clocks are handed to code
/// that could run anywhere; a run has one thread.
final class TrueTime: Sendable {
    private let microseconds = Atomic<UInt64>(0)

    var nowUs: UInt64 { microseconds.load(ordering: .relaxed) }

    /// Time passes; it never goes back.
    func advance(to nowUs: UInt64) {
        microseconds.store(nowUs, ordering: .relaxed)
    }
}
