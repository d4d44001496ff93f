// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Refusals on the way from the notice to the sealed agreement (ZS-3).
    static let admission: [RefusalText] = [
        RefusalText(
            .noticeIncomplete, ["ZS-3.1a", "ZS-3.1b"], owner: .dataAuthority, .invalidArgument,
            zh: "通告缺少必要内容：{missing}",
            en: "The notice lacks what it must state: {missing}",
            nextZh: "补全后重新发布", nextEn: "Complete the notice and publish it again"),
        RefusalText(
            .applicationEarly, ["ZS-3.2"], owner: .applicant, .failedPrecondition,
            zh: "申报尚未开始，开始时间为 {opens}",
            en: "Applications are not open yet; they open at {opens}",
            nextZh: "在开始后提交", nextEn: "Apply after that time"),
        RefusalText(
            .applicationLate, ["ZS-3.2"], owner: .applicant, .failedPrecondition,
            zh: "申报已截止，截止时间为 {closes}",
            en: "Applications have closed; the closing time was {closes}",
            nextZh: "等待下一次通告", nextEn: "Wait for the next notice"),
        RefusalText(
            .applicationIncomplete, ["ZS-3.1b", "ZS-3.2"], owner: .applicant, .invalidArgument,
            zh: "申请材料不齐：{missing}",
            en: "The application is incomplete: {missing}",
            nextZh: "补齐后重新提交", nextEn: "Complete it and apply again"),
        RefusalText(
            .applicationFieldDiffers, ["ZS-3.1a", "ZS-3.2"], owner: .applicant, .failedPrecondition,
            zh: "场景领域与通告领域不符：{missing}",
            en: "The scenario's field is not the notice's: {missing}",
            nextZh: "按通告领域申请", nextEn: "Apply under a notice of that field"),
        RefusalText(
            .applicationDuplicate, ["ZS-3.0a"], owner: .applicant, .alreadyExists,
            zh: "一场景一授权：同一申请单位的同一场景已有 {missing}",
            en: "One scenario, one authorization: this applicant already has {missing} for this scenario",
            nextZh: "等待已有事项办结，或以另一场景申请", nextEn: "Wait for that to end, or apply for another scenario"),
        RefusalText(
            .applicantNotLegalPerson, ["ZS-6b"], owner: .applicant, .failedPrecondition,
            zh: "现行规则仅允许法人组织申请",
            en: "The rules in force admit legal persons only",
            nextZh: "由法人组织申请", nextEn: "Have a legal person apply"),
        RefusalText(
            .panelTooSmall, ["ZS-3.3a", "ZS-2.1.2a"], owner: .dataAuthority, .invalidArgument,
            zh: "专家人数 {given} 少于下限 {minimum}",
            en: "A panel of {given} is below the minimum of {minimum}",
            nextZh: "增加专家人数", nextEn: "Plan a larger panel"),
        RefusalText(
            .panelTooFew, ["ZS-3.3a", "ZS-2.1.2b"], owner: .systemAdministrator, .failedPrecondition,
            zh: "可抽选专家不足：需要 {needed}，可用 {available}，缺 {lacking}",
            en: "Too few experts can be drawn: {needed} needed, {available} available, {lacking} lacking",
            nextZh: "聘任更多专家并授予角色", nextEn: "Appoint more experts and grant them the role"),
        RefusalText(
            .panelSpecialityMissing, ["ZS-3.3a", "ZS-2.1.2a"], owner: .systemAdministrator, .failedPrecondition,
            zh: "缺少所需专业的专家：{missing}",
            en: "No expert of a required speciality can be drawn: {missing}",
            nextZh: "聘任该专业的专家", nextEn: "Appoint experts of that speciality"),
        RefusalText(
            .panelUnknownExpert, ["ZS-2.1.2b"], owner: .dataAuthority, .invalidArgument,
            zh: "申报回避的人员不是在聘专家：{missing}",
            en: "Recused people are not experts in office: {missing}",
            nextZh: "核对回避名单", nextEn: "Check the list of recusals"),
        RefusalText(
            .reviewNotDrawn, ["ZS-3.3a", "ZS-2.1.2b"], owner: .dataAuthority, .permissionDenied,
            zh: "未被抽选为本案专家：{missing}",
            en: "The person was not drawn for this panel: {missing}",
            nextZh: "由被抽选的专家评审", nextEn: "Have a drawn expert review"),
        RefusalText(
            .reviewAlready, ["ZS-3.3a"], owner: .expert, .alreadyExists,
            zh: "该专家已提交评审：{missing}",
            en: "The expert has already reviewed: {missing}",
            nextZh: "等待其他专家", nextEn: "Wait for the other experts"),
        RefusalText(
            .reviewIncomplete, ["ZS-2.1.2c", "ZS-2.1.2d"], owner: .expert, .invalidArgument,
            zh: "评审内容缺失或超出范围：{missing}",
            en: "The review lacks a part or is out of range: {missing}",
            nextZh: "五项评分均为 0 至 100，并附意见摘要", nextEn: "Give all five scores, 0 to 100, and the digest of the opinion"),
        RefusalText(
            .motionMalformed, ["ZS-2.1.1d"], owner: .dataAuthority, .invalidArgument,
            zh: "议题不完整：{missing}",
            en: "The motion is incomplete: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and open it again"),
        RefusalText(
            .motionAlreadyOpen, ["ZS-2.1.1d"], owner: .bodyMember, .alreadyExists,
            zh: "该事项已有议题在审议：{motion}",
            en: "A motion on this subject is already before the body: {motion}",
            nextZh: "对该议题表决", nextEn: "Vote on that motion"),
        RefusalText(
            .bodyTooSmall, ["ZS-2.1.1a"], owner: .systemAdministrator, .failedPrecondition,
            zh: "协调机制成员单位不足：需要 {needed}，现有 {available}",
            en: "The body has too few bureaus: {needed} needed, {available} seated",
            nextZh: "登记更多成员单位代表", nextEn: "Seat more bureaus"),
        RefusalText(
            .voteMalformed, ["ZS-2.1.1d"], owner: .bodyMember, .invalidArgument,
            zh: "表决内容不完整：{missing}",
            en: "The vote is incomplete: {missing}",
            nextZh: "选择赞成、反对或弃权", nextEn: "Vote for, against or abstain"),
        RefusalText(
            .voteNotElector, ["ZS-2.1.1a", "ZS-2.1.1d"], owner: .bodyMember, .permissionDenied,
            zh: "不在该议题的表决名单中：{missing}",
            en: "The person is not on the motion's electorate: {missing}",
            nextZh: "由名单内成员表决", nextEn: "Have a listed member vote"),
        RefusalText(
            .voteAlready, ["ZS-2.1.1d"], owner: .bodyMember, .alreadyExists,
            zh: "该成员单位已表决：{missing}",
            en: "The bureau has already voted: {missing}",
            nextZh: "等待其他成员单位", nextEn: "Wait for the other bureaus"),
        RefusalText(
            .confirmationUndocumented, ["ZS-3.4a"], owner: .government, .invalidArgument,
            zh: "缺少政府文号",
            en: "The number of the government's document is missing",
            nextZh: "填写文号", nextEn: "State the document number"),
        RefusalText(
            .agreementUnapproved, ["ZS-2.2g", "ZS-3.4a", "ZS-3.4b"], owner: .dataAuthority, .failedPrecondition,
            zh: "未经批准不得签订协议：{missing}",
            en: "No agreement without approval: {missing}",
            nextZh: "先完成评审、审定、确定和公开", nextEn: "Have it reviewed, examined, confirmed and published first"),
        RefusalText(
            .agreementIncomplete, ["ZS-3.5b"], owner: .dataAuthority, .invalidArgument,
            zh: "协议缺少必要条款：{missing}",
            en: "The agreement lacks terms it must state: {missing}",
            nextZh: "补全条款后重新起草", nextEn: "Complete the terms and draft it again"),
        RefusalText(
            .agreementFeesMissing, ["ZS-3.5c"], owner: .dataAuthority, .invalidArgument,
            zh: "有偿使用的协议缺少条款：{missing}",
            en: "An agreement on paid use lacks terms: {missing}",
            nextZh: "明确收费标准和收益方式", nextEn: "State the fee standard and the revenue method"),
        RefusalText(
            .agreementTermInvalid, ["ZS-3.5b"], owner: .dataAuthority, .invalidArgument,
            zh: "协议期限不合规：{missing}",
            en: "The term of the agreement is not allowed: {missing}",
            nextZh: "调整期限", nextEn: "Change the term"),
        RefusalText(
            .agreementBeyondApplication, ["ZS-3.5b", "ZS-3.0a"], owner: .dataAuthority, .failedPrecondition,
            zh: "超出申请范围的数据项：{missing}",
            en: "Data items beyond the application: {missing}",
            nextZh: "删除超出部分，或另行申请", nextEn: "Leave them out, or apply for them"),
        RefusalText(
            .agreementUnchanged, ["ZS-3.5b"], owner: .operatorSignatory, .alreadyExists,
            zh: "已有内容相同的协议草案：{missing}",
            en: "There already is a draft with these very terms: {missing}",
            nextZh: "签署该草案", nextEn: "Sign that draft"),
        RefusalText(
            .agreementDigestDiffers, ["ZS-3.5a"], owner: .unspecified, .failedPrecondition,
            zh: "所签摘要与协议文本不一致：{missing}",
            en: "The digest is not that of the agreement's text: {missing}",
            nextZh: "重新取得协议文本后签署", nextEn: "Fetch the text again and sign that"),
        RefusalText(
            .signatureInvalid, ["ZS-3.5a"], owner: .unspecified, .permissionDenied,
            zh: "签名验证不通过：{missing}",
            en: "The signature does not verify: {missing}",
            nextZh: "使用登记的密钥重新签名", nextEn: "Sign again with the registered key"),
        RefusalText(
            .sealMalformed, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .sealCustodian, .invalidArgument,
            zh: "印章登记内容不完整：{missing}",
            en: "The entry of the seal is incomplete: {missing}",
            nextZh: "补全后重新登记", nextEn: "Complete it and enter it again"),
        RefusalText(
            .sealAlreadyEntered, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .sealReleaser, .alreadyExists,
            zh: "该印章已登记：{missing}",
            en: "This seal is already on the register: {missing}",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .sealSamePerson, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .sealReleaser, .permissionDenied,
            zh: "用印审批人与保管人不得为同一人：{missing}",
            en: "Who releases the seal may not be its custodian: {missing}",
            nextZh: "由另一名审批人办理", nextEn: "Have another releasing officer act"),
        RefusalText(
            .sealNotReleased, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .sealReleaser, .failedPrecondition,
            zh: "该印章未获准用于此协议：{missing}",
            en: "This seal has not been released for this agreement: {missing}",
            nextZh: "使用获准的印章，或先审批", nextEn: "Use the seal that was released, or have it released"),
        RefusalText(
            .sealNotCustodian, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .sealCustodian, .permissionDenied,
            zh: "不是该印章的保管人：{missing}",
            en: "The person does not keep this seal: {missing}",
            nextZh: "由保管人用印", nextEn: "Have its custodian seal"),
    ]
}
