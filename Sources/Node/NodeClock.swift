// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Federation
import Foundation
public import NodeCore

/// The machine's wall clock beside a clock that never goes back. The only place in `Node` that reads time.
public struct SystemClock: NodeClock {
    private let origin = ContinuousClock.now

    public init() {}

    public func now() -> Moment {
        let elapsed = ContinuousClock.now - origin
        let milliseconds = elapsed.components.seconds * 1_000 + elapsed.components.attoseconds / 1_000_000_000_000_000
        let wall = Foundation.Date.now.timeIntervalSince1970 * 1_000
        return Moment(wallMilliseconds: UInt64(wall), monotonicMilliseconds: UInt64(milliseconds))
    }
}
