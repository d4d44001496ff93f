// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about working days.
enum CalendarTexts {
    static let noun = CommandText(
        "工作日历：周末、放假日和调休上班日", "Working days: weekends, days off, and the weekend days worked in their place",
        examples: ["tongdao calendar list", "tongdao calendar add-days 2026-02-13 3"])
    static let load = CommandText(
        "公布一年的工作日历并发至各县（市级）", "Publish a year's calendar and send it to every county (at the hub)",
        detail: Text(
            "文件逐行写明：document 文号；off 起 [止]；work 日期。",
            "The file says, a line each: document NUMBER; off FIRST [LAST]; work DAY."),
        examples: ["tongdao calendar load --file docs/calendars/2026.txt"])
    static let list = CommandText(
        "列出已公布的年份", "List the years that have been published", examples: ["tongdao calendar list"])
    static let show = CommandText("显示一年的工作日历", "Show the calendar of a year", examples: ["tongdao calendar show 2026"])
    static let addDays = CommandText(
        "某日之后第 N 个工作日；当日不计", "The working day that is the Nth after a day; the day itself does not count",
        examples: ["tongdao calendar add-days 2026-09-29 4"])

    static let file = Text("工作日历文件", "The calendar's file")
    static let year = Text("年份", "The year")
    static let date = Text("起算日，如 2026-09-29", "The day to count from, e.g. 2026-09-29")
    static let count = Text("工作日数", "How many working days")

    static let lastHeading = Text("最后一日", "LAST DAY")
    static let endsHeading = Text("届满", "ENDS")
    static let markHeading = Text("工作日历", "CALENDAR")
    static let confirmed = Text("已公布", "published")
    static let unconfirmed = Text("有年份未公布，仅按周末推算", "unconfirmed: a year not published, by weekends only")

    static let noDay = Text("不是日期", "is no day")
    static let dayRemedy = Text("写作 2026-09-29", "write it as 2026-09-29")
    static let tooMany = Text("超出范围", "is out of range")
    static let manyRemedy = Text("0 至 5000", "0 to 5000")
    static let lineRemedy = Text(
        "每行为 document 文号、off 起 [止] 或 work 日期", "each line is document NUMBER, off FIRST [LAST], or work DAY")
    static let unpublishedRemedy = Text(
        "由市级管理员公布：tongdao calendar load --file 文件",
        "the hub's administrator publishes it: tongdao calendar load --file FILE")

    static func unpublished(_ year: UInt32) -> Text {
        Text("\(year) 年的工作日历未公布：期限仅按周末推算", "the calendar of \(year) is unconfirmed: terms count its weekends only")
    }
    static func wrongLine(_ number: Int, _ line: String) -> Text {
        Text("第 \(number) 行无法识别：\(line)", "line \(number) is not understood: \(line)")
    }
    static func loaded(_ id: String) -> Text { Text("已公布 \(id)", "published \(id)") }
}
