// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about the network log.
enum LogTexts {
    static let noun = CommandText(
        "网络日志：留存六个日历月（ZS-3.6d）", "The network log, kept six calendar months (ZS-3.6d)",
        examples: ["tongdao log list", "tongdao log show --authorization U330902-2026-0001"])
    static let list = CommandText(
        "列出已封存的各日及其留存期", "List the finished days, with what proves each and until when it is kept",
        examples: ["tongdao log list", "tongdao log list --from 2026-11-01 --to 2026-11-30 -o wide"])
    static let show = CommandText(
        "显示日志条目", "Show entries",
        detail: Text(
            "审计管理员、安全管理员和监管人员可查看。只有标识和摘要，没有内容。",
            "For the administrators of audit and of security, and for supervisors. Ids and digests only, no content."),
        examples: [
            "tongdao log show --day 2026-11-29",
            "tongdao log show --authorization U330902-2026-0001 --from 2026-11-01",
            "tongdao log show --peer tongdao://zhoushan/city/haiyun/li-na -o json",
        ])
    static let purge = CommandText(
        "删除某日之前的日志；由审计管理员办理", "Remove the log of every day before one; by the audit administrator",
        detail: Text(
            "其中任一日留存期未满的，全部不予删除，并告知可删除的时间。删除留有记录。",
            "If any of them must still be kept none is removed, and the answer says from when. The removal is on record."
        ),
        examples: ["tongdao log purge --before 2027-06-01"])
    static let verify = CommandText(
        "仅凭文件离线核验日志，并与台账中的封存记录核对",
        "Prove a log whole from its files, and against the seals in the ledger beside it",
        detail: Text("有问题时退出码为 6。", "Exits with 6 if anything is wrong."),
        examples: ["tongdao log verify --directory /var/lib/tongdao/dinghai"])

    static let from = Text("起始日", "The first day")
    static let to = Text("截止日", "The last day")
    static let day = Text("某一日", "One day")
    static let authorization = Text("只看涉及该授权的", "Only what concerns this authorization")
    static let peer = Text("只看该对端的", "Only of this peer")
    static let before = Text("保留的第一日；之前的删除", "The first day that stays")
    static let directory = Text("节点的数据目录", "The node's data directory")

    static let numberHeading = Text("序号", "NUMBER")
    static let eventHeading = Text("事件", "EVENT")
    static let peerHeading = Text("对端", "PEER")
    static let addressHeading = Text("地址", "ADDRESS")
    static let connectionHeading = Text("连接", "CONNECTION")
    static let methodHeading = Text("方法", "METHOD")
    static let outcomeHeading = Text("结果", "OUTCOME")
    static let authorizationHeading = Text("授权", "AUTHORIZATION")
    static let useHeading = Text("使用编号", "USE")
    static let countHeading = Text("数量", "COUNT")
    static let dayHeading = Text("日", "DAY")
    static let entriesHeading = Text("条数", "ENTRIES")
    static let sealedHeading = Text("台账封存", "SEALED")
    static let digestHeading = Text("摘要", "DIGEST")

    static func sealed(_ isSealed: Bool) -> Text { isSealed ? Text("是", "yes") : Text("否", "no") }

    static func purged(_ day: String) -> Text {
        Text("已删除 \(day) 起的到期日志", "removed the log from \(day) on")
    }

    static func verdict(_ isSound: Bool, entries: UInt64) -> Text {
        isSound
            ? Text("日志完整：\(entries) 条", "the log is whole: \(entries) entries")
            : Text("日志不完整", "the log is not whole")
    }
}
