// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Refusals about working days and the registration of resources and products.
    static let registration: [RefusalText] = [
        RefusalText(
            .calendarMalformed, ["ZS-6b"], owner: .hubAdministrator, .invalidArgument,
            zh: "工作日历缺少以下内容或与其不符：{missing}",
            en: "The calendar lacks these, or they do not fit it: {missing}",
            nextZh: "按放假安排通知逐日列出后重新公布", nextEn: "List the days as the notice arranges them and publish it again"),
        RefusalText(
            .calendarUnchanged, ["ZS-6b"], owner: .hubAdministrator, .alreadyExists,
            zh: "{year} 年的工作日历已如此公布", en: "The calendar of {year} has been published like that",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .evidenceIncomplete, ["ZS-6b"], owner: .unspecified, .invalidArgument,
            zh: "存证内容不完整：{missing}", en: "What is to be preserved is incomplete: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .registrationUngoverned, ["ZS-6b"], owner: .hubAdministrator, .failedPrecondition,
            zh: "施行中的规则未规定登记，或缺少其所需的值：{missing}",
            en: "The rules in force know no registration, or lack the values for it: {missing}",
            nextZh: "由协调机制通过采用登记规则：tongdao motion open --kind adopt-rules --subject CN2025-REG",
            nextEn: "Have the body adopt such rules: tongdao motion open --kind adopt-rules --subject CN2025-REG"),
        RefusalText(
            .registrationIncomplete, ["ZS-6b"], owner: .unspecified, .invalidArgument,
            zh: "登记内容缺少以下各项或与其不符：{missing}",
            en: "The application lacks these, or they do not fit it: {missing}",
            nextZh: "补齐后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .registrationEvidenceMissing, ["ZS-6b"], owner: .unspecified, .failedPrecondition,
            zh: "申请登记前须先存证；申请主体没有存证“{evidence}”",
            en: "Evidence is preserved before the application; the subjects have none named {evidence}",
            nextZh: "先存证：tongdao registration preserve", nextEn: "Preserve it first: tongdao registration preserve"),
        RefusalText(
            .registrationSamePerson, ["ZS-6b"], owner: .dataAuthority, .permissionDenied,
            zh: "{missing} 提出过申请或异议，不得办理其审核",
            en: "{missing} filed or objected and may not judge it",
            nextZh: "由登记机构的另一人办理", nextEn: "Have someone else of the registrar do it"),
        RefusalText(
            .registrationReasonMissing, ["ZS-6b"], owner: .unspecified, .invalidArgument,
            zh: "须写明或附上：{missing}", en: "These have to be stated or attached: {missing}",
            nextZh: "补充后重新提交", nextEn: "Add them and send it again"),
        RefusalText(
            .registrationNoticeRunning, ["ZS-6b"], owner: .dataAuthority, .failedPrecondition,
            zh: "公示至 {until} 届满，此前不得赋码", en: "The public notice runs until {until}: no code is given before",
            nextZh: "公示期满后赋码", nextEn: "Give the code when the notice is over"),
        RefusalText(
            .registrationNoticeOver, ["ZS-6b"], owner: .unspecified, .failedPrecondition,
            zh: "公示已于 {until} 届满", en: "The public notice was over at {until}",
            nextZh: "登记有误的，向登记机构反映", nextEn: "Tell the registrar what is wrong with the registration"),
        RefusalText(
            .registrationExpired, ["ZS-6b"], owner: .unspecified, .failedPrecondition,
            zh: "登记已于 {ends} 到期", en: "The registration ended at {ends}",
            nextZh: "重新申请首次登记", nextEn: "Apply for a first registration again"),
        RefusalText(
            .registrationRenewalEarly, ["ZS-6b"], owner: .unspecified, .failedPrecondition,
            zh: "自 {from} 起方可申请续展", en: "It can be renewed from {from} on",
            nextZh: "届时申请", nextEn: "Ask for it then"),
        RefusalText(
            .registrationEndInvalid, ["ZS-6b"], owner: .unspecified, .failedPrecondition,
            zh: "所依协议至 {ends} 届满，登记期限不能及此之后",
            en: "The agreement ends at {ends}, and the registration cannot outlive it",
            nextZh: "先续签协议", nextEn: "Renew the agreement first"),
    ]
}
