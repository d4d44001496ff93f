// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// A year's calendar as a text a person writes from the notice that arranges it, a line each:
///
///     document 关于2026年部分节假日安排的通知
///     off 2026-02-15 2026-02-23
///     work 2026-02-14
///
/// `off` takes one day, or the first and the last of several; what follows `#` is a remark.
enum CalendarFile {
    static func read(_ text: String) throws(CommandFailure) -> PublishCalendar {
        var calendar = PublishCalendar()
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
            guard let verb = words.first else { continue }
            let days = words.dropFirst().compactMap { CalendarDay($0) }
            switch verb {
            case "document" where words.count > 1:
                calendar.documentNumber = words.dropFirst().joined(separator: " ")
            case "off"
            where days.count == words.count - 1 && (1...2).contains(days.count) && days[0] <= days[days.count - 1]:
                calendar.holidays += Self.days(days[0], through: days[days.count - 1])
            case "work" where days.count == words.count - 1 && !days.isEmpty:
                calendar.makeUpDays += days.map(\.text)
            default:
                throw CommandFailure(
                    .usage, "calendar-malformed", CalendarTexts.wrongLine(place + 1, String(line)),
                    remedy: CalendarTexts.lineRemedy)
            }
        }
        if let first = (calendar.holidays + calendar.makeUpDays).first.flatMap({ CalendarDay($0) }) {
            calendar.year = UInt32(first.year)
        }
        return calendar
    }

    /// No arrangement has more days in a row.
    private static let longestRun = 366

    private static func days(_ first: CalendarDay, through last: CalendarDay) -> [String] {
        var (days, day) = ([first.text], first)
        while day < last, days.count < longestRun {
            day = day.next
            days.append(day.text)
        }
        return days
    }
}
