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

    /// `2026-02-17`; nil for what is no such day, and for days before 1970.
    public init?(_ text: String) {
        guard let civil = CivilTime(date: text) else { return nil }
        self.init(unixMs: civil.unixMs)
    }

    /// Unix milliseconds of its first moment.
    public var startMs: UInt64 {
        let local = UInt64(number) * CivilTime.dayMs
        return local < CivilTime.offsetMs ? 0 : local - CivilTime.offsetMs
    }

    private var civil: CivilTime { CivilTime(unixMs: startMs) }

    public var year: Int { civil.year }

    public var text: String { civil.date }

    /// Saturday or Sunday: the first day of the count was a Thursday.
    public var isWeekend: Bool { (number + 3) % 7 >= 5 }

    public var next: CalendarDay { CalendarDay(number: number + 1) }

    public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
