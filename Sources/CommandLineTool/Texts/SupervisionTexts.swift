// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about agencies' opinions, matters of security, and recommendations.
enum SupervisionTexts {
    static let agency = CommandText(
        "部门意见：行业主管与数据提供单位对申请的意见", "Agencies: what the sector's regulator and data providers say (ZS-3.0b, ZS-5.1c)",
        examples: ["tongdao agency list"])
    static let giveOpinion = CommandText(
        "就一项申请提出意见", "Give an opinion on an application",
        examples: [
            "tongdao agency opinion A330902-2026-0001 --capacity sector-regulator --no-favourable \\",
            "    --reason \"超出行业许可范围\" --document opinion.pdf",
        ])
    static let listOpinions = CommandText("列出部门意见", "List the opinions", examples: ["tongdao agency list A330902"])
    static let matter = CommandText(
        "安全与监督事项：审查、评估、预警、应急、检查",
        "Matters of security: reviews, assessments, warnings, emergencies, inspections (ZS-1.3g, ZS-1.3j)",
        examples: ["tongdao matter list"])
    static let openMatter = CommandText(
        "立项", "Open a matter",
        examples: [
            "tongdao matter open --kind security-review --subject U330902-2026-0001 --responsible haiyun \\",
            "    --due +15d --document scope.pdf",
        ])
    static let answerMatter = CommandText(
        "责任单位答复", "Answer, for the organ responsible",
        examples: ["tongdao matter answer J330902-2026-0001 --document report.pdf"])
    static let closeMatter = CommandText(
        "办结，须由他人办理", "End a matter; for someone who did not answer it",
        examples: ["tongdao matter close J330902-2026-0001 --outcome sound --document finding.pdf"])
    static let listMatters = CommandText("列出事项", "List the matters", examples: ["tongdao matter list -o wide"])
    static let showMatter = CommandText(
        "显示一个事项", "Show one matter", examples: ["tongdao matter show J330902-2026-0001"])
    static let recommendation = CommandText(
        "推荐：好的服务", "Recommendations: services that do well (ZS-1.2.1b)", examples: ["tongdao recommendation list"])
    static let recommend = CommandText(
        "推荐一项授权的服务", "Recommend the service of an authorization",
        examples: ["tongdao recommendation give U330902-2026-0001 --reason \"候船时间减半\""])
    static let withdraw = CommandText(
        "撤回推荐", "Withdraw a recommendation",
        examples: ["tongdao recommendation withdraw U330902-2026-0001 --reason \"服务已停\""])
    static let listRecommendations = CommandText(
        "列出推荐", "List the recommendations", examples: ["tongdao recommendation list"])

    static let capacity = Text("以何身份", "In which capacity")
    static let favourable = Text("是否同意", "Whether in favour")
    static let document = Text("文件；只取其 SM3，或写 sm3:摘要", "The document; only its SM3 leaves, or sm3:DIGEST")
    static let kind = Text("类别", "Kind of matter")
    static let subject = Text("涉及的申请、授权或节点", "The application, authorization or node it concerns")
    static let responsible = Text("须答复的单位", "The organ that has to answer")
    static let due = Text("答复期限", "By when")
    static let outcome = Text("结论", "The finding")
    static let matterID = Text("事项编号", "Id of the matter")

    static func opinionGiven(_ id: String) -> Text { Text("已就 \(id) 提出意见", "gave an opinion on \(id)") }
    static func opened(_ id: String) -> Text { Text("已立项 \(id)", "opened matter \(id)") }
    static func answered(_ id: String) -> Text { Text("已答复 \(id)", "answered \(id)") }
    static func closed(_ id: String) -> Text { Text("已办结 \(id)", "closed \(id)") }
    static func recommended(_ id: String) -> Text { Text("已推荐 \(id)", "recommended \(id)") }
    static func withdrawn(_ id: String) -> Text { Text("已撤回对 \(id) 的推荐", "withdrew the recommendation of \(id)") }
}
