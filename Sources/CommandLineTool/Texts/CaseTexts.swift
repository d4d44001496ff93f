// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about cases.
enum CaseTexts {
    static let noun = CommandText(
        "案件：每个申请走到哪一步", "Cases: where each application stands",
        examples: ["tongdao case list", "tongdao case show A330902-2026-0001"])
    static let list = CommandText("列出案件", "List the cases", examples: ["tongdao case list -o wide"])
    static let show = CommandText(
        "显示一个案件及其经过", "Show one case and its timeline",
        examples: ["tongdao case show A330902-2026-0001", "tongdao case show A330902-2026-0001 -o json"])

    static let timeline = Text("经过：", "TIMELINE")
    static let applicationHeading = Text("申请", "APPLICATION")
    static let applicantHeading = Text("申请单位", "APPLICANT")
    static let scenarioHeading = Text("应用场景", "SCENARIO")
    static let stateHeading = Text("状态", "STATE")
    static let nextHeading = Text("下一步", "NEXT")
    static let ownerHeading = Text("由谁", "BY")
    static let noticeHeading = Text("通告", "NOTICE")
    static let motionHeading = Text("审议", "MOTION")
    static let agreementHeading = Text("协议", "AGREEMENT")
    static let authorizationHeading = Text("授权", "AUTHORIZATION")
    static let clausesHeading = Text("条款", "CLAUSES")
    static let panelHeading = Text("专家", "PANEL")
    static let scoreHeading = Text("平均分", "MEAN SCORE")
    static let digestHeading = Text("协议 SM3", "AGREEMENT SM3")
    static let timeHeading = Text("时间", "TIME")
    static let recordHeading = Text("台账", "RECORD")
    static let factHeading = Text("事项", "FACT")
    static let actorHeading = Text("由谁", "BY")
}
