// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about the registration of resources and products.
enum RegistrationTexts {
    private static let example = "R330902-2026-0001"
    private static let content = [
        "    --object resource --subject data-bureau --name \"客运班次\" --source \"履职采集\" --resource ferry.trips \\",
        "    --scenario \"客流预测\" --evidence B330902-2026-0001 --risk-assessment risk.pdf --supplied -2d",
    ]

    static let noun = CommandText(
        "登记：公共数据资源和产品的登记", "Registration of public data resources and products",
        detail: Text(
            "须先由本市采用登记规则（如 CN2025-REG）；期限按该规则和工作日历计算。",
            "The city has to have adopted rules for it, such as CN2025-REG; terms are counted by them and the working days."
        ),
        examples: ["tongdao registration list", "tongdao registration query 33090220260000017"])
    static let preserve = CommandText(
        "存证：先于申请", "Preserve evidence, before the application",
        examples: ["tongdao registration preserve --title \"客运班次数据说明\" --file description.pdf"])
    static let apply = CommandText(
        "申请首次登记", "Apply for a first registration",
        examples: (["tongdao registration apply \\"] + content))
    static let amend = CommandText(
        "按一次性告知补正", "Correct the application as the one notice asks",
        examples: (["tongdao registration amend \(example) \\"] + content))
    static let back = CommandText(
        "一次性告知需补正的全部内容", "Return it, naming everything to be corrected: there is one such notice",
        examples: ["tongdao registration return \(example) --reason \"补充来源证明\""])
    static let accept = CommandText(
        "受理", "Accept it; the formal review begins", examples: ["tongdao registration accept \(example)"])
    static let review = CommandText(
        "形式审核的结论", "The outcome of the formal review",
        examples: [
            "tongdao registration review \(example)",
            "tongdao registration review \(example) --no-passed --reason \"主体不符\"",
        ])
    static let publish = CommandText(
        "开始公示", "Put it to public notice", examples: ["tongdao registration publish \(example)"])
    static let raiseObjection = CommandText(
        "公示期内以本人名义提出异议", "Object in your own name while the notice runs",
        examples: ["tongdao registration object \(example) --reason \"来源不实\" --grounds grounds.pdf"])
    static let decideObjection = CommandText(
        "处理全部异议；成立的终止登记", "Decide on all objections; one that holds stops it",
        examples: ["tongdao registration decide-objection \(example) --no-upheld --reason \"证据不足\""])
    static let giveCode = CommandText(
        "公示期满赋查询码", "Give the query code once the notice is over",
        examples: ["tongdao registration code \(example)"])
    static let change = CommandText(
        "申请变更登记", "Ask for a change",
        examples: (["tongdao registration change \(example) --reason \"业务调整\" \\"] + content))
    static let correct = CommandText(
        "申请更正登记", "Ask for a correction",
        examples: (["tongdao registration correct \(example) --reason \"登记有误\" \\"] + content))
    static let cancel = CommandText(
        "申请注销登记", "Ask for its cancellation",
        examples: ["tongdao registration cancel \(example) --reason \"不再提供\""])
    static let renew = CommandText(
        "到期前续展；依协议的须写明新协议", "Renew it near its end; under an agreement, under which one it goes on",
        examples: ["tongdao registration renew \(example) --reason \"继续提供\""])
    static let decideChange = CommandText(
        "决定变更、更正、注销或续展", "Decide on what was asked for",
        examples: ["tongdao registration decide-change \(example)"])
    static let revoke = CommandText(
        "撤销登记", "Revoke it",
        examples: [
            "tongdao registration revoke \(example) --cause false-material --reason \"材料虚假\" --finding finding.pdf"
        ])
    static let list = CommandText("列出登记", "List registrations", examples: ["tongdao registration list -o wide"])
    static let listEvidence = CommandText(
        "列出存证", "List what has been preserved", examples: ["tongdao registration evidence"])
    static let show = CommandText("显示一项登记", "Show one", examples: ["tongdao registration show \(example)"])
    static let query = CommandText(
        "按查询码查询；先核对校验码", "Find one by its query code; the check character is checked first",
        examples: ["tongdao registration query 33090220260000017"])

    static let id = Text("登记编号", "Id of the registration")
    static let evidenceTitle = Text("存证内容的名称", "What it is")
    static let preserved = Text("要存证的文件，或 sm3:摘要", "The file to preserve, or sm3: and its digest")
    static let object = Text("登记对象", "What is registered")
    static let subject = Text("登记主体（单位），可多次给出", "An organ it is registered for; repeatable")
    static let name = Text("资源或产品名称", "Name of the resource or product")
    static let source = Text("合法来源", "Where the data lawfully come from")
    static let resource = Text("资源，或产品所用资源", "The resource, or what the product was made from")
    static let product = Text("产品说明；只用于产品", "What the product is; of products only")
    static let scenario = Text("应用场景", "The use scenario")
    static let evidence = Text("存证编号", "Id of the preserved evidence")
    static let risk = Text("安全风险评估文件，或 sm3:摘要", "The security risk assessment, or sm3: and its digest")
    static let agreement = Text("产品所依协议，没有则不写", "The agreement a product is made under, if any")
    static let newAgreement = Text("续展所依的新协议，没有则不写", "The agreement it goes on under, if any")
    static let supplied = Text("提供数据或交付产品的时间", "When the data were supplied or the product delivered")
    static let reason = Text("原因", "Why")
    static let passed = Text("是否通过", "Whether it has passed")
    static let grounds = Text("异议依据文件，或 sm3:摘要", "The grounds, or sm3: and their digest")
    static let upheld = Text("异议是否成立", "Whether an objection holds")
    static let granted = Text("是否同意", "Whether it is granted")
    static let cause = Text("撤销原因", "The cause")
    static let finding = Text("认定文件，或 sm3:摘要", "The finding, or sm3: and its digest")
    static let code = Text("查询码", "The query code")

    static let noCode = Text("不是查询码：校验码不符", "is no query code: its check character does not fit")
    static let codeRemedy = Text("核对后重新输入", "compare it and type it again")
}

extension RegistrationTexts {
    static func preservedDone(_ id: String) -> Text { Text("已存证 \(id)", "preserved as \(id)") }
    static func applied(_ id: String) -> Text { Text("已申请登记 \(id)", "applied for \(id)") }
    static func amended(_ id: String) -> Text { Text("已补正 \(id)", "corrected \(id)") }
    static func returned(_ id: String) -> Text { Text("已告知补正 \(id)", "returned \(id)") }
    static func accepted(_ id: String) -> Text { Text("已受理 \(id)", "accepted \(id)") }
    static func reviewed(_ id: String) -> Text { Text("已审核 \(id)", "reviewed \(id)") }
    static func published(_ id: String) -> Text { Text("已公示 \(id)", "put \(id) to public notice") }
    static func objected(_ id: String) -> Text { Text("已对 \(id) 提出异议", "objected to \(id)") }
    static func objectionDecided(_ id: String) -> Text { Text("已处理 \(id) 的异议", "decided the objections to \(id)") }
    static func coded(_ id: String) -> Text { Text("已赋码 \(id)", "gave \(id) its code") }
    static func requested(_ id: String) -> Text { Text("已就 \(id) 提出申请", "asked for a change of \(id)") }
    static func changeDecided(_ id: String) -> Text { Text("已就 \(id) 作出决定", "decided on \(id)") }
    static func revoked(_ id: String) -> Text { Text("已撤销 \(id)", "revoked \(id)") }
}
