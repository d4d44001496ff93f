// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What holds for second factors, logins and locks. The rules of graded protection ask for all of it and name no number.
public struct FactorParameters: Sendable, Equatable {
    private static let source = "GB/T 22239 8.1.4.1 names no number"

    /// From the first office, or a reset, to the first passphrase, in days.
    public var firstDays = Parameter<UInt64>(30, .unconfirmed, source: source)
    /// From a passphrase to the next one, in days; and how many before the end its owner is warned.
    public var rotationDays = Parameter<UInt64>(90, .unconfirmed, source: source)
    public var rotationWarningDays = Parameter<UInt64>(14, .unconfirmed, source: source)
    /// A login ends when it has not been used for so long, in minutes,
    public var idleMinutes = Parameter<UInt64>(15, .unconfirmed, source: source)
    /// and so long after it was opened at the latest, in hours.
    public var longestHours = Parameter<UInt64>(8, .unconfirmed, source: source)
    /// So many wrong passphrases within so many minutes lock a person's logins, for so many minutes.
    public var lockAttempts = Parameter<Int>(5, .unconfirmed, source: source)
    public var lockWindowMinutes = Parameter<UInt64>(15, .unconfirmed, source: source)
    public var lockMinutes = Parameter<UInt64>(30, .unconfirmed, source: source)
    /// Characters a passphrase has,
    public var longLength = Parameter<Int>(12, .unconfirmed, source: source)
    /// or so many, if they are of so many kinds.
    public var shortLength = Parameter<Int>(8, .unconfirmed, source: source)
    public var kinds = Parameter<Int>(3, .unconfirmed, source: source)

    public init() {}

    /// The limits of a login, in milliseconds.
    public var idleMs: UInt64 { idleMinutes.value * 60_000 }
    public var longestMs: UInt64 { longestHours.value * 3_600_000 }

    public var lockWindowMs: UInt64 { lockWindowMinutes.value * 60_000 }
    var lockMs: UInt64 { lockMinutes.value * 60_000 }
}
