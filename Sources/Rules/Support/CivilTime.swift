// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Dates of the office calendar: UTC+8 without summer time, computed from Unix milliseconds alone.
public struct CivilTime: Sendable, Equatable {
    static let offsetMs: UInt64 = 8 * 60 * 60 * 1000
    static let dayMs: UInt64 = 24 * 60 * 60 * 1000

    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int
    /// Since the beginning of the day.
    public let millisecondOfDay: UInt64

    /// The moment `unixMs` in the office calendar.
    public init(unixMs: UInt64) {
        let (local, overflow) = unixMs.addingReportingOverflow(Self.offsetMs)
        let shifted = overflow ? UInt64.max : local
        millisecondOfDay = shifted % Self.dayMs
        // Howard Hinnant's civil-from-days, with years that begin in March so that the leap day comes last.
        let days = Int(shifted / Self.dayMs) + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// - Precondition: a day that exists; another gives the day as many days later.
    init(year: Int, month: Int, day: Int, millisecondOfDay: UInt64) {
        self.year = year
        self.month = month
        self.day = day
        self.millisecondOfDay = millisecondOfDay
    }

    /// Unix milliseconds of this moment; the last one that can be written for what lies beyond it. Dates come from people,
    /// so no sum here may trap.
    public var unixMs: UInt64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let shiftedMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        let (midnight, isBeyond) = UInt64(max(days, 0)).multipliedReportingOverflow(by: Self.dayMs)
        let (local, isLate) = midnight.addingReportingOverflow(millisecondOfDay)
        if isBeyond || isLate { return .max }
        return local < Self.offsetMs ? 0 : local - Self.offsetMs
    }

    /// The same day and time `months` later; the last day of the month where that month has no such day.
    public func adding(months: Int) -> CivilTime {
        let total = year * 12 + (month - 1) + months
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        return CivilTime(
            year: newYear, month: newMonth, day: min(day, Self.days(in: newMonth, of: newYear)),
            millisecondOfDay: millisecondOfDay)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// `2026-11-23T18:00+08:00`: the minute is as fine as a person needs.
    public var text: String {
        let minutes = Int(millisecondOfDay / 60_000)
        return "\(date)T\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))+08:00"
    }

    /// `2026-11-23T18:00:00+08:00`: to the second, as RFC 3339 demands of what programs read.
    public var instant: String {
        let seconds = Int(millisecondOfDay / 1_000)
        let time = "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        return "\(date)T\(time)+08:00"
    }
}

/// Days by name, e.g. `2026-11-29`: names sort as the days come.
extension CivilTime {
    /// The day this moment falls on.
    public var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// The beginning of a day; nil for anything that `date` would not have made, and for days before 1970.
    public init?(date: String) {
        let numbers = date.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
            (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        self.init(year: year, month: month, day: day, millisecondOfDay: 0)
        // 31 April would be 1 May.
        guard CivilTime(unixMs: unixMs).date == date else { return nil }
    }

    /// The first moment of the next day, Unix milliseconds.
    public var nextDayMs: UInt64 { CivilTime(year: year, month: month, day: day + 1, millisecondOfDay: 0).unixMs }
}

/// `value` in decimal, with zeros in front up to `width` digits.
func padded(_ value: some BinaryInteger, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
