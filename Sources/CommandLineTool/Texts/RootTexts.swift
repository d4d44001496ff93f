// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What the help of the command itself says.
enum RootTexts {
    static let tool = CommandText(
        "公共数据授权运营统一通道的命令行工具", "Work with the unified channel of authorised public-data operation",
        detail: Text(
            """
            结果写到标准输出,提示写到标准错误。退出码:0 成功,1 其他失败,2 用法不对,3 规则不予通过,
            4 没有此项,5 无法连接或身份不被接受,6 验证不通过,7 超时。
            """,
            """
            Results go to standard output, messages to standard error. Exit status: 0 ok, 1 other failure, 2 usage,
            3 refused by the rules, 4 not found, 5 cannot reach or not accepted, 6 verification failed, 7 timeout.
            """),
        examples: [
            "tongdao context use dinghai", "tongdao status", "tongdao notice list",
            "tongdao why dinghai-a-1", "tongdao --generate-completion-script bash",
        ])

    static let version = CommandText(
        "显示版本", "Show the version", examples: ["tongdao version", "tongdao version -o json"])
    static let programHeading = Text("程序", "PROGRAM")
    static let protocolHeading = Text("协议", "PROTOCOL")
    static let ruleSetsHeading = Text("规则", "RULE SETS")

    static let admission = Text("准入流程", "Admission")
    static let nodes = Text("节点", "Nodes")
    static let evidence = Text("依据与台账", "Evidence")
    static let own = Text("本机", "This machine")
}
