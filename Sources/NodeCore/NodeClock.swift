// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Federation

/// Where a node reads time: the daemon hands in the machine's clocks, the simulator clocks that drift and jump.
public protocol NodeClock: Sendable {
    /// The monotonic part counts from the machine's start, so that it goes on over a restart of the process.
    func now() -> Moment
    /// Names the machine and its present start: while it is the same, the monotonic clock is.
    var machineStart: String { get }
}
