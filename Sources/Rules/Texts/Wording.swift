// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A language people are answered in.
public enum Language: String, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"
}

/// Names of states, steps, roles, documents and terms in both languages. Identifiers stand in records; these are shown.
public enum Wording {
    /// What `identifier` is called; an identifier without a name of its own is shown as it is.
    public static func name(of identifier: String, _ language: Language) -> String {
        guard let names = table[identifier] else { return identifier }
        return language == .chinese ? names.chinese : names.english
    }

    private struct Names: Sendable {
        let chinese: String
        let english: String
    }

    /// The names, family by family; a word that several families use stands in the first.
    private static let families: [[Row]] = [
        stages,
        events,
        roles,
        documents,
        terms,
        other,
        registers,
        supervision,
        exits,
        channels,
        fields,
        training,
        templates,
        ruleSets,
        seals,
        mechanism,
        expertGroup,
        publicity,
        registration,
        separation,
        factors,
        products,
        finding,
    ]

    private static let table: [String: Names] = Dictionary(
        families.joined().map { ($0.0, Names(chinese: $0.1, english: $0.2)) }, uniquingKeysWith: { first, _ in first })

    typealias Row = (String, String, String)

    private static let stages: [Row] = [
        ("submitted", "已提交", "submitted"),
        ("accepted", "已受理", "accepted"),
        ("panel-drawn", "已抽选专家", "panel drawn"),
        ("reviewed", "评审完成", "reviewed"),
        ("deliberating", "审议中", "before the body"),
        ("examined", "审定通过", "examined"),
        ("rejected-by-body", "审定未通过", "rejected by the body"),
        ("confirmed", "政府已确定", "confirmed"),
        ("not-confirmed", "政府未确定", "not confirmed"),
        ("published", "已公开", "published"),
        ("agreement-drafted", "协议已起草", "agreement drafted"),
        ("agreement-signed", "协议已签署", "agreement signed"),
        ("seal-released", "用印已批准", "seal released"),
        ("sealed", "已用印待登记", "sealed, awaiting the hub"),
        ("registered", "已登记", "registered"),
        ("live", "已生效", "live"),
        ("rejected-by-hub", "市级未予登记", "rejected by the hub"),
        ("revoked", "已撤销", "revoked"),
        ("open", "审议中", "open"),
        ("carried", "通过", "carried"),
        ("failed", "未通过", "failed"),
        ("drafted", "已起草", "drafted"),
        ("signed", "已签署", "signed"),
        ("superseded", "已被新草案取代", "superseded"),
        ("rejected", "未予登记", "rejected"),
        ("waiting", "等待许可", "waiting for a permit"),
        ("requested", "已申请接入", "requested"),
        ("admitted", "已接入", "admitted"),
        ("quarantined", "已隔离", "quarantined"),
    ]

    private static let events: [Row] = [
        ("submit-application", "提交申请", "submit the application"),
        ("accept-application", "受理申请", "accept the application"),
        ("draw-panel", "抽选专家", "draw the panel"),
        ("submit-review", "提交评审", "submit a review"),
        ("open-motion", "提请审议", "open a motion"),
        ("cast-vote", "表决", "cast a vote"),
        ("confirm-result", "政府确定", "confirm the result"),
        ("publish-result", "公开结果", "publish the result"),
        ("draft-agreement", "起草协议", "draft the agreement"),
        ("sign-agreement", "签署协议", "sign the agreement"),
        ("release-seal", "批准用印", "release the seal"),
        ("seal-agreement", "用印", "seal the agreement"),
        ("register", "市级登记", "register at the hub"),
        ("reject", "不予登记", "reject at the hub"),
        ("issue-permit", "签发许可", "issue the permit"),
        ("revoke", "撤销授权", "revoke the authorization"),
        ("request-node", "申请接入", "request admission"),
        ("admit-node", "批准接入", "admit the node"),
        ("quarantine-node", "隔离节点", "quarantine the node"),
        ("release-node", "解除隔离", "release the node"),
        ("none", "无", "none"),
    ]

    private static let roles: [Row] = [
        ("system-administrator", "系统管理员", "system administrator"),
        ("data-authority", "公共数据主管部门", "data authority"),
        ("applicant", "申请单位人员", "applicant"),
        ("expert", "专家", "expert"),
        ("body-member", "协调机制成员", "member of the coordination body"),
        ("government", "本级政府确定人员", "government's confirming officer"),
        ("operator-signatory", "授权运营单位签署人", "operator's signatory"),
        ("seal-custodian", "合同专用章保管人", "seal custodian"),
        ("seal-releaser", "用印审批人", "releasing officer of the seal"),
        ("hub-administrator", "市级节点管理员", "hub administrator"),
        ("provincial-officer", "省级备案人员", "provincial officer"),
        ("supervisor", "监管部门", "supervisor"),
        ("security-administrator", "安全管理员", "security administrator"),
        ("audit-administrator", "审计管理员", "audit administrator"),
        ("data-provider", "数据提供单位人员", "data provider"),
        ("platform-maintainer", "平台运维主体", "platform maintainer"),
    ]

    private static let documents: [Row] = [
        ("application-form", "申请表", "application form"),
        ("audit-report", "审计报告", "audit report"),
        ("financial-report", "财务报告", "financial report"),
        ("security-commitment", "安全承诺书", "security commitment"),
        ("risk-self-assessment", "安全风险自评报告", "risk self-assessment"),
        ("emergency-plan", "应急预案", "emergency plan"),
        ("legality-checklist", "合法性审查表", "legality checklist"),
    ]

    private static let terms: [Row] = [
        ("data-items", "数据项", "data items"),
        ("territories", "使用辖区", "territories"),
        ("term-start", "起始日期", "start of the term"),
        ("term-end", "终止日期", "end of the term"),
        ("mode", "授权方式", "mode of authorization"),
        ("breach-liability", "违约责任", "liability for breach"),
        ("fee-standard", "收费标准", "fee standard"),
        ("revenue-method", "收益或补偿方式", "revenue or compensation method"),
    ]

    private static let other: [Row] = [
        ("county", "县（区）", "county"),
        ("hub", "市级", "hub"),
        ("province", "省级", "province"),
        ("on", "开启", "on"),
        ("off", "关闭", "off"),
        ("credit", "公共信用", "public credit"),
        ("manufacturing", "先进制造", "advanced manufacturing"),
        ("tourism", "文化旅游", "culture and tourism"),
        ("health", "卫生健康", "health"),
        ("market", "市场监管", "market supervision"),
        ("finance", "金融服务", "finance"),
    ]
}
