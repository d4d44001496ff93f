// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules
import Testing

@Suite struct CivilTimeTests {
    @Test(
        arguments: [
            (0, "1970-01-01T08:00+08:00"),
            (951_753_600_000, "2000-02-29T00:00+08:00"),
            (1_709_136_000_000, "2024-02-29T00:00+08:00"),
            (1_798_732_799_999, "2026-12-31T23:59+08:00"),
            (1_798_732_800_000, "2027-01-01T00:00+08:00"),
            (4_107_513_600_000, "2100-03-01T00:00+08:00"),
        ] as [(UInt64, String)])
    func aMomentReadsAsTheOfficeCalendar(_ unixMs: UInt64, _ text: String) {
        #expect(CivilTime(unixMs: unixMs).text == text)
    }

    @Test func everyDayGoesThereAndBack() {
        for day in stride(from: UInt64(0), to: 60_000, by: 1) {
            let unixMs = day * 86_400_000 + 12_345_678
            #expect(CivilTime(unixMs: unixMs).unixMs == unixMs)
        }
    }

    @Test func monthsAreCalendarMonths() {
        let last = CivilTime(unixMs: 1_788_105_600_000)  // 2026-08-31
        #expect(last.text == "2026-08-31T00:00+08:00")
        #expect(last.adding(months: 6).text == "2027-02-28T00:00+08:00")
        #expect(last.adding(months: 18).text == "2028-02-29T00:00+08:00")
        #expect(last.adding(months: 36).text == "2029-08-31T00:00+08:00")
    }

    @Test func theEndOfTimeDoesNotTrap() {
        #expect(CivilTime(unixMs: .max).year > 500_000_000)
        #expect(CivilTime(unixMs: .max).adding(months: 36).unixMs == .max)
        #expect(CivilTime(unixMs: 0).unixMs == 0)
    }
}
