// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about local scenarios.
enum TemplateTexts {
    static let noun = CommandText(
        "场景案例：一县成功，全市推广（ZS-2.2i）", "Local scenarios: what proved itself in one county, for all (ZS-2.2i)",
        examples: ["tongdao template list"])
    static let propose = CommandText(
        "推荐本县已生效的场景", "Propose a live scenario of this county",
        examples: [
            "tongdao template propose U330902-2026-0001 --title \"客流预测\" --value-indicator ships-served \\",
            "    --results report.pdf",
        ])
    static let publish = CommandText(
        "收入案例库并发至各县（市级）", "Put it into the city's library and spread it (at the hub)",
        examples: [
            "tongdao template publish U330902-2026-0001 --title \"客流预测\" --value-indicator ships-served \\",
            "    --results report.pdf",
        ])
    static let adopt = CommandText(
        "在本县采用一个案例", "Take one up in this county", examples: ["tongdao template adopt S330900-2026-0001"])
    static let withdraw = CommandText(
        "撤出案例库（市级）", "Take one out of the library (at the hub)",
        examples: ["tongdao template withdraw S330900-2026-0001 --reason \"不再适用\""])
    static let list = CommandText(
        "列出推荐和案例", "List proposals and the library", examples: ["tongdao template list -o wide"])
    static let show = CommandText(
        "显示一个案例及其来源", "Show one, with where it came from", examples: ["tongdao template show S330900-2026-0001"])

    static let authorization = Text("授权编号", "Id of the authorization")
    static let id = Text("案例编号", "Id of the template")
    static let title = Text("名称", "Its title")
    static let indicator = Text("价值指标，可多次给出", "By what its worth is told; repeatable")
    static let results = Text("成效报告文件，或 sm3:摘要", "The report on its results, or sm3: and its digest")
    static let rests = Text("所依据的已采用案例，没有则不写", "The adopted template it rests on, if any")

    static func proposed(_ id: String) -> Text { Text("已推荐 \(id)", "proposed \(id)") }
    static func published(_ id: String) -> Text { Text("已入库 \(id)", "published \(id)") }
    static func adopted(_ id: String) -> Text { Text("已采用 \(id)", "adopted \(id)") }
    static func withdrawn(_ id: String) -> Text { Text("已撤出 \(id)", "withdrew \(id)") }
}
