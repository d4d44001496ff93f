// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about the whole city.
enum HubTexts {
    static let noun = CommandText(
        "市级枢纽：全市情况", "The hub: the whole city", examples: ["tongdao hub report --out city.pdf"])
    static let report = CommandText(
        "全市情况写成一个可打印的文件", "The whole city in one printable file",
        detail: Text(
            "申请、授权、节点、不予办理、逾期和临近期限的事项及责任人、未办结的监管事项，并写明截至台账第几条、何时。格式由文件名结尾决定：.pdf、.txt 或 .json。",
            """
            Cases by stage and county, authorizations by state, nodes, refusals by code, dates that are overdue or at risk \
            with their owners, open matters; and as of which record and time. The ending of the file's name says how it is \
            written: .pdf, .txt or .json.
            """),
        examples: ["tongdao hub report --out city.pdf", "tongdao hub report --out city.json -o json"])
    static let out = Text("要写的文件：.pdf、.txt 或 .json", "The file to write: .pdf, .txt or .json")
    static let noForm = Text("结尾不是 .pdf、.txt 或 .json", "it ends in none of .pdf, .txt and .json")
    static let formRemedy = Text("例如 --out city.pdf", "for instance --out city.pdf")

    static func written(_ path: String, records: UInt64, at time: String) -> Text {
        Text(
            "已写入 \(path)：截至台账第 \(records) 条，\(time)", "wrote \(path): as of record \(records), \(time)")
    }
}
