// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// How long a node waits between two attempts to reach the node above. The wait doubles with each failure and is cut by
/// chance to between half and the whole, so that a hundred counties do not come back in one moment.
package enum Reconnecting {
    package enum Outcome: Sendable, Hashable {
        /// The link was open, and then ended.
        case linked
        case unreachable
        case rejected
    }

    /// The longest wait is most of what a county needs to catch up once the line is mended, so it is short. A hub that
    /// is down sees nothing of it, and one that comes back meets a hundred counties within half a second.
    static let shortestWaitMilliseconds: UInt64 = 100
    static let longestWaitMilliseconds: UInt64 = 500
    /// A node that was told why it may not come in asks again less often.
    static let rejectedWaitMilliseconds: UInt64 = 1_000
    static let longestRejectedWaitMilliseconds: UInt64 = 15_000
    private static let mostDoublings: UInt64 = 8

    /// - Parameters:
    ///   - failures: attempts in a row that did not link, this one included.
    ///   - chance: any number; all are equally likely.
    package static func waitMilliseconds(after outcome: Outcome, failures: UInt64, chance: UInt64) -> UInt64 {
        let doublings = min(failures, mostDoublings)
        let bound =
            switch outcome {
            case .linked: shortestWaitMilliseconds
            case .unreachable: min(longestWaitMilliseconds, shortestWaitMilliseconds << doublings)
            case .rejected:
                min(longestRejectedWaitMilliseconds, rejectedWaitMilliseconds << (max(doublings, 1) - 1))
            }
        return bound / 2 + chance % (bound / 2 + 1)
    }
}
