// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Federation

/// Where a node reads time: the daemon hands in the machine's clocks, the simulator clocks that drift and jump.
public protocol NodeClock: Sendable {
    func now() -> Moment
}
