// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// A moment as a person writes it: a date of the calendar, or so long from now.
///
///     2026-12-01                  midnight, China Standard Time
///     2026-12-01T09:00            of that day; seconds and milliseconds may follow
///     2026-12-01T09:00:00+08:00   or Z, or any other distance from UTC
///     +30d  -2h  +90m  +10s  +1w  from now
///     now
struct TimeArgument: Sendable, Hashable, ExpressibleByArgument {
    private enum Form: Hashable {
        case absolute(UInt64)
        case relative(Int64)
    }

    private let form: Form

    init?(argument: String) {
        if argument == "now" {
            form = .relative(0)
        } else if let sign = argument.first, sign == "+" || sign == "-" {
            guard let span = DurationArgument(argument: String(argument.dropFirst())) else { return nil }
            form = .relative(sign == "+" ? span.milliseconds : -span.milliseconds)
        } else {
            guard let milliseconds = CalendarTime.milliseconds(argument) else { return nil }
            form = .absolute(milliseconds)
        }
    }

    /// Unix milliseconds, never before 1970.
    func milliseconds(now: UInt64) -> UInt64 {
        switch form {
        case .absolute(let milliseconds): milliseconds
        case .relative(let distance): UInt64(max(0, Int64(clamping: now) + distance))
        }
    }
}

/// A length of time: a number and `ms`, `s`, `m`, `h`, `d` or `w`.
struct DurationArgument: Sendable, Hashable, ExpressibleByArgument, CustomStringConvertible {
    /// About a century, so that no sum of times overflows.
    static let longestMilliseconds: Int64 = 36_525 * 86_400_000
    private static let units: [(suffix: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("w", 604_800_000),
    ]

    let milliseconds: Int64
    let description: String

    var seconds: Int64 { milliseconds / 1000 }
    var defaultValueDescription: String { description }

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64(digits),
            let unit = DurationArgument.units.first(where: { $0.suffix == argument.dropFirst(digits.count) })
        else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: unit.milliseconds)
        guard !overflow, product <= DurationArgument.longestMilliseconds else { return nil }
        milliseconds = product
        description = argument
    }

    /// A default, in whole seconds.
    init(seconds: Int64, shown: String) {
        milliseconds = seconds * 1000
        description = shown
    }
}

/// ISO 8601 dates with an optional time and an optional distance from UTC; China Standard Time where none is given.
enum CalendarTime {
    /// Unix milliseconds; nil unless there is such a moment after 1970.
    static func milliseconds(_ text: String) -> UInt64? {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let day = day(parts[0]) else { return nil }
        var clock: Substring = parts.count == 2 ? parts[1] : "00:00"
        guard let offset = takeOffset(from: &clock), let ofDay = timeOfDay(clock) else { return nil }
        let moment = day.number * 86_400_000 + ofDay - offset
        return moment >= 0 ? UInt64(moment) : nil
    }

    private static func day(_ text: Substring) -> CivilDay? {
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false)
        guard numbers.count == 3, let year = number(numbers[0], digits: 4), let month = number(numbers[1], digits: 2),
            let day = number(numbers[2], digits: 2)
        else { return nil }
        return CivilDay(year: year, month: month, day: day)
    }

    /// The distance from UTC in milliseconds at the end of `clock`, which loses it.
    private static func takeOffset(from clock: inout Substring) -> Int64? {
        if clock.hasSuffix("Z") {
            clock.removeLast()
            return 0
        }
        guard let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) else {
            return Int64(BeijingTime.offsetMilliseconds)
        }
        let numbers = clock[clock.index(after: sign)...].split(separator: ":", omittingEmptySubsequences: false)
        guard numbers.count == 2, let hours = number(numbers[0], digits: 2), hours <= 14,
            let minutes = number(numbers[1], digits: 2), minutes < 60
        else { return nil }
        let distance = Int64(hours * 60 + minutes) * 60_000
        let offset = clock[sign] == "+" ? distance : -distance
        clock = clock[..<sign]
        return offset
    }

    private static func timeOfDay(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let hour = number(parts[0], digits: 2), hour < 24,
            let minute = number(parts[1], digits: 2), minute < 60
        else { return nil }
        var milliseconds = Int64(hour * 60 + minute) * 60_000
        guard parts.count == 3 else { return milliseconds }
        let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
        guard seconds.count <= 2, let whole = number(seconds[0], digits: 2), whole < 60 else { return nil }
        milliseconds += Int64(whole) * 1000
        guard seconds.count == 2 else { return milliseconds }
        guard let fraction = number(seconds[1], digits: 3) else { return nil }
        return milliseconds + Int64(fraction)
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        guard text.count == digits, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }
}
