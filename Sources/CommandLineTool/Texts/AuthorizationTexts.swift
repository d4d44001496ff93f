// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about authorizations and uses.
enum AuthorizationTexts {
    static let noun = CommandText(
        "授权：登记、许可、暂停、撤销", "Authorizations: registration, permits, suspension, revocation",
        examples: ["tongdao authorization list", "tongdao authorization show ZS-2026-000001"])
    static let list = CommandText("列出授权", "List the authorizations", examples: ["tongdao authorization list -o wide"])
    static let show = CommandText(
        "显示一个授权；撤销后逐节点显示停止情况", "Show one authorization; once revoked, how each node has stopped",
        examples: ["tongdao authorization show U330902-2026-0001"])
    static let revoke = CommandText(
        "撤销授权（ZS-3.6a、ZS-3.6b）", "Revoke an authorization (ZS-3.6a, ZS-3.6b)",
        detail: Text(
            "须有协调机制通过的审议（ZS-2.1.1d）；期限已届满、情形为 term-ended 的除外。",
            "The coordination body must have carried a motion (ZS-2.1.1d), except for term-ended once the term has ended."
        ),
        examples: ["tongdao authorization revoke U330902-2026-0001 --motion M330900-2026-0001 --cause breach"])
    static let use = CommandText(
        "使用：加工任务、会话、交付", "Uses: jobs, sessions, deliveries",
        examples: ["tongdao use start U330902-2026-0001 --kind job --purpose tour-planning --data-item tourism.visits"])
    static let start = CommandText(
        "开始一次使用；须有有效许可", "Start a use; needs a live permit",
        examples: ["tongdao use start U330902-2026-0001 --kind 交付 --purpose tour-planning --data-item tourism.visits"])
    static let end = CommandText("结束一次使用", "End a use", examples: ["tongdao use end S43 --reason 任务完成"])

    static let id = Text("授权编号", "Id of the authorization")
    static let motion = Text("已通过的审议编号；期限届满的不需要", "Id of the motion that was carried; none once the term has ended")
    static let cause = Text("退出情形", "Why it ends")
    static let useKind = Text("使用方式", "Kind of use")
    static let purpose = Text("使用目的；须与授权一致", "Purpose; must be the authorization's")
    static let channel = Text("经由的已接入通道，没有则不写", "The onboarded channel it comes in by, if any")
    static let dataItem = Text("使用的数据项，可多次给出", "A data item to use; repeatable")
    static let useID = Text("使用编号", "Id of the use")

    static let idHeading = Text("编号", "ID")
    static let numberHeading = Text("市级编号", "NUMBER")
    static let nodeHeading = Text("节点", "NODE")
    static let applicantHeading = Text("授权运营单位", "OPERATOR")
    static let scenarioHeading = Text("应用场景", "SCENARIO")
    static let purposeHeading = Text("使用目的", "PURPOSE")
    static let stateHeading = Text("状态", "STATE")
    static let permitHeading = Text("许可", "PERMIT")
    static let termHeading = Text("期限至", "TERM ENDS")
    static let filingHeading = Text("省级备案", "FILING")
    static let refusalHeading = Text("未予登记", "REFUSED")
    static let stoppedHeading = Text("停止时间", "STOPPED")
    static let inFlightHeading = Text("在途", "IN FLIGHT")
    static let leaseHeading = Text("许可到期", "LEASE ENDS")
    static let stops = Text("各节点停止情况：", "STOPS:")
    static let noPermit = Text("无", "none")

    static func stopState(_ state: String) -> Text {
        switch state {
        case "proved-stopped": Text("已证实停止", "proved stopped")
        case "stopped-by-lease-end": Text("许可到期停止", "stopped by lease end")
        case "unknown": Text("未知", "unknown")
        default: Text(verbatim: state)
        }
    }

    static func revoked(_ id: String) -> Text { Text("已命令撤销 \(id)", "ordered the revocation of \(id)") }
    static func started(_ id: String) -> Text { Text("已开始使用 \(id)", "started use \(id)") }
    static func ended(_ id: String) -> Text { Text("已结束使用 \(id)", "ended use \(id)") }
}
