// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about nodes and their links.
enum NodeTexts {
    static let noun = CommandText(
        "节点：接入、隔离、状态", "Nodes: admission, quarantine, status", examples: ["tongdao node list", "tongdao node status"])
    static let list = CommandText("列出相邻节点", "List the neighbouring nodes", examples: ["tongdao node list -o json"])
    static let admit = CommandText(
        "批准节点接入（ZS-2.2d）", "Admit a node that has asked (ZS-2.2d)",
        detail: Text(
            "公钥须由对方另行送达的证书给出，不从其申请中取。",
            "The key comes from the certificate you were handed, not from the request."),
        examples: ["tongdao node admit tongdao://zhoushan/dinghai --certificate dinghai/sign.crt"])
    static let release = CommandText(
        "解除隔离", "Release a node from quarantine",
        examples: ["tongdao node release tongdao://zhoushan/dinghai --reason 已查明"])
    static let status = CommandText(
        "节点状态：角色、台账、同步、许可、相邻节点", "A node's role, ledger, sync, leases and peers",
        examples: ["tongdao status", "tongdao status --context hub -o json"])
    static let maintenance = CommandText(
        "维护状态，相邻节点可见", "Maintenance, known to the peers", examples: ["tongdao maintenance on --reason 升级"])
    static let maintenanceOn = CommandText(
        "进入维护", "Begin maintenance", examples: ["tongdao maintenance on --reason 升级"])
    static let maintenanceOff = CommandText("结束维护", "End maintenance", examples: ["tongdao maintenance off"])

    static let instance = Text("数据目录编号；不写则取待批申请", "Id of the data directory; the waiting request's if left out")
    static let keyMissing = Text("须给出 --certificate 或 --public-key", "give --certificate or --public-key")
    static let noRequestRemedy = Text(
        "先启动该节点，使其提出申请；用 tongdao node list 查看", "start that node so that it asks; see tongdao node list")

    static func noRequest(_ node: String) -> Text { Text("\(node) 没有待批的接入申请", "no request of \(node) is waiting") }
    static func admitted(_ node: String) -> Text { Text("已批准 \(node) 接入", "admitted \(node)") }
    static func released(_ node: String) -> Text { Text("已解除 \(node) 的隔离", "released \(node)") }
    static func inMaintenance(_ node: String) -> Text { Text("\(node) 进入维护", "\(node) is in maintenance") }
    static func outOfMaintenance(_ node: String) -> Text { Text("\(node) 结束维护", "\(node) is out of maintenance") }
}

extension NodeTexts {
    static let node = Text("节点", "NODE")
    static let role = Text("角色", "ROLE")
    static let software = Text("软件", "SOFTWARE")
    static let ruleSet = Text("规则", "RULE SET")
    static let ledger = Text("台账", "LEDGER")
    static let epoch = Text("任期", "EPOCH")
    static let leases = Text("许可", "PERMITS")
    static let uses = Text("在途使用", "USES IN FLIGHT")
    static let refusals = Text("不予通过", "REFUSALS")
    static let maintenanceHeading = Text("维护中", "MAINTENANCE")
    static let head = Text("台账末条", "LEDGER HEAD")
    static let checkpoint = Text("检查点", "CHECKPOINT")
    static let countersigned = Text("已副签", "COUNTERSIGNED")
    static let instanceHeading = Text("数据目录", "INSTANCE")
    static let started = Text("启动时间", "STARTED")
    static let clock = Text("节点时钟", "CLOCK")

    static let peerHeading = Text("相邻节点", "PEER")
    static let directionHeading = Text("方向", "SIDE")
    static let stateHeading = Text("状态", "STATE")
    static let epochHeading = Text("任期", "EPOCH")
    static let copyHeading = Text("副本", "COPY")
    static let lagHeading = Text("滞后", "LAG")
    static let leaseHeading = Text("许可余期", "LEASE")
    static let ordersHeading = Text("指令", "ORDERS")
    static let heardHeading = Text("最近联系", "HEARD")
    static let detailHeading = Text("说明", "DETAIL")

    static func records(_ size: UInt64, countersignLag: UInt64) -> Text {
        Text("\(size) 条，未副签 \(countersignLag) 条", "\(size) records, \(countersignLag) not countersigned")
    }

    static func leases(_ count: UInt32, _ end: String) -> Text {
        count == 0 ? Text("无", "none") : Text("\(count) 个，至 \(end)", "\(count), until \(end)")
    }

    static func direction(_ direction: String) -> Text {
        switch direction {
        case "above": Text("上级", "above")
        case "below": Text("下级", "below")
        default: Text(verbatim: direction)
        }
    }

    static func peerState(_ state: String) -> Text {
        switch state {
        case "connected": Text("已连接", "connected")
        case "disconnected": Text("未连接", "disconnected")
        case "rejected": Text("被拒绝", "rejected")
        case "quarantined": Text("已隔离", "quarantined")
        case "maintenance": Text("维护中", "maintenance")
        case "requested": Text("申请接入", "requested")
        default: Text(verbatim: state)
        }
    }
}
