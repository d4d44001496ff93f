// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about suspensions, exits and impact.
enum ExitTexts {
    static let suspend = CommandText(
        "暂停授权并限期改正", "Suspend an authorization for a correction",
        detail: Text(
            "全市各节点立即停止使用；逾期未改正的，应提请审议终止。恢复须由另一人办理。",
            "Every node stops at once; what is not corrected in time goes before the body. Someone else has to resume it."
        ),
        examples: [
            "tongdao authorization suspend U330902-2026-0001 --cause breach --correct-until +10d --reason 超范围加工",
            "tongdao authorization suspend U330902-2026-0001 --motion M330900-2026-0002 --cause breach "
                + "--correct-until +10d --reason 机制决定",
        ])
    static let resume = CommandText(
        "改正后恢复授权", "Resume a suspended authorization",
        examples: ["tongdao authorization resume U330902-2026-0001 --corrected now --reason 已改正"])
    static let noun = CommandText(
        "退出：授权结束后的事项（ZS-3.6）", "Exits: what has to be done after an end (ZS-3.6)",
        examples: ["tongdao exit list", "tongdao exit show U330902-2026-0001"])
    static let list = CommandText("列出退出事项", "List the exits", examples: ["tongdao exit list -o wide"])
    static let show = CommandText(
        "显示一个退出及其经过", "Show one exit and its course", examples: ["tongdao exit show U330902-2026-0001"])
    static let tick = CommandText(
        "办理退出事项", "Tick items of an exit",
        detail: Text(
            "deletion-planned 只表示已备删除方案，不表示数据已删除。",
            "deletion-planned says that a plan is on file, not that data were deleted."),
        examples: [
            "tongdao exit tick U330902-2026-0001 --item accounts-closed --item log-hold-set",
            "tongdao exit tick U330902-2026-0001 --item documents-filed --evidence letter.pdf",
        ])
    static let close = CommandText(
        "办结退出；须由另一人办理", "Close an exit; takes a second person",
        examples: ["tongdao exit close U330902-2026-0001"])
    static let impact = CommandText(
        "事前影响：将停止的授权、任务、使用人和节点", "What an act would stop: grants, jobs, consumers, counties",
        examples: [
            "tongdao impact U330902-2026-0001 --act revoke",
            "tongdao impact tongdao://zhoushan/dinghai/university/zhou --act withdraw-person",
        ])

    static let suspensionCause = Text("暂停情形；须可改正", "Why; a situation that can be corrected")
    static let correctUntil = Text("改正期限", "End of the correction term")
    static let corrected = Text("改正完成时间", "When it had been corrected")
    static let reason = Text("理由", "Reason")
    static let freeze = Text(
        "机制通过的暂停决议；有决议时情形不限于可改正的", "The body's carried motion to freeze it; with one any situation will do")
    static let reference = Text("协议条款；情形为 agreement-clause 时必填", "Part of the agreement, for agreement-clause")
    static let item = Text("事项，可多次给出", "An item; repeatable")
    static let evidence = Text("证明材料，只取其 SM3", "What proves it; only its SM3 is sent")
    static let logOf = Text(
        "另读该上下文所指节点的网络日志，可重复", "Read the network log of this context's node as well; may be repeated")

    static func logNotShown(_ node: String) -> Text {
        Text(
            "未列入 \(node) 的网络日志：仅审计管理员、安全管理员和监管人员可查看",
            "without the network log of \(node): it is for the administrators of audit and of security, and for supervisors"
        )
    }

    static let impactSubject = Text(
        "授权编号；withdraw-person、expire 时也可为人员", "An authorization; for withdraw-person a person, for expire either")
    static let act = Text("拟作出的行为", "The act")

    static let actHeading = Text("行为", "ACT")
    static let stateHeading = Text("当前状态", "STATE")
    static let stateAfterHeading = Text("之后状态", "STATE AFTER")
    static let grantsHeading = Text("停止的授权", "GRANTS")
    static let consumersHeading = Text("受影响的使用人", "CONSUMERS")
    static let productsHeading = Text("停止的数据产品", "PRODUCTS")
    static let approvalsHeading = Text("依据失效的事项", "STALE APPROVALS")
    static let holdsHeading = Text("持有许可", "HOLDS PERMIT")
    static let copiedHeading = Text("已知至记录", "KNOWN TO RECORD")
    static let useHeading = Text("使用编号", "USE")
    static let kindHeading = Text("方式", "KIND")
    static let startedHeading = Text("开始时间", "STARTED")
    static let nodes = Text("收到指令的节点：", "NODES TOLD:")
    static let uses = Text("将结束的使用：", "USES ENDED:")

    static func suspended(_ id: String) -> Text { Text("已命令暂停 \(id)", "ordered the suspension of \(id)") }
    static func resumed(_ id: String) -> Text { Text("已恢复 \(id)", "resumed \(id)") }
    static func ticked(_ id: String) -> Text { Text("已办理退出事项 \(id)", "ticked items of the exit of \(id)") }
    static func closed(_ id: String) -> Text { Text("已办结退出 \(id)", "closed the exit of \(id)") }
}
