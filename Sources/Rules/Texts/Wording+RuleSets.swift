// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// Rule sets: topics, gates, values, states.
    static let ruleSets: [Row] =
        topics + gates + parts + [
            ("rule-sets", "规则版本", "rule sets"),
            ("norms", "标准规范", "norms"),
            ("alignments", "待对照完善的协议", "agreements to align"),
            ("adopt-rules", "采用规则", "adopt a rule set"),
            ("distribute-rule-set", "下发规则文本", "distribute the rule set"),
            ("lacking", "缺文本", "text lacking"),
            ("adopted", "已采用未施行", "adopted, not yet in force"),
            ("in-force", "施行中", "in force"),
            ("given-way", "已让位", "given way"),
            ("expired", "已失效", "expired"),
            ("to-align", "待对照完善", "to align"),
            ("entered", "已登记", "entered"),
            ("superseded-by-version", "已有新版本", "a newer version is in force"),
            ("level", "层级", "level"),
            ("city", "市", "city"),
            ("nation", "国家", "nation"),
            ("governs", "所管事项", "governs"),
            ("valid-from", "有效自", "valid from"),
            ("valid-to", "有效至", "valid to"),
            ("in-force-from", "本市施行自", "in force here from"),
            ("rests-on", "依据", "rests on"),
            ("unconfirmed", "未核实的值", "unconfirmed values"),
            ("issuer", "发布单位", "issuer"),
            ("version", "版本", "version"),
            ("technical-standard", "技术标准", "technical standard"),
            ("business-norm", "业务规范", "business norm"),
            ("drafted-under", "起草所依规则", "drafted under"),
            ("align-with", "对照规则", "align with"),
            ("lacks", "欠缺", "lacks"),
            ("digest", "摘要", "digest"),
            ("plan-adopted", "实施方案已制定", "plan adopted"),
            ("plan-decided", "实施方案已集体决策", "plan decided"),
            ("plan-filed", "实施方案已备案", "plan filed"),
            ("operator-selected", "运营机构已选定", "operator selected"),
            ("grant-decided", "授权已集体决策", "grant decided"),
            ("rejected-collectively", "集体决策未通过", "rejected collectively"),
            ("adopt-plan", "制定实施方案", "adopt the plan"),
            ("decide-plan", "集体决策实施方案", "decide on the plan"),
            ("file-plan", "报备实施方案", "file the plan"),
            ("select-operator", "竞争选择运营机构", "select the operator"),
            ("decide-grant", "集体决策授权", "decide on the grant"),
            ("disclose", "披露信息", "disclose to the public"),
        ]

    private static let topics: [Row] = [
        ("operation", "授权运营", "operation"),
        ("platform", "平台管理", "platform"),
        ("registration", "登记", "registration"),
        ("price", "价格", "price"),
        ("disclosure", "信息披露", "disclosure"),
    ]

    private static let gates: [Row] = [
        ("panel", "专家评审", "expert panel"),
        ("body", "协调机制审定", "coordination body"),
        ("publication", "公开", "publication"),
        ("filing", "备案", "filing"),
        ("sealed-agreement", "签订协议", "sealed agreement"),
        ("plan", "实施方案", "implementation plan"),
        ("plan-decision", "“三重一大”决策（方案）", "collective decision on the plan"),
        ("plan-filing", "方案备案", "filing of the plan"),
        ("selection", "竞争性选择", "competitive selection"),
        ("grant-decision", "“三重一大”决策（授权）", "collective decision on the grant"),
        ("agreement-filing", "协议备案", "filing of the agreement"),
    ]

    private static let parts: [Row] = [
        ("product-list", "产品清单及要求", "product list and its demands"),
        ("supporting-platform", "支撑平台", "supporting platform"),
        ("asset-ownership", "资产权属", "asset ownership"),
        ("disclosure-and-no-redevelopment", "信息披露与不得再开发", "disclosure, no redevelopment"),
        ("cost-and-revenue-accounting", "成本收益核算与分配", "accounting and sharing"),
        ("security-and-emergency", "安全与应急", "security and emergency"),
        ("evaluation-renewal-exit", "评估、续期与退出", "evaluation, renewal, exit"),
        ("disputes", "争议解决", "disputes"),
        ("change-and-termination", "变更与终止", "change and termination"),
        ("other-matters", "其他事项", "other matters"),
    ]
}
