// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about dates to keep.
enum DeadlineTexts {
    static let noun = CommandText(
        "期限：各类事项的到期日、责任人和逾期去向", "Dates to keep: what, when, whose, and who is told once it is overdue",
        examples: ["tongdao deadline list", "tongdao deadline list --overdue"])
    static let list = CommandText(
        "按日期列出期限；市级节点上包括各县", "List them by date; at the hub, with every county's",
        examples: [
            "tongdao deadline list --at-risk", "tongdao deadline list --of tongdao://zhoushan/dinghai -o json",
        ])
    static let overdue = Text("只列出逾期的", "Only what is overdue")
    static let atRisk = Text("只列出临近的", "Only what is at risk")

    static let at = Text("日期", "DATE")
    static let state = Text("状态", "STATE")
    static let what = Text("期限", "WHAT")
    static let owner = Text("责任人", "OWNER")
    static let told = Text("逾期报送", "ESCALATED TO")
    static let warn = Text("预警", "WARNED")
}
