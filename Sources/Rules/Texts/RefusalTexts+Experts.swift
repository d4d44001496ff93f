// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Refusals about the expert group and its opinions (ZS-2.1.2).
    static let experts: [RefusalText] = [
        RefusalText(
            .expertWithoutRole, ["ZS-2.1.2a", "ZS-2.1.2b"], owner: .systemAdministrator, .failedPrecondition,
            zh: "尚未授予专家角色：{missing}", en: "The person does not hold the role expert: {missing}",
            nextZh: "先授予专家角色", nextEn: "Have the role granted first"),
        RefusalText(
            .expertMalformed, ["ZS-2.1.2a", "ZS-2.1.2b"], owner: .dataAuthority, .invalidArgument,
            zh: "聘任或解聘内容缺失或超出聘期上限：{missing}",
            en: "The appointment or dismissal lacks a part, or its term is too long: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .expertNotAppointed, ["ZS-2.1.2b"], owner: .dataAuthority, .failedPrecondition,
            zh: "不是在聘专家：{missing}", en: "The person is not an appointed expert: {missing}",
            nextZh: "先聘任", nextEn: "Appoint them first"),
        RefusalText(
            .expertMarksSuffice, ["ZS-2.1.2b"], owner: .dataAuthority, .failedPrecondition,
            zh: "考核得分 {marks} 未低于 {needed}，不能以考核不合格解聘",
            en: "Marks of {marks} are no ground for dismissal, which needs fewer than {needed}",
            nextZh: "先考核，或说明其他原因", nextEn: "Assess first, or state another cause"),
        RefusalText(
            .expertSitting, ["ZS-2.1.2b"], owner: .dataAuthority, .failedPrecondition,
            zh: "该专家仍有未完成事项：{subject}", en: "The expert still owes something: {subject}",
            nextZh: "先更换或等待其完成", nextEn: "Have them recused, or wait until they have done it"),
        RefusalText(
            .assessmentIncomplete, ["ZS-2.1.2b"], owner: .dataAuthority, .invalidArgument,
            zh: "考核内容缺失或超出范围：{missing}", en: "The assessment lacks a part or is out of range: {missing}",
            nextZh: "得分 0 至 100，并附评语摘要", nextEn: "Give marks of 0 to 100 and the digest of the remarks"),
        RefusalText(
            .conflictMalformed, ["ZS-2.1.2b"], owner: .expert, .invalidArgument,
            zh: "利益冲突申报不完整：{missing}", en: "The declaration is incomplete: {missing}",
            nextZh: "写明一个申请或一个单位，以及理由", nextEn: "Name one application or one organ, and the reason"),
        RefusalText(
            .conflictAlready, ["ZS-2.1.2b"], owner: .expert, .alreadyExists,
            zh: "该利益冲突已申报：{missing}", en: "This conflict of interest is already declared: {missing}",
            nextZh: "无需重复申报", nextEn: "Nothing more is needed"),
        RefusalText(
            .recusalMalformed, ["ZS-2.1.2b"], owner: .expert, .invalidArgument,
            zh: "回避申请不完整：{missing}", en: "The recusal is incomplete: {missing}",
            nextZh: "说明理由", nextEn: "State the reason"),
        RefusalText(
            .panelNoReplacement, ["ZS-2.1.2a", "ZS-2.1.2b"], owner: .dataAuthority, .failedPrecondition,
            zh: "原抽选顺序中没有可替补的专家：{missing}",
            en: "Nobody left in the order drawn can take the place: {missing}",
            nextZh: "由原专家评审", nextEn: "Have the drawn expert review"),
        RefusalText(
            .drawNotPrepared, ["ZS-2.1.2b"], owner: .dataAuthority, .failedPrecondition,
            zh: "尚未为该申请准备抽选：{missing}", en: "No draw has been prepared for the application: {missing}",
            nextZh: "先准备抽选，固定名单", nextEn: "Prepare the draw first, which fixes the list"),
        RefusalText(
            .drawUnderWay, ["ZS-2.1.2b"], owner: .dataAuthority, .alreadyExists,
            zh: "抽选 {draw} 正在进行，不能重新准备", en: "Draw {draw} is under way and cannot be prepared again",
            nextZh: "等待各方后抽选", nextEn: "Draw from it once the offices have done their part"),
        RefusalText(
            .drawAwaited, ["ZS-2.1.2b"], owner: .dataAuthority, .failedPrecondition,
            zh: "抽选 {draw} 尚待 {awaited}，至 {until}", en: "Draw {draw} waits for the {awaited} until {until}",
            nextZh: "稍后再抽选；届时按规则代替未公布的部分",
            nextEn: "Draw later; what is not revealed by then is replaced by rule"),
        RefusalText(
            .drawFailed, ["ZS-2.1.2b"], owner: .dataAuthority, .failedPrecondition,
            zh: "抽选未能进行，缺少：{missing}", en: "Nothing came of the draw, which lacked: {missing}",
            nextZh: "重新准备抽选；本次记录保留", nextEn: "Prepare it anew; this one stays on record"),
        RefusalText(
            .drawRequestUnfit, ["ZS-2.1.2b"], owner: .hubAdministrator, .failedPrecondition,
            zh: "参与抽选的请求与已有记录不符：{missing}",
            en: "The request for a part in a draw does not fit what stands here: {missing}",
            nextZh: "核对该抽选在市级台账中的记录", nextEn: "Look at the draw's records in the hub's ledger"),
        RefusalText(
            .opinionMalformed, ["ZS-2.1.2c"], owner: .dataAuthority, .invalidArgument,
            zh: "征求意见内容缺失：{missing}", en: "The request lacks a part: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .opinionExpertUnfit, ["ZS-2.1.2b"], owner: .dataAuthority, .failedPrecondition,
            zh: "不在聘或须回避的专家：{missing}",
            en: "Not experts in office, or with a conflict of interest: {missing}",
            nextZh: "改由其他专家", nextEn: "Ask other experts"),
        RefusalText(
            .opinionNotAsked, ["ZS-2.1.2c"], owner: .dataAuthority, .permissionDenied,
            zh: "未向该专家征求意见：{missing}", en: "This expert was not asked: {missing}",
            nextZh: "由被征求的专家提交", nextEn: "Have an expert who was asked answer"),
        RefusalText(
            .opinionAlready, ["ZS-2.1.2c"], owner: .expert, .alreadyExists,
            zh: "该专家已提交意见：{missing}", en: "The expert has already answered: {missing}",
            nextZh: "等待其他专家", nextEn: "Wait for the other experts"),
        RefusalText(
            .opinionIncomplete, ["ZS-2.1.2c"], owner: .expert, .invalidArgument,
            zh: "意见表缺失或有误：{missing}", en: "The form lacks or misstates: {missing}",
            nextZh: "逐项填写该类意见表", nextEn: "Fill in every item of the form once"),
        RefusalText(
            .opinionContradicts, ["ZS-2.1.2c"], owner: .expert, .invalidArgument,
            zh: "结论与分项意见矛盾：{missing}", en: "The verdict contradicts its items: {missing}",
            nextZh: "修改结论或分项意见", nextEn: "Change the verdict or the items"),
    ]
}
