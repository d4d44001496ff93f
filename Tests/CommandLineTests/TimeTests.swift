// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Testing

@testable import CommandLineTool

@Suite struct TimeTests {
    private static let now = TestRun.nowMilliseconds

    /// A text, and its distance from now in milliseconds.
    private static let readable: [(String, Int64)] = [
        ("2026-11-23T21:00:00+08:00", 0), ("2026-11-23T13:00:00Z", 0), ("2026-11-23T21:00", 0), ("now", 0),
        ("2026-11-23T21:00:00.250", 250), ("2026-11-23T08:30-04:30", 0), ("2026-11-24", 10_800_000),
        ("+30d", 2_592_000_000), ("-2h", -7_200_000), ("+90m", 5_400_000), ("+10s", 10_000), ("+1w", 604_800_000),
        ("+5ms", 5),
    ]

    @Test(arguments: readable)
    func timesAreRead(_ text: String, _ distance: Int64) {
        #expect(TimeArgument(argument: text)?.milliseconds(now: Self.now) == UInt64(Int64(Self.now) + distance))
    }

    @Test func nothingIsBefore1970() {
        #expect(TimeArgument(argument: "-5000w")?.milliseconds(now: Self.now) == 0)
    }

    @Test(arguments: [
        "", "tomorrow", "2026-02-29", "2026-13-01", "2026-04-31", "2026-11-23T24:00", "2026-11-23T21", "26-11-23",
        "2026-11-23T21:00:00.5", "2026-11-23T21:00+8", "+30", "+d", "+1y", "+99999999999999999999d", "1969-12-31",
        "2026-11-23 21:00", "+-1d", "2026-11-23T21:0a",
    ])
    func otherTextsAreNot(_ text: String) {
        #expect(TimeArgument(argument: text) == nil)
    }

    @Test func leapDaysAreDays() {
        #expect(CivilDay(year: 2024, month: 2, day: 29) != nil)
        #expect(CivilDay(year: 2100, month: 2, day: 29) == nil)
        #expect(CivilDay(year: 2000, month: 2, day: 29) != nil)
    }

    /// Against Foundation's calendar, day by day over two centuries.
    @Test func daysAgreeWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for number in stride(from: Int64(0), to: 73_000, by: 17) {
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let day = CivilDay(number: number)
            #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day])
            #expect(day.number == number)
        }
    }

    @Test func momentsAreShownInChinaStandardTime() {
        #expect(BeijingTime(milliseconds: Self.now + 7).iso8601 == "2026-11-23T21:00:00.007+08:00")
        #expect(BeijingTime(milliseconds: 0).iso8601 == "1970-01-01T08:00:00.000+08:00")
        #expect(BeijingTime(milliseconds: Self.now).short == "2026-11-23 21:00:00")
    }

    @Test func durationsHaveABound() {
        #expect(DurationArgument(argument: "36525d")?.milliseconds == DurationArgument.longestMilliseconds)
        #expect(DurationArgument(argument: "36526d") == nil)
        #expect(DurationArgument(argument: "10s")?.seconds == 10)
        #expect(DurationArgument(argument: "10") == nil)
    }
}
