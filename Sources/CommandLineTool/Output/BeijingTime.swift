// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A moment as the offices write it: China Standard Time, eight hours ahead of UTC, without summer time.
struct BeijingTime: Sendable, Hashable {
    static let offsetMilliseconds: UInt64 = 8 * 3_600_000
    private static let dayMilliseconds: UInt64 = 86_400_000

    /// Unix milliseconds.
    let milliseconds: UInt64

    /// `2026-11-23T20:51:07.123+08:00`; always with milliseconds, so that texts sort by time.
    var iso8601: String {
        let fraction = BeijingTime.padded(Int(milliseconds % 1000), 3)
        return "\(date)T\(clock).\(fraction)+08:00"
    }

    /// `2026-11-23 20:51:07`, for tables.
    var short: String { "\(date) \(clock)" }

    private var local: UInt64 { milliseconds &+ BeijingTime.offsetMilliseconds }

    private var date: String {
        let day = CivilDay(number: Int64(local / BeijingTime.dayMilliseconds))
        return
            "\(BeijingTime.padded(day.year, 4))-\(BeijingTime.padded(day.month, 2))-\(BeijingTime.padded(day.day, 2))"
    }

    private var clock: String {
        let seconds = Int(local % BeijingTime.dayMilliseconds / 1000)
        return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { BeijingTime.padded($0, 2) }
            .joined(separator: ":")
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

/// A day of the Gregorian calendar and its number since 1970-01-01.
struct CivilDay: Sendable, Hashable {
    let year: Int
    let month: Int
    let day: Int

    /// Counted in cycles of 400 years that begin on 1 March, so that a leap day is the last of its year.
    init(number: Int64) {
        let shifted = number + 719_468
        let cycle = shifted.floorDivided(by: 146_097)
        let dayOfCycle = shifted - cycle * 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfCycle + cycle * 400) + (month <= 2 ? 1 : 0)
    }

    /// Nil unless there is such a day.
    init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
        // 31 April would be numbered as 1 May.
        guard CivilDay(number: number) == self else { return nil }
    }

    /// Days since 1970-01-01.
    var number: Int64 {
        let marchYear = Int64(month <= 2 ? year - 1 : year)
        let cycle = marchYear.floorDivided(by: 400)
        let yearOfCycle = marchYear - cycle * 400
        let monthFromMarch = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
        return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        (self >= 0 ? self : self - divisor + 1) / divisor
    }
}
