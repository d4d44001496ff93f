// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about applications, panels, reviews, motions and results.
enum ApplicationTexts {
    static let noun = CommandText(
        "申请：提交、受理", "Applications: submission and acceptance (ZS-3.2)",
        examples: ["tongdao application list"])
    static let submit = CommandText(
        "提交申请（ZS-3.2；一场景一授权 ZS-3.0a）", "Submit an application for one scenario (ZS-3.2, ZS-3.0a)",
        detail: Text(
            "材料只在本机计算 SM3 摘要，原件不上传。", "Documents stay here: only their SM3 digests are sent."),
        examples: [
            "tongdao application submit --notice N330902-2026-0001 --credit-code 91330900MA28K00X1X \\",
            "    --name 舟山海旅数据有限公司 --scenario island-tours --scenario-name 海岛游线规划 \\",
            "    --purpose tour-planning --field tourism --data-item tourism.visits \\",
            "    --document application-form=form.pdf --document 安全承诺书=commitment.pdf",
        ])
    static let accept = CommandText(
        "受理申请（ZS-3.2）", "Accept an application (ZS-3.2)", examples: ["tongdao application accept A330902-2026-0001"])
    static let list = CommandText("列出申请", "List the applications", examples: ["tongdao application list"])
    static let panel = CommandText("专家组", "Expert panels", examples: ["tongdao panel draw A330902-2026-0001"])
    static let draw = CommandText(
        "抽选评审专家（ZS-3.3a、ZS-2.1.2b）", "Draw the panel (ZS-3.3a, ZS-2.1.2b)",
        detail: Text(
            "尚未准备时先准备；随后等待县、市、省三方的节点各自给出抽选值，再由三方的值抽选，任何人都可复算。",
            "Prepares the draw if none is under way, waits for what the nodes of county, hub and province put in, and draws "
                + "from that, so that anyone can repeat it."),
        examples: ["tongdao panel draw A330902-2026-0001 --recuse tongdao://zhoushan/dinghai/xuehui/chen"])
    static let prepare = CommandText(
        "准备抽选：固定名单（ZS-2.1.2b）", "Prepare a draw: fix the list (ZS-2.1.2b)",
        examples: ["tongdao panel prepare A330902-2026-0001 --recuse tongdao://zhoushan/dinghai/xuehui/chen"])
    static let wait = Text("等待三方抽选值的秒数", "Seconds to wait for what the offices put in")
    static let noWait = Text("不等待，立即抽选", "Draw at once, without waiting")
    static func prepared(_ id: String) -> Text { Text("已准备 \(id) 的抽选", "prepared the draw of \(id)") }
    static let review = CommandText(
        "专家评审", "Experts' reviews",
        examples: ["tongdao review submit A330902-2026-0001 --scores 80,75,90,70,85 --recommend"])
    static let submitReview = CommandText(
        "提交评审意见（ZS-3.3a、ZS-2.1.2d）", "Submit a review (ZS-3.3a, ZS-2.1.2d)",
        detail: Text(
            "五项依次为：资质、人才和服务能力、数据安全管理能力、经济社会价值、可行性。",
            "The five are: qualification, capacity, data security, value, feasibility."),
        examples: [
            "tongdao review submit A330902-2026-0001 --qualification 80 --capacity 75 --security 90 \\",
            "    --value 70 --feasibility 85 --recommend --opinion opinion.pdf",
            "tongdao review submit A330902-2026-0001 --scores 80,75,90,70,85 --no-recommend",
        ])
    static let motion = CommandText(
        "协调机制审议", "Motions before the coordination body", examples: ["tongdao motion vote M330902-2026-0001 for"])
    static let open = CommandText(
        "提请审议（ZS-3.3b、ZS-2.1.1d）", "Open a motion (ZS-3.3b, ZS-2.1.1d)",
        examples: [
            "tongdao motion open --kind grant --subject A330902-2026-0001",
            "tongdao motion open --kind 撤销 --subject U330902-2026-0001",
        ])
    static let vote = CommandText(
        "表决（ZS-3.3b）", "Vote on a motion (ZS-3.3b)",
        examples: [
            "tongdao motion vote M330902-2026-0001 for", "tongdao motion vote M330902-2026-0001 反对 --reason 场景不成熟",
        ])
    static let result = CommandText(
        "政府确定与公开", "The government's result", examples: ["tongdao result publish A330902-2026-0001"])
    static let confirm = CommandText(
        "政府确定结果（ZS-3.4a）", "Determine the result (ZS-3.4a)",
        examples: [
            "tongdao result confirm A330902-2026-0001 --document-number 定政函〔2026〕8号",
            "tongdao result confirm A330902-2026-0001 --no-confirmed --document-number 定政函〔2026〕9号",
        ])
    static let publish = CommandText(
        "公开结果（ZS-3.4b）", "Publish the result (ZS-3.4b)", examples: ["tongdao result publish A330902-2026-0001"])
}

