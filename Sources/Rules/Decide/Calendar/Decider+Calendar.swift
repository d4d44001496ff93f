// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-6b: the working days of a year, for the whole city; a notice that changes them takes the place of the one before.
    func publishCalendar(_ action: PublishCalendar) throws(Objection) -> [Draft] {
        try acting(as: [.hubAdministrator])
        let faults = CalendarForm.faults(of: action)
        guard faults.isEmpty else { throw Objection(.calendarMalformed, faults) }
        let fact = CalendarPublished(
            year: action.year, holidays: action.holidays, makeUpDays: action.makeUpDays,
            documentNumber: action.documentNumber)
        guard registry.calendars[year: fact.year]?.fact != fact else {
            throw Objection(.calendarUnchanged, ["year:\(fact.year)"])
        }
        return [Draft(YearCalendar.id(fact.year), ["ZS-6b"], .calendarPublished(fact))]
    }
}

/// What a calendar has to be like to be counted by.
enum CalendarForm {
    static func faults(of calendar: PublishCalendar) -> [String] {
        var faults: [String] = []
        if !(1970...9999).contains(calendar.year) { faults.append("year") }
        if calendar.documentNumber.isEmpty { faults.append("document-number") }
        if calendar.holidays.isEmpty { faults.append("holidays") }
        let days = calendar.holidays + calendar.makeUpDays
        for text in days where CalendarDay(text)?.year != Int(calendar.year) { faults.append("day:\(text)") }
        // A day worked in place of a holiday is a weekend day, and no day is both.
        for text in calendar.makeUpDays where CalendarDay(text)?.isWeekend == false {
            faults.append("make-up-day:\(text)")
        }
        if Set(days).count != days.count { faults.append("day-twice") }
        return faults
    }
}
