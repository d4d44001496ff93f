// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about rule sets, norms and the gates of newer chains.
enum RuleSetTexts {
    static let list = CommandText(
        "列出本程序所带的规则版本", "List the rule sets this program carries",
        detail: Text(
            "某节点施行哪些规则，用 tongdao register list rule-sets 查看。",
            "Which of them a node decides by: tongdao register list rule-sets."),
        examples: ["tongdao rules list", "tongdao rules list -o json"])
    static let diff = CommandText(
        "比较两个规则版本：改了什么、是否核实", "Compare two rule sets: what changes, and how well each value is founded",
        examples: ["tongdao rules diff ZS2024 CN2025-OP", "tongdao rules diff ZS2024 CN2025-OP -o json"])
    static let announce = CommandText(
        "公告协调机制已通过采用的规则版本（ZS-2.1.1c）", "Announce a rule set that the body has adopted (ZS-2.1.1c)",
        detail: Text(
            "自施行之日起，没有其文本的节点不作新的决定。",
            "From its day on, a node without its text decides nothing new."),
        examples: ["tongdao rules announce CN2025-OP --motion M330900-2026-0001 --from 2026-12-01"])
    static let distribute = CommandText(
        "向各县（区）下发已公告规则的文本（ZS-1.3i）", "Send the text of an announced rule set to every county (ZS-1.3i)",
        examples: ["tongdao rules distribute CN2025-OP"])
    static let norm = CommandText(
        "标准规范目录（ZS-1.3f、ZS-1.3k）", "Catalogue of technical standards and business norms (ZS-1.3f, ZS-1.3k)",
        examples: ["tongdao norm list"])
    static let enter = CommandText(
        "登记一项技术标准或业务规范", "Enter a technical standard or business norm",
        examples: [
            "tongdao norm enter --number \"DB3309/T 1\" --kind technical-standard --title 安全防护规范 \\",
            "    --issuer 舟山市市场监督管理局 --version 2026 --valid-from 2026-12-01 --document norm.pdf",
        ])
    static let normList = CommandText("列出标准规范", "List the norms", examples: ["tongdao norm list"])
    static let normShow = CommandText(
        "显示一项标准规范", "Show a norm", examples: ["tongdao norm show \"DB3309/T 1@2026\""])
    static let gate = CommandText(
        "新规则审批链的环节：实施方案、“三重一大”、竞争性选择、披露", "Gates of newer chains: plan, collective decision, selection, disclosure",
        examples: ["tongdao gate record A330902-2026-0001 plan --document-number 7 --document plan.pdf"])
    static let record = CommandText(
        "记录申请通过或未通过一个环节", "Record that an application has passed a gate, or has not",
        examples: [
            "tongdao gate record A330902-2026-0001 plan --document-number 定数〔2026〕1号 --document plan.pdf",
            "tongdao gate record A330902-2026-0001 selection --method public-tender --document-number 7 --document award.pdf",
        ])

    static let id = Text("规则版本编号", "Id of the rule set")
    static let motion = Text("通过采用的审议事项", "The motion that adopted it")
    static let from = Text("本市施行日；不写为即时", "In force here from; at once if left out")
    static let number = Text("发布单位的编号", "The issuer's number")
    static let kind = Text("技术标准或业务规范", "Technical standard or business norm")
    static let title = Text("名称", "Title")
    static let issuer = Text("发布单位", "Issuer")
    static let version = Text("版本", "Version")
    static let validFrom = Text("有效自", "Valid from")
    static let document = Text("文件，或 sm3:…；只登记摘要", "The document, or sm3:…; only its digest is recorded")
    static let belongsTo = Text("所属规则版本", "The rule set it belongs to")
    static let normID = Text("编号@版本", "Number@version")
    static let gateName = Text("环节，见 rules show case --rule-set", "Gate; see rules show case --rule-set")
    static let passed = Text("通过或未通过", "Passed or not")
    static let documentNumber = Text("文号、备案号或公告号", "Number of the document, filing or award")
    static let method = Text("选择方式，如 public-tender", "How the operator was selected, such as public-tender")

    static let idHeading = Text("编号", "ID")
    static let levelHeading = Text("层级", "LEVEL")
    static let topicsHeading = Text("事项", "TOPICS")
    static let validFromHeading = Text("有效自", "VALID FROM")
    static let validToHeading = Text("有效至", "VALID TO")
    static let unconfirmedHeading = Text("未核实", "UNCONFIRMED")
    static let titleHeading = Text("名称", "TITLE")
    static let nameHeading = Text("项目", "VALUE")
    static let markHeading = Text("核实", "MARK")
    static let sourceHeading = Text("出处", "SOURCE")
    static let confirmed = Text("已核实", "confirmed")
    static let unconfirmed = Text("未核实", "UNCONFIRMED")

    static func announced(_ id: String) -> Text { Text("已公告规则版本 \(id)", "Rule set \(id) is announced") }
    static func distributed(_ id: String) -> Text { Text("已下发规则文本 \(id)", "Rule set \(id) is distributed") }
    static func entered(_ id: String) -> Text { Text("已登记 \(id)", "\(id) is entered") }
    static func recorded(_ id: String) -> Text { Text("已记录 \(id) 的审批环节", "The gate of \(id) is recorded") }
}
