// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Hybrid logical time: 48 bits of Unix milliseconds and a 16-bit counter, in one number that sorts by time.
///
/// A ledger's times never decrease, whatever the machine's clock does: where it stands still or goes back, the
/// counter moves on, and carries over into the milliseconds when it is full.
public struct HybridTime: RawRepresentable, Sendable, Hashable, Codable {
    public static let counterBits: UInt64 = 16
    /// The last millisecond that can be written, in the year 10889.
    public static let maximumMilliseconds: UInt64 = (1 << 48) - 1
    public static let zero = HybridTime(rawValue: 0)

    /// `milliseconds << 16 | counter`, as in `Record.time`.
    public var rawValue: UInt64

    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// - Parameter milliseconds: since 1970 UTC; more than `maximumMilliseconds` counts as that.
    public init(milliseconds: UInt64, counter: UInt16 = 0) {
        rawValue = min(milliseconds, Self.maximumMilliseconds) << Self.counterBits | UInt64(counter)
    }

    /// Unix milliseconds.
    public var milliseconds: UInt64 { rawValue >> Self.counterBits }

    /// Events within the millisecond.
    public var counter: UInt16 { UInt16(truncatingIfNeeded: rawValue) }

    /// Moves on to the next event of this node and gives its time: later than any before, even if the clock is not.
    @discardableResult
    public mutating func advance(physicalMilliseconds: UInt64) -> HybridTime {
        let physical = HybridTime(milliseconds: physicalMilliseconds)
        self = max(physical, successor)
        return self
    }

    /// Takes note of a time another node has stated, so that what follows here is later than it.
    ///
    /// - Parameter boundMilliseconds: how far another clock may be ahead of this one.
    /// - Throws: `ClockError` if `remote` is further ahead; the time here stays as it was, so that one wrong clock
    ///   does not carry the others away.
    @discardableResult
    public mutating func observe(
        _ remote: HybridTime, physicalMilliseconds: UInt64, boundMilliseconds: UInt64
    ) throws(ClockError) -> HybridTime {
        let (sum, overflow) = physicalMilliseconds.addingReportingOverflow(boundMilliseconds)
        guard overflow || remote.milliseconds <= sum else {
            throw ClockError(
                aheadMilliseconds: remote.milliseconds - physicalMilliseconds, boundMilliseconds: boundMilliseconds)
        }
        self = max(self, remote)
        return advance(physicalMilliseconds: physicalMilliseconds)
    }

    /// The next time that can be written. The very last has none and stays.
    private var successor: HybridTime {
        HybridTime(rawValue: rawValue == .max ? rawValue : rawValue + 1)
    }
}

extension HybridTime: Comparable, CustomStringConvertible {
    public static func < (left: HybridTime, right: HybridTime) -> Bool { left.rawValue < right.rawValue }

    /// `<Unix milliseconds>.<counter>`
    public var description: String { "\(milliseconds).\(counter)" }
}

/// Another node's clock is too far ahead.
public struct ClockError: Error, Hashable, Sendable, CustomStringConvertible {
    public let aheadMilliseconds: UInt64
    public let boundMilliseconds: UInt64

    public init(aheadMilliseconds: UInt64, boundMilliseconds: UInt64) {
        self.aheadMilliseconds = aheadMilliseconds
        self.boundMilliseconds = boundMilliseconds
    }

    public var description: String {
        "a time is \(aheadMilliseconds) ms ahead of the clock here, \(boundMilliseconds) ms are allowed: "
            + "synchronise both clocks (NTP)"
    }
}
