// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about pre-post training.
enum TrainingTexts {
    static let noun = CommandText(
        "岗前培训：课程、题库、考核（ZS-2.3.1）", "Pre-post training: courses, question banks, attempts (ZS-2.3.1)",
        examples: ["tongdao training courses", "tongdao training list"])
    static let publish = CommandText(
        "发布课程：市级为全市，县级为本县", "Publish a course: at the hub for the city, at a county for itself",
        examples: [
            "tongdao training publish --title \"平台使用\" --group operating --group technical \\",
            "    --pass-mark 80 --validity-months 12",
        ])
    static let bank = CommandText(
        "登记题库的摘要：题目和答案不离开本机", "Enter a question bank by its digests: questions and answers stay here",
        detail: Text("题目与答案按次序一一对应。", "Questions and answers belong together in their order."),
        examples: ["tongdao training bank K330902-2026-0001 --question q1.txt --answer a1.txt"])
    static let assign = CommandText(
        "划定人员类别；未划定的为业务人员", "Say which group someone belongs to; unsaid, it is the operating staff",
        examples: ["tongdao training assign tongdao://zhoushan/city/haiyun/qian-jun --group technical"])
    static let record = CommandText(
        "登记一次考核；合格即取得培训合格", "Record an attempt; a pass follows from its score",
        examples: [
            "tongdao training record K330902-2026-0001 tongdao://zhoushan/city/haiyun/qian-jun --score 86 \\",
            "    --paper paper.pdf",
        ])
    static let list = CommandText(
        "列出各人的培训考核和有效期", "List who has passed what, and until when", examples: ["tongdao training list -o wide"])
    static let courses = CommandText("列出课程", "List the courses", examples: ["tongdao training courses"])

    static let title = Text("课程名称", "The title")
    static let group = Text("人员类别，可多次给出", "A group of staff; repeatable")
    static let oneGroup = Text("人员类别", "The group")
    static let passMark = Text("合格分数（满分100）", "The score to pass, of 100")
    static let validity = Text("合格后有效的月数", "For how many months a pass holds")
    static let course = Text("课程编号", "Id of the course")
    static let question = Text("题目文件，或 sm3:摘要，可多次给出", "A question, or sm3: and its digest; repeatable")
    static let answer = Text("加盐的答案文件，或 sm3:摘要，可多次给出", "A salted answer, or sm3: and its digest; repeatable")
    static let person = Text("人员 URI", "The person's URI")
    static let score = Text("得分", "The score")
    static let paper = Text("试卷文件，或 sm3:摘要", "The paper, or sm3: and its digest")

    static func published(_ id: String) -> Text { Text("已发布课程 \(id)", "published course \(id)") }
    static func bankEntered(_ id: String) -> Text { Text("已登记题库 \(id)", "entered the bank of \(id)") }
    static func assigned(_ id: String) -> Text { Text("已划定 \(id)", "assigned \(id)") }
    static func recorded(_ id: String) -> Text { Text("已登记考核 \(id)", "recorded an attempt at \(id)") }
}
