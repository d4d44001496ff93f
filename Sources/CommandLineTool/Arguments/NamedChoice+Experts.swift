// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension OpinionKind: NamedChoice {
    static let choices: [Choice<OpinionKind>] = [
        Choice(.argument, "argument", "业务技术论证", "论证"),
        Choice(.processing, "processing", "加工处理意见", "加工处理"),
        Choice(.property, "property", "知识产权与定价意见", "知识产权", "定价"),
        Choice(.compliance, "compliance", "合规审查", "合规"),
        Choice(.legal, "legal-argument", "法律论证", "法律"),
        Choice(.consultation, "consultation", "其他咨询", "咨询"),
    ]
}

extension OpinionFinding: NamedChoice {
    static let choices: [Choice<OpinionFinding>] = [
        Choice(.met, "met", "符合"),
        Choice(.metWithConditions, "met-with-conditions", "有条件符合"),
        Choice(.notMet, "not-met", "不符合"),
        Choice(.notApplicable, "not-applicable", "不适用"),
    ]
}

extension OpinionVerdict: NamedChoice {
    static let choices: [Choice<OpinionVerdict>] = [
        Choice(.favourable, "favourable", "同意"),
        Choice(.conditional, "conditional", "有条件同意"),
        Choice(.unfavourable, "unfavourable", "不同意"),
    ]
}

extension DismissalCause: NamedChoice {
    static let choices: [Choice<DismissalCause>] = [
        Choice(.ownRequest, "own-request", "本人申请"),
        Choice(.poorAssessment, "poor-assessment", "考核不合格"),
        Choice(.concealedConflict, "concealed-conflict", "隐瞒利益冲突"),
        Choice(.misconduct, "misconduct", "违纪违规"),
    ]
}
