// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    private static let trained = "TrainingClauseTests/onlyTheTrainedOpenAUse"

    /// Pre-post training.
    static let training: [ClauseProof] = [
        .recorded(
            "ZS-2.3.1a",
            en: "each attempt stands with course, person, score, date and staff group, and its pass with an end",
            zh: "每次考核登记课程、人员、得分、日期和人员类别，合格有有效期", test: trained),
        .enforced(
            "ZS-2.3.1b",
            en: "a use is refused to whoever lacks a valid pass of every course published for their group",
            zh: "未持有本类别全部课程有效合格的人员，不得开通使用", test: trained),
    ]
}
