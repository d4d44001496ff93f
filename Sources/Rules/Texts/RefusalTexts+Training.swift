// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Pre-post training.
    static let training: [RefusalText] = [
        RefusalText(
            .courseIncomplete, ["ZS-2.3.1a"], owner: .dataAuthority, .invalidArgument,
            zh: "培训课程内容不完整或有误：{missing}", en: "The course is incomplete or wrong: {missing}",
            nextZh: "更正后重新提交", nextEn: "Correct it and send it again"),
        RefusalText(
            .trainingIncomplete, ["ZS-2.3.1a"], owner: .dataAuthority, .invalidArgument,
            zh: "考核记录不完整或有误：{missing}", en: "The attempt is incomplete or wrong: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .trainingOwn, ["ZS-2.3.1a"], owner: .dataAuthority, .permissionDenied,
            zh: "不得为本人登记考核成绩：{missing}", en: "Nobody records an attempt of their own: {missing}",
            nextZh: "由他人登记", nextEn: "Have someone else record it"),
        RefusalText(
            .trainingTooOften, ["ZS-2.3.1a"], owner: .dataAuthority, .failedPrecondition,
            zh: "已考核 {attempts} 次未通过，{again} 后方可再次参加",
            en: "After {attempts} attempts without a pass the next is possible from {again} on",
            nextZh: "届时再考核", nextEn: "Try again then"),
        RefusalText(
            .useUntrained, ["ZS-2.3.1b"], owner: .dataAuthority, .permissionDenied,
            zh: "未通过岗前培训考核（{group}）：{course}，不得开通使用",
            en: "Training of the {group} staff has not been passed, or has lapsed: {course}; no use is opened",
            nextZh: "参加培训并通过考核", nextEn: "Take the course and pass it"),
    ]
}
