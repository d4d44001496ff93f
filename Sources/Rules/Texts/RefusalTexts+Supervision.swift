// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Refusals of the offices' standing work.
    static let supervision: [RefusalText] = [
        RefusalText(
            .agencyOpinionMalformed, ["ZS-3.0b", "ZS-5.1c"], owner: .unspecified, .invalidArgument,
            zh: "意见不完整：{missing}",
            en: "The opinion is incomplete: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .agencyOpinionAlready, ["ZS-3.0b", "ZS-5.1c"], owner: .dataAuthority, .alreadyExists,
            zh: "该部门已就此申请提出意见：{missing}",
            en: "This organ has already given its opinion on the application: {missing}",
            nextZh: "以已有意见为准", nextEn: "The opinion on record stands"),
        RefusalText(
            .scenarioUnlawful, ["ZS-3.0b"], owner: .applicant, .failedPrecondition,
            zh: "行业主管部门（{organ}）认为该场景不合法或不合规：{reason}",
            en: "The sector's regulator ({organ}) holds the scenario unlawful: {reason}",
            nextZh: "调整场景后重新申请", nextEn: "Change the scenario and apply anew"),
        RefusalText(
            .matterMalformed, ["ZS-1.3g", "ZS-1.3j"], owner: .unspecified, .invalidArgument,
            zh: "事项内容不完整或有误：{missing}",
            en: "The matter is incomplete or wrong: {missing}",
            nextZh: "更正后重新提交", nextEn: "Correct it and send it again"),
        RefusalText(
            .matterNotResponsible, ["ZS-1.3g"], owner: .unspecified, .permissionDenied,
            zh: "应由 {other} 答复，本人属 {own}",
            en: "It is for {other} to answer; the person is of {own}",
            nextZh: "由责任单位人员答复", nextEn: "Have someone of that organ answer"),
        RefusalText(
            .matterSamePerson, ["ZS-1.3g", "ZS-1.3j"], owner: .supervisor, .permissionDenied,
            zh: "不得由答复人或责任单位人员办结",
            en: "Neither who answered nor the organ that had to can end the matter",
            nextZh: "由其他有权人员办结", nextEn: "Have someone else with the role end it"),
        RefusalText(
            .recommendationUnchanged, ["ZS-1.2.1b"], owner: .dataAuthority, .alreadyExists,
            zh: "推荐状态未变：{missing}",
            en: "The recommendation is already so: {missing}",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
    ]
}
