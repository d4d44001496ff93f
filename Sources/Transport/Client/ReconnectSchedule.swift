// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The delays between attempts to connect: doubling between two bounds, each drawn from its upper half, so that the
/// nodes of a city which lost the hub together do not come back together.
struct ReconnectSchedule {
    private let firstMilliseconds: UInt64
    private let longestMilliseconds: UInt64
    private var nextMilliseconds: UInt64

    init(limits: TransportLimits) {
        firstMilliseconds = UInt64(limits.reconnectFirstDelayMilliseconds)
        longestMilliseconds = UInt64(limits.reconnectLongestDelayMilliseconds)
        nextMilliseconds = firstMilliseconds
    }

    /// The delay before the next attempt.
    ///
    /// - Parameter chance: 64 random bits.
    mutating func nextDelayMilliseconds(chance: UInt64) -> UInt64 {
        let whole = nextMilliseconds
        nextMilliseconds = min(longestMilliseconds, nextMilliseconds * 2)
        let half = whole / 2
        return half + chance % (whole - half + 1)
    }

    /// A connection has been open: the next failure starts again with the first delay.
    mutating func reset() { nextMilliseconds = firstMilliseconds }
}
