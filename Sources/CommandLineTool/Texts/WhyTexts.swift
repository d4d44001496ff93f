// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said around an explanation.
enum WhyTexts {
    static let why = CommandText(
        "说明一项决定、不予通过或状态的由来，以及下一步", "Explain a decision, a refusal or a state, and the one next step",
        detail: Text(
            "可用申请、协议、授权、审议编号，命令编号或决定编号。",
            "Takes the id of an application, agreement, authorization, motion, command or decision."),
        examples: ["tongdao why A330902-2026-0001", "tongdao why 5f0c2e… -o json"])
    static let id = Text("任何编号", "Any id")

    static let subject = Text("对象", "SUBJECT")
    static let outcome = Text("结果", "OUTCOME")
    static let refusal = Text("不予通过", "REFUSAL")
    static let actor = Text("由谁", "WHO")
    static let time = Text("时间", "WHEN")
    static let ruleSet = Text("规则", "RULE SET")
    static let clauses = Text("条款", "CLAUSES")
    static let records = Text("台账", "RECORDS")
    static let replay = Text("重新判定", "JUDGED AGAIN")
    static let state = Text("现状态", "STATE NOW")
    static let next = Text("下一步", "NEXT STEP")
    static let owner = Text("由谁办理", "BY")
    static let facts = Text("依据的事实：", "FACTS:")

    static func replayed(_ same: Bool) -> Text {
        same ? Text("结果相同", "the same answer") : Text("未得到相同结果", "not the same answer")
    }
}
