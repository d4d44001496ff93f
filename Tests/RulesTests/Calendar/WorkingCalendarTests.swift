// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Testing

@testable import Rules

/// Working days, by the arrangement of 2026 that the State Council's office announced on 2025-11-04.
@Suite struct WorkingCalendarTests {
    static let year2026 = PublishCalendar(
        year: 2026,
        holidays: [
            "2026-01-01", "2026-01-02", "2026-01-03", "2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18",
            "2026-02-19", "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23", "2026-04-04", "2026-04-05",
            "2026-04-06", "2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05", "2026-06-19",
            "2026-06-20", "2026-06-21", "2026-09-25", "2026-09-26", "2026-09-27", "2026-10-01", "2026-10-02",
            "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07",
        ],
        makeUpDays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
        documentNumber: "2026年部分节假日安排的通知")

    private static func calendar(_ years: PublishCalendar...) -> WorkingCalendar {
        var city = City()
        for year in years { city.hub.accept(.publishCalendar(year), by: city.hubAdministrator) }
        return WorkingCalendar(city.hub.registry.calendars)
    }

    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    @Test(arguments: [
        ("2026-02-13", true), ("2026-02-14", true), ("2026-02-15", false), ("2026-02-17", false),
        ("2026-02-23", false), ("2026-02-24", true), ("2026-02-28", true), ("2026-03-01", false),
        ("2026-09-20", true), ("2026-09-30", true), ("2026-10-01", false), ("2026-10-07", false),
        ("2026-10-08", true), ("2026-10-10", true), ("2026-10-11", false),
    ])
    func aHolidayIsOffAndItsMakeUpDayIsWorked(_ text: String, _ isWorked: Bool) throws {
        let day = try day(text)
        #expect(Self.calendar(Self.year2026).isWorkingDay(day) == isWorked)
    }

    /// Friday before the Spring Festival: the Saturday is worked, then nine days are off.
    @Test(arguments: [(1, "2026-02-14"), (2, "2026-02-24"), (5, "2026-02-27"), (6, "2026-02-28"), (7, "2026-03-02")])
    func aTermRunsOverTheSpringFestival(_ count: Int, _ end: String) throws {
        let calendar = Self.calendar(Self.year2026)
        let (start, last) = (try day("2026-02-13"), try day(end))
        #expect(calendar.adding(workingDays: count, to: start) == last)
        #expect(calendar.workingDays(after: start, through: last) == count)
        #expect(calendar.term(ofWorkingDays: count, after: start.startMs).isConfirmed)
    }

    @Test func aTermRunsOverTheNationalDay() throws {
        let calendar = Self.calendar(Self.year2026)
        let (start, end) = (try day("2026-09-29"), try day("2026-10-10"))
        // 30 September, 8, 9 and 10 October.
        #expect(calendar.adding(workingDays: 4, to: start) == end)
    }

    /// The day it begins on does not count, at whatever hour, and the last one counts to its end.
    @Test func aTermLastsThroughTheEndOfItsLastDay() throws {
        let calendar = Self.calendar(Self.year2026)
        let (day, end) = (try day("2026-02-13"), try day("2026-02-15").startMs)
        #expect(calendar.term(ofWorkingDays: 1, after: day.startMs).endsMs == end)
        #expect(calendar.term(ofWorkingDays: 1, after: day.next.startMs - 1).endsMs == end)
        #expect(calendar.term(ofWorkingDays: 0, after: day.startMs).endsMs == day.next.startMs)
    }

    @Test func aYearWithoutACalendarHasItsWeekendsAndIsUnconfirmed() throws {
        let calendar = Self.calendar(Self.year2026)
        let (newYear, before, last) = (try day("2027-01-01"), try day("2026-12-30"), try day("2026-12-31"))
        // A Friday, of which nobody has said yet that it is off.
        #expect(calendar.isWorkingDay(newYear))
        #expect(!calendar.isWorkingDay(newYear.next))
        #expect(!calendar.term(ofWorkingDays: 1, after: last.startMs).isConfirmed)
        #expect(calendar.term(ofWorkingDays: 1, after: before.startMs).isConfirmed)
    }

    /// An invented year: what is published later takes the place of what was.
    @Test func aLaterNoticeTakesTheEarliersPlace() throws {
        let first = PublishCalendar(year: 2031, holidays: ["2031-05-01"], documentNumber: "1")
        let second = PublishCalendar(
            year: 2031, holidays: ["2031-05-02"], makeUpDays: ["2031-05-03"], documentNumber: "2")
        let calendar = Self.calendar(first, second)
        let thursday = try day("2031-05-01")
        #expect(calendar.isWorkingDay(thursday))
        #expect(!calendar.isWorkingDay(thursday.next))
        #expect(calendar.isWorkingDay(thursday.next.next))
    }

    @Test(arguments: [
        "2026-02-30", "2026-13-01", "2026-1-01", "26-01-01", "2026-01-01x", "+026-01-01", "", "1969-12-31",
    ])
    func whatIsNoDayIsNone(_ text: String) { #expect(CalendarDay(text) == nil) }

    @Test func daysAreReadAndWrittenAlike() throws {
        for text in ["1970-01-01", "2024-02-29", "2026-12-31", "9999-12-31"] {
            #expect(CalendarDay(text)?.text == text)
        }
        #expect(CalendarDay(unixMs: .max).text == "9999-12-31")
        #expect(CalendarDay("2026-11-23") == CalendarDay(unixMs: 1_795_428_000_000))
    }

    @Test func everyCountyCountsByTheHubsCalendarAlsoOneAdmittedLater() {
        var city = City()
        city.hub.accept(.publishCalendar(Self.year2026), by: city.hubAdministrator)
        city.sync()
        for office in [city.dinghai, city.putuo] {
            #expect(office.ledger.registry.calendars[year: 2026]?.fact.makeUpDays == Self.year2026.makeUpDays)
            #expect(office.ledger.registry.span(of: "calendar-2026") != nil)
        }
        let late = TestLedger("daishan", .county, code: "330921", territoryName: "岱山县")
        city.admit(late)
        #expect(city.hub.registry.orders.issued(to: late.name) == 1)
    }

    @Test func onlyTheHubsAdministratorPublishes() {
        var city = City()
        #expect(
            city.hub.refuse(.publishCalendar(Self.year2026), by: city.hubAuthority).code == "role.missing")
        #expect(
            city.dinghai.ledger.refuse(.publishCalendar(Self.year2026), by: city.dinghai.authority).code
                == "node.wrong-role")
    }

    @Test func theRegisterShowsItToEveryone() {
        var city = City()
        city.hub.accept(.publishCalendar(Self.year2026), by: city.hubAdministrator)
        let entries = Registers(city.hub.registry, ruleSet: .zs2024, nowMs: city.hub.nowMs).entries(of: .calendars)
        #expect(entries.map(\.id) == ["calendar-2026"] && entries.first?.isPublic == true)
        for identifier in entries.flatMap({ $0.values.map(\.name) }) {
            #expect(Wording.name(of: identifier, .chinese) != identifier, "\(identifier)")
        }
    }
}
