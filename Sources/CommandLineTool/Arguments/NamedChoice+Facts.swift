// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension Role: NamedChoice {
    static let choices: [Choice<Role>] = [
        Choice(.systemAdministrator, "system-administrator", "系统管理员"),
        Choice(.dataAuthority, "data-authority", "公共数据主管部门", "数据主管部门"),
        Choice(.applicant, "applicant", "申请单位"),
        Choice(.expert, "expert", "专家"),
        Choice(.bodyMember, "body-member", "协调机制成员"),
        Choice(.government, "government", "本级政府"),
        Choice(.operatorSignatory, "operator-signatory", "授权运营单位签署人"),
        Choice(.sealCustodian, "seal-custodian", "合同专用章保管人"),
        Choice(.sealReleaser, "seal-releaser", "用章审批人"),
        Choice(.hubAdministrator, "hub-administrator", "市级枢纽管理员"),
        Choice(.provincialOfficer, "provincial-officer", "省级备案人员"),
        Choice(.supervisor, "supervisor", "监管部门"),
        Choice(.securityAdministrator, "security-administrator", "安全管理员"),
        Choice(.auditAdministrator, "audit-administrator", "审计管理员"),
        Choice(.dataProvider, "data-provider", "数据提供单位"),
        Choice(.platformMaintainer, "platform-maintainer", "平台运维主体"),
    ]
}

extension Field: NamedChoice {
    static let choices: [Choice<Field>] = [
        Choice(.credit, "credit", "公共信用", "信用"),
        Choice(.manufacturing, "manufacturing", "先进制造", "制造"),
        Choice(.tourism, "tourism", "文化旅游", "文旅", "旅游"),
        Choice(.health, "health", "卫生健康", "健康"),
        Choice(.market, "market", "市场监管"),
        Choice(.finance, "finance", "金融服务", "金融"),
        Choice(.other, "other", "其他"),
    ]
}

extension DocumentKind: NamedChoice {
    static let choices: [Choice<DocumentKind>] = [
        Choice(.applicationForm, "application-form", "申请表", "申请书"),
        Choice(.auditReport, "audit-report", "审计报告"),
        Choice(.financialReport, "financial-report", "财务报告", "财务报表"),
        Choice(.securityCommitment, "security-commitment", "安全承诺书"),
        Choice(.riskSelfAssessment, "risk-self-assessment", "风险自评估报告", "风险自评估"),
        Choice(.emergencyPlan, "emergency-plan", "应急预案"),
        Choice(.legalityChecklist, "legality-checklist", "合法性审查清单", "合法性清单"),
    ]
}

extension GrantMode: NamedChoice {
    static let choices: [Choice<GrantMode>] = [
        Choice(.whole, "whole", "整体授权", "整体"),
        Choice(.byField, "by-field", "分领域授权", "分领域"),
        Choice(.byScenario, "by-scenario", "依场景授权", "依场景"),
    ]
}

extension MotionKind: NamedChoice {
    static let choices: [Choice<MotionKind>] = [
        Choice(.grant, "grant", "给予授权", "给予"),
        Choice(.revoke, "revoke", "撤销授权", "撤销"),
        Choice(.terminate, "terminate", "终止授权", "终止"),
        Choice(.adoptRules, "adopt-rules", "采用规则"),
        Choice(.majorProblem, "major-problem", "重大问题"),
        Choice(.freeze, "freeze", "暂停授权"),
    ]
}

extension Vote: NamedChoice {
    static let choices: [Choice<Vote>] = [
        Choice(.for, "for", "同意", "赞成"),
        Choice(.against, "against", "反对"),
        Choice(.abstain, "abstain", "弃权"),
    ]
}

extension ExitCause: NamedChoice {
    static let choices: [Choice<ExitCause>] = [
        Choice(.breach, "breach", "违约"),
        Choice(.termEnded, "term-ended", "期限届满", "到期"),
        Choice(.operatorRequest, "operator-request", "运营单位申请退出", "主动退出"),
        Choice(.falseMaterial, "false-material", "提供虚假材料", "虚假材料"),
        Choice(.securityIncident, "security-incident", "发生安全事件", "安全事件"),
        Choice(.notCorrected, "not-corrected", "逾期未改正"),
        Choice(.agreementClause, "agreement-clause", "协议约定情形", "协议条款"),
        Choice(.renewalMissed, "renewal-missed", "逾期未重新申请"),
        Choice(.operatorDissolved, "operator-dissolved", "运营单位终止"),
        Choice(.dataWithdrawn, "data-withdrawn", "数据提供方撤回数据", "撤回数据"),
        Choice(.rulesChanged, "rules-changed", "规则变更"),
        Choice(.goodFaithFailure, "good-faith-failure", "善意失误", "容错"),
    ]
}

extension UseKind: NamedChoice {
    static let choices: [Choice<UseKind>] = [
        Choice(.job, "job", "加工任务", "任务"),
        Choice(.session, "session", "会话"),
        Choice(.delivery, "delivery", "交付"),
    ]
}
