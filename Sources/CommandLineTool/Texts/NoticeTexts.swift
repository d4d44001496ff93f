// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about notices.
enum NoticeTexts {
    static let noun = CommandText(
        "通告：重点领域的申报通告", "Notices: calls for applications in a key field (ZS-3.1)",
        examples: ["tongdao notice list", "tongdao notice show N330902-2026-0001"])
    static let publish = CommandText(
        "发布通告（ZS-3.1a、ZS-3.1b）", "Publish a notice (ZS-3.1a, ZS-3.1b)",
        examples: [
            "tongdao notice publish --field tourism --title \"文化旅游领域公共数据授权运营\" \\",
            "    --closes +30d --condition \"独立法人\" --document application-form \\",
            "    --document security-commitment --panel-size 5 --speciality law",
        ])
    static let list = CommandText("列出通告", "List the notices", examples: ["tongdao notice list -o wide"])
    static let show = CommandText("显示一个通告", "Show one notice", examples: ["tongdao notice show N330902-2026-0001"])

    static let id = Text("通告编号", "Id of the notice")
    static let field = Text("重点领域", "The key field")
    static let title = Text("标题", "The title")
    static let opens = Text("何时起受理；不写为现在", "When applications may come in; now if left out")
    static let closes = Text("何时截止，如 2026-12-31T17:00 或 +30d", "When they may no longer, e.g. 2026-12-31T17:00 or +30d")
    static let condition = Text("申报条件，可多次给出", "A condition of admission; repeatable")
    static let document = Text("须提交的材料，可多次给出", "A kind of document to bring; repeatable")
    static let panelSize = Text("评审专家人数", "Experts on the panel")
    static let speciality = Text("专家组须覆盖的专业，可多次给出", "A speciality the panel must cover; repeatable")

    static let idHeading = Text("编号", "ID")
    static let titleHeading = Text("标题", "TITLE")
    static let fieldHeading = Text("领域", "FIELD")
    static let opensHeading = Text("起", "OPENS")
    static let closesHeading = Text("止", "CLOSES")
    static let openHeading = Text("受理中", "OPEN")
    static let applicationsHeading = Text("申请数", "APPLICATIONS")
    static let conditionsHeading = Text("申报条件", "CONDITIONS")
    static let documentsHeading = Text("材料", "DOCUMENTS")
    static let panelHeading = Text("专家数", "PANEL")
    static let specialitiesHeading = Text("须有专业", "SPECIALITIES")

    static func published(_ id: String) -> Text { Text("已发布通告 \(id)", "published notice \(id)") }
}
