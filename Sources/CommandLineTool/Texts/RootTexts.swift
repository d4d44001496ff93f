// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What the help of the command itself says.
enum RootTexts {
    static let tool = CommandText(
        "公共数据授权运营统一通道的命令行工具", "Work with the unified channel of authorised public-data operation",
        detail: Text(
            "结果写到标准输出，提示写到标准错误。\n\n\(ExitStatus.table(.chinese))",
            "Results go to standard output, messages to standard error.\n\n\(ExitStatus.table(.english))"),
        examples: [
            "tongdao context use dinghai", "tongdao status", "tongdao notice list",
            "tongdao why A330902-2026-0001", "tongdao --generate-completion-script bash",
        ])

    static let version = CommandText(
        "显示版本", "Show the version", examples: ["tongdao version", "tongdao version -o json"])
    static let programHeading = Text("程序", "PROGRAM")
    static let protocolHeading = Text("协议", "PROTOCOL")
    static let ruleSetsHeading = Text("规则", "RULE SETS")

    static let admission = Text("准入流程", "Admission")
    static let governance = Text("组织与制度", "Bodies and rules")
    static let supervision = Text("监督与安全", "Supervision")
    static let nodes = Text("节点", "Nodes")
    static let evidence = Text("依据与台账", "Evidence")
    static let own = Text("本机", "This machine")

    static let exitStatuses = Text("退出码：", "EXIT STATUS:")

    /// What each exit status means, for the help.
    static func meaning(_ status: ExitStatus) -> Text {
        switch status {
        case .success: Text("成功", "ok")
        case .failure: Text("其他失败", "another failure")
        case .usage: Text("用法、配置或所给文件不对；未发送任何内容", "wrong usage, configuration or file; nothing was sent")
        case .refused: Text("规则不予通过", "refused by the rules")
        case .notFound: Text("没有此项", "not found")
        case .unreachable: Text("无法连接，或身份不被接受", "cannot reach the node, or an identity is not accepted")
        case .unverified: Text("核验不通过", "verification failed")
        case .timeout: Text("超时；可用同一命令编号重复", "timeout; repeat with the same command id")
        }
    }
}

extension ExitStatus {
    /// Every status with its meaning, a line each.
    static func table(_ language: Language) -> String {
        let lines = allCases.map { "  \($0.rawValue)  \(RootTexts.meaning($0).in(language))" }
        return ([RootTexts.exitStatuses.in(language)] + lines).joined(separator: "\n")
    }
}
