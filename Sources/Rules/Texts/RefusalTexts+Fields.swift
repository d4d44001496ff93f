// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Quotas and fields.
    static let fields: [RefusalText] = [
        RefusalText(
            .quotaMalformed, ["ZS-4.0a"], owner: .dataAuthority, .invalidArgument,
            zh: "总量指标不完整或有误：{missing}", en: "The quota is incomplete or wrong: {missing}",
            nextZh: "更正后重新提交", nextEn: "Correct it and send it again"),
        RefusalText(
            .quotaBelowUsed, ["ZS-4.0a"], owner: .dataAuthority, .failedPrecondition,
            zh: "总量 {limit} 低于已授权数 {used}", en: "The quota of {limit} is below the {used} that stand",
            nextZh: "另定总量，或先终止授权", nextEn: "Set another, or end authorizations first"),
        RefusalText(
            .quotaExhausted, ["ZS-4.0a"], owner: .hubAdministrator, .resourceExhausted,
            zh: "{field}领域 {year} 年总量 {limit} 已用 {used}，不再授权",
            en: "The {year} quota of the field {field} is used up: {used} of {limit}",
            nextZh: "等待次年指标，或由市级调整总量", nextEn: "Wait for next year's, or have the hub change it"),
        RefusalText(
            .applicationFieldTerms, ["ZS-4.7"], owner: .applicant, .invalidArgument,
            zh: "场景不符合该领域的要求：{missing}", en: "The scenario does not meet what its field asks: {missing}",
            nextZh: "补充后重新提交", nextEn: "Complete it and send it again"),
    ]
}
