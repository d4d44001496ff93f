// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about quotas, fields and scenarios.
enum FieldTexts {
    static let quotaNoun = CommandText(
        "总量指标：各领域各年度的授权总量", "Quotas: how many authorizations of a field may stand in a year (ZS-4.0a)",
        examples: ["tongdao quota list"])
    static let set = CommandText(
        "设定总量：市级为全市，县级为本县（ZS-4.0a）", "Set one: at the hub for the city, at a county for itself (ZS-4.0a)",
        examples: ["tongdao quota set --field tourism --year 2026 --limit 12 --document-number \"舟数〔2026〕1号\""])
    static let list = CommandText(
        "列出总量、已用和剩余", "List them, with what is used and left", examples: ["tongdao quota list -o wide"])
    static let compare = CommandText(
        "一个通告的全部申请按公布的标准并列评分", "The scores of all applicants of a notice side by side, by its published weights",
        examples: ["tongdao notice compare N330902-2026-0001"])
    static let scenarioNoun = CommandText(
        "场景：领域、标签、数据来源等", "Scenarios: field, tags, origins of the data and more",
        examples: ["tongdao scenario list"])
    static let scenarios = CommandText("列出场景", "List the scenarios", examples: ["tongdao scenario list -o wide"])
    static let scenario = CommandText(
        "显示一个场景", "Show one scenario", examples: ["tongdao scenario show A330902-2026-0001"])

    static let year = Text("年度", "The year")
    static let limit = Text("总量", "How many may stand")
    static let documentNumber = Text("决定的文号", "Number of the document it was decided by")
    static let criterion = Text("评审标准及权重（合计100），可多次给出", "A criterion with its weight, together 100; repeatable")
    static let tag = Text("标签，如 maritime，可多次给出", "A tag such as maritime; repeatable")
    static let priority = Text("民生、增长或战略领域，优先", "Of livelihood, growth or strategic weight")
    static let sensitive = Text(
        "是否含敏感个人信息；卫生健康领域默认有", "Whether sensitive personal information is there; in health it is")
    static let spatial = Text("含空间数据", "Spatial data are among them")
    static let provider = Text("数据提供单位，可多次给出", "An organ the data come from; repeatable")
    static let productClass = Text("产品类别", "For the market or for supervision only")
    static let origin = Text("融合的数据来源，可多次给出", "An origin of what is joined; repeatable")
    static let indicator = Text("价值指标，可多次给出", "By what its worth is to be told; repeatable")
    static let application = Text("申请编号", "Id of the application")

    static func quotaSet(_ id: String) -> Text { Text("已设定总量 \(id)", "set quota \(id)") }
}
