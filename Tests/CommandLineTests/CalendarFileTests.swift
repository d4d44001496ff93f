// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Testing

@testable import CommandLineTool

/// A year's calendar as a person writes it down.
@Suite struct CalendarFileTests {
    @Test func rangesAreWrittenOutDayByDay() throws {
        let read = try CalendarFile.read(
            """
            # 2031, an invented year
            document 1  号
            off 2031-05-01 2031-05-03
            off 2031-10-01   # one day
            work 2031-05-10 2031-09-28
            """)
        #expect(
            read
                == PublishCalendar(
                    year: 2031, holidays: ["2031-05-01", "2031-05-02", "2031-05-03", "2031-10-01"],
                    makeUpDays: ["2031-05-10", "2031-09-28"], documentNumber: "1 号"))
    }

    @Test(arguments: [
        "off", "off 2031-02-29", "off 2031-05-03 2031-05-01", "off 2031-05-01 2031-05-02 2031-05-03", "work",
        "work tomorrow", "document", "holiday 2031-05-01",
    ])
    func anotherLineIsNamed(_ line: String) {
        let failure = #expect(throws: CommandFailure.self) { try CalendarFile.read("# remark\n\(line)\n") }
        #expect(failure?.code == "calendar-malformed")
        #expect(failure?.message.english.contains("line 2") == true)
    }

    /// The calendar that comes with the program: 33 days off and six worked in their place.
    @Test func theOneThatComesWithTheProgramIsRead() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/calendars/2026.txt")
        let read = try CalendarFile.read(String(contentsOf: file, encoding: .utf8))
        #expect(read.year == 2026 && read.holidays.count == 33 && read.makeUpDays.count == 6)
        #expect(!read.documentNumber.isEmpty)
    }
}
