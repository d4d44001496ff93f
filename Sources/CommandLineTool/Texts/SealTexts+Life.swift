// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension SealTexts {
    static let reportLost = CommandText(
        "报告印章遗失（ZS-2.1.1f、g）", "Report a contract seal lost (ZS-2.1.1f, g)",
        detail: Text(
            "此后不得再用该印章；自最后确认在手之后加盖的协议标为存疑。",
            "From now on nothing is sealed with it; what was sealed since it was last in hand is suspect."),
        examples: ["tongdao seal report-lost dinghai-1 --since=-2d --reason 遗失"])
    static let replace = CommandText(
        "以另一枚已登记的印章更换（ZS-2.1.1f、g）", "Put another entered seal in the place of one (ZS-2.1.1f, g)",
        detail: Text(
            "新密钥即新印章：先由保管人登记，再由审批人更换；旧印章公钥留存备验。",
            "A new key is a new seal: its custodian enters it, a releasing officer replaces. The old key stays, to verify by."
        ),
        examples: ["tongdao seal replace dinghai-1 --successor dinghai-2 --reason 更换密钥"])
    static let transfer = CommandText(
        "移交印章保管人（ZS-2.1.1g）", "Hand a seal to another custodian (ZS-2.1.1g)",
        examples: ["tongdao seal transfer dinghai-1 --custodian tongdao://zhoushan/dinghai/shujuju/zhao"])
    static let retire = CommandText(
        "停用印章（ZS-2.1.1f、g）", "Take a seal out of use (ZS-2.1.1f, g)",
        examples: ["tongdao seal retire dinghai-1 --reason 机构改革"])
    static let list = CommandText(
        "列出印章登记簿", "List the register of seals", examples: ["tongdao seal list"])
    static let show = CommandText("显示一枚印章", "Show one seal", examples: ["tongdao seal show dinghai-1"])
    static let uses = CommandText(
        "用印登记：审批人、用印人、文件摘要、时间（ZS-2.1.1f）",
        "The log of seal uses: who released, who put it, document digest, time (ZS-2.1.1f)",
        examples: ["tongdao seal uses", "tongdao seal uses G330902-2026-0001"])

    static let since = Text("最后确认在手的时间；不填为现在", "When it was last surely in hand; now if left out")
    static let reason = Text("原因", "Reason")
    static let successor = Text("接替的印章编号", "Id of the seal that takes its place")
    static let custodian = Text("新保管人", "The new custodian")

    static func lost(_ id: String) -> Text { Text("印章 \(id) 已报失", "seal \(id) is reported lost") }
    static func replaced(_ id: String) -> Text { Text("印章 \(id) 已更换", "seal \(id) is replaced") }
    static func transferred(_ id: String) -> Text { Text("印章 \(id) 已移交", "seal \(id) has another custodian") }
    static func retired(_ id: String) -> Text { Text("印章 \(id) 已停用", "seal \(id) is out of use") }
}
