// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseTable {
    /// Chapter 3 (三、授权运营准入流程), admission, from the notice to the exit.
    static let admissionClauses: [Clause] = [
        Clause(
            "ZS-3.0a", .must, "all",
            en: "One scenario, one authorization (一场景一授权)",
            zh: "实行“一场景一授权”的方式申请"),
        Clause(
            "ZS-3.0b", .must, "applicant",
            en: "Scenario lawful and within sector rules",
            zh: "场景应符合相关领域合法性、规范性要求，不违反法律法规"),
        Clause(
            "ZS-3.1a", .must, "Auth",
            en: "Publish the call (通告) for a key field",
            zh: "向社会发布重点领域开展公共数据授权运营的通告"),
        Clause(
            "ZS-3.1b", .must, "Auth",
            en: "State application conditions",
            zh: "明确申报条件"),
        Clause(
            "ZS-3.2", .must, "applicant",
            en: "Apply to Auth within the set time",
            zh: "申请单位在规定时间内向公共数据主管部门提交申请"),
        Clause(
            "ZS-3.3a", .must, "experts",
            en: "Comprehensive review (综合评审)",
            zh: "专家组对申请单位进行综合评审"),
        Clause(
            "ZS-3.3b", .must, "Mech",
            en: "Result reported to Mech for examination (审定)",
            zh: "评审结果报协调机制审定"),
        Clause(
            "ZS-3.4a", .must, "same-level gov",
            en: "Result reported to government, which determines it",
            zh: "审定结果报本级政府确定"),
        Clause(
            "ZS-3.4b", .must, "Auth",
            en: "Publish to society",
            zh: "确定后向社会公开"),
        Clause(
            "ZS-3.4c", .must, "Auth",
            en: "File with provincial government",
            zh: "报省政府备案"),
        Clause(
            "ZS-3.5a", .must, "county+ gov, Op",
            en: "Sign the agreement",
            zh: "由县级以上政府与授权运营单位签订协议"),
        Clause(
            "ZS-3.5b", .must, "both",
            en: "Must state scope, term (期限), mode (授权方式), liability for breach",
            zh: "协议中明确授权运营范围、期限、授权方式、违约责任等"),
        Clause(
            "ZS-3.5c", .must, "both",
            en: "If data are paid for: fee standard, and revenue or compensation method",
            zh: "涉及有偿使用的，应明确收费标准、获取收益或补偿方式等"),
        Clause(
            "ZS-3.6a", .must, "Auth",
            en: "Exit when a case in provincial measures or the agreement occurs",
            zh: "符合省办法以及协议退出情形之一的，结束退出"),
        Clause(
            "ZS-3.6b", .must, "Auth",
            en: "Close platform permission in time (及时)",
            zh: "及时关闭授权运营单位的平台使用权限"),
        Clause(
            "ZS-3.6c", .must, "Auth",
            en: "Delete the related data left on the platform in time",
            zh: "及时删除平台内留存的相关数据"),
        Clause(
            "ZS-3.6d", .must, "Auth",
            en: "Keep related network logs (网络日志) not less than 6 months",
            zh: "按照规定留存相关网络日志不少于6个月"),
    ]
}
