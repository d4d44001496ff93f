// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// The end of a term in working days.
public struct WorkingTerm: Sendable, Equatable {
    /// Unix milliseconds of the first moment after its last day.
    public let endsMs: UInt64
    /// Whether every year it touches has its calendar; otherwise weekends alone were counted in some of it.
    public let isConfirmed: Bool
}

/// Which days are worked: weekends, public holidays, and the weekend days worked in their place (调休补班).
///
/// A year whose calendar has not been published has its weekends and nothing more; whatever is counted through it is
/// unconfirmed.
public struct WorkingCalendar: Sendable {
    private struct Year {
        let holidays: Set<CalendarDay>
        let makeUpDays: Set<CalendarDay>
    }

    private let years: [Int: Year]

    /// The working days a ledger knows of.
    public init(_ calendars: WorkingCalendars) {
        self.init(calendars.order.compactMap { calendars[$0]?.fact })
    }

    public init(_ calendars: [CalendarPublished]) {
        var years: [Int: Year] = [:]
        for fact in calendars {
            years[Int(fact.year)] = Year(
                holidays: Set(fact.holidays.compactMap { CalendarDay($0) }),
                makeUpDays: Set(fact.makeUpDays.compactMap { CalendarDay($0) }))
        }
        self.years = years
    }

    public func isWorkingDay(_ day: CalendarDay) -> Bool {
        let year = years[day.year]
        if year?.makeUpDays.contains(day) == true { return true }
        return !day.isWeekend && year?.holidays.contains(day) != true
    }

    /// Whether the calendar of every year from one day to the other has been published.
    public func isConfirmed(from first: CalendarDay, through last: CalendarDay) -> Bool {
        guard first <= last else { return isConfirmed(from: last, through: first) }
        return (first.year...last.year).allSatisfy { years[$0] != nil }
    }

    /// The working day that is the `count`th after `day`; the day itself does not count, and is the answer for 0.
    public func adding(workingDays count: Int, to day: CalendarDay) -> CalendarDay {
        var (found, left) = (day, count)
        while left > 0, found.number < CalendarDay.last {
            found = found.next
            if isWorkingDay(found) { left -= 1 }
        }
        return found
    }

    /// How many working days there are after `first`, up to `last` and with it; 0 where `last` is not later.
    public func workingDays(after first: CalendarDay, through last: CalendarDay) -> Int {
        guard first < last else { return 0 }
        return (first.number + 1...last.number).count { isWorkingDay(CalendarDay(number: $0)) }
    }

    /// A term of `count` working days that begins with something at `startMs`: that day does not count, and the term
    /// lasts through the end of its last day.
    public func term(ofWorkingDays count: Int, after startMs: UInt64) -> WorkingTerm {
        let first = CalendarDay(unixMs: startMs)
        let last = adding(workingDays: count, to: first)
        return WorkingTerm(endsMs: last.next.startMs, isConfirmed: isConfirmed(from: first, through: last))
    }
}
