// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A day of the office calendar (UTC+8), counted from 1970-01-01.
public struct CalendarDay: Sendable, Hashable, Comparable {
    /// The last day that has a four-digit year: dates come from people, and no sum may run on without end.
    static let last = 2_932_896

    /// 0 for 1970-01-01; never below, never beyond 9999-12-31.
    public let number: Int

    init(number: Int) {
        self.number = min(max(number, 0), Self.last)
    }

    /// The day `unixMs` falls on.
    public init(unixMs: UInt64) {
        let (local, isBeyond) = unixMs.addingReportingOverflow(CivilTime.offsetMs)
        self.init(number: Int(min(isBeyond ? .max : local / CivilTime.dayMs, UInt64(Self.last))))
    }

    /// `2026-02-17`; nil for what is no such day.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard parts.map(\.utf8.count) == [4, 2, 2], numbers.count == 3, numbers[0] >= 1970,
            (1...12).contains(numbers[1]), (1...31).contains(numbers[2])
        else { return nil }
        let civil = CivilTime(year: numbers[0], month: numbers[1], day: numbers[2], millisecondOfDay: 0)
        self.init(unixMs: civil.unixMs)
        // The thirty-first of a short month is another day, and a sign is no digit.
        guard self.text == text else { return nil }
    }

    /// Unix milliseconds of its first moment.
    public var startMs: UInt64 {
        let local = UInt64(number) * CivilTime.dayMs
        return local < CivilTime.offsetMs ? 0 : local - CivilTime.offsetMs
    }

    private var civil: CivilTime { CivilTime(unixMs: startMs) }

    public var year: Int { civil.year }

    public var text: String { "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))" }

    /// Saturday or Sunday: the first day of the count was a Thursday.
    public var isWeekend: Bool { (number + 3) % 7 >= 5 }

    public var next: CalendarDay { CalendarDay(number: number + 1) }

    public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
