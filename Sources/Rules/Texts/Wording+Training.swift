// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// Pre-post training.
    static let training: [Row] = [
        ("courses", "培训课程", "courses"),
        ("trainings", "培训考核", "trainings"),
        ("course", "课程", "course"),
        ("person", "人员", "person"),
        ("groups", "人员类别", "staff groups"),
        ("group", "人员类别", "staff group"),
        ("pass-mark", "合格分数", "pass mark"),
        ("validity", "有效月数", "months a pass holds"),
        ("questions", "题数", "questions"),
        ("question-bank", "题库", "question bank"),
        ("paper", "试卷", "paper"),
        ("score", "得分", "score"),
        ("attempts-failed", "未通过次数", "attempts without a pass"),
        ("valid-until", "有效期至", "valid until"),
        ("training-lapses", "培训到期", "the training lapses"),
        ("passed", "已通过", "passed"),
        ("lapsed", "已过期", "lapsed"),
        ("own-course", "本级课程", "published here"),
        ("city-course", "全市课程", "published for the city"),
        ("management", "管理人员", "management"),
        ("technical", "技术人员", "technical"),
        ("operating", "业务人员", "operating"),
    ]
}