extension ApplicationTexts {
    static let id = Text("申请编号", "Id of the application")
    static let organ = Text("申请单位代号；不写则取自本人证书", "The applicant's organ; your certificate's if left out")
    static let creditCode = Text("统一社会信用代码", "Unified social credit code")
    static let name = Text("申请单位名称", "Name of the applicant")
    static let legalPerson = Text("是否独立法人", "Whether it is a legal person")
    static let scenario = Text("应用场景代号，在本单位内唯一", "Key of the scenario, unique within the applicant")
    static let scenarioName = Text("应用场景名称", "Name of the scenario")
    static let purpose = Text("使用目的；每次使用须与之相符", "Purpose; every use must match it")
    static let document = Text("材料，可多次给出；或 kind=sm3：摘要", "A document; repeatable; or kind=sm3:DIGEST")
    static let dataItem = Text("数据项，可多次给出", "A data item; repeatable")
    static let recuse = Text("回避的专家，可多次给出", "An expert to recuse; repeatable")
    static let scores = Text("五项得分，以逗号分隔", "The five scores, separated by commas")
    static let qualification = Text("资质（0–100）", "Qualification, 0 to 100")
    static let capacity = Text("人才和服务能力（0–100）", "Talent and service capacity, 0 to 100")
    static let security = Text("数据安全管理能力（0–100）", "Data-security management, 0 to 100")
    static let value = Text("经济社会价值（0–100）", "Economic and social value, 0 to 100")
    static let feasibility = Text("可行性（0–100）", "Feasibility, 0 to 100")
    static let recommend = Text("是否推荐", "Whether the expert recommends it")
    static let opinion = Text("评审意见文件；只记录其 SM3", "The written opinion; only its SM3 is recorded")
    static let kind = Text("审议事项", "What it is about")
    static let subject = Text("申请或授权编号", "Id of the application or authorization")
    static let motionID = Text("审议编号", "Id of the motion")
    static let ballot = Text("表决意见", "The vote")
    static let confirmed = Text("确定或不予确定", "Whether the government determines it so")
    static let documentNumber = Text("批文文号", "Number of the government's document")
    static let scoresMissing = Text("五项得分须全部给出（--scores 或逐项）", "give all five scores, by --scores or one by one")

    static func submitted(_ id: String) -> Text { Text("已提交申请 \(id)", "submitted application \(id)") }
    static func accepted(_ id: String) -> Text { Text("已受理申请 \(id)", "accepted application \(id)") }
    static func drawn(_ id: String) -> Text { Text("已为 \(id) 抽选专家", "drew the panel for \(id)") }
    static func reviewed(_ id: String) -> Text { Text("已提交对 \(id) 的评审", "submitted the review of \(id)") }
    static func opened(_ id: String) -> Text { Text("已提请审议 \(id)", "opened motion \(id)") }
    static func voted(_ id: String) -> Text { Text("已对 \(id) 表决", "voted on \(id)") }
    static func determined(_ id: String) -> Text {
        Text("已记录政府对 \(id) 的决定", "recorded the government's decision on \(id)")
    }
    static func resultPublished(_ id: String) -> Text { Text("已公开 \(id) 的结果", "published the result of \(id)") }
}
