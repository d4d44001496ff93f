// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about finding things by their ids.
enum FindTexts {
    static let find = CommandText(
        "按任一编号查找：是什么、在哪个节点、处于什么状态、有哪些记录", "Find by any id: what it is, where, its state, its records",
        detail: Text(
            """
            编号可以是：申请、通告、协议、授权、登记号、备案、许可所属授权、使用、用印、审议、会议、任务、委托、值班、专家、意见、课程、考核、场景案例、\
            登记及其查询码、存证、事项、通道、单位、资产、节点或人员的名称、命令编号、order:序号（指令）、记录序号（12、#12、节点#12）或记录哈希。
            """,
            """
            An id can be that of a case, notice, agreement, authorization or its number, filing, use, seal and its uses, \
            motion, session, task, delegation, turn of duty, expert, opinion, course, training, template, registration or \
            its query code, evidence, matter, channel, organ, asset, a node's or person's name, a command's id, order:N, a \
            record's sequence (12, #12, NODE#12) or its hash.
            """),
        examples: [
            "tongdao find A330902-2026-0001", "tongdao find ZS-2026-000001", "tongdao find order:7",
            "tongdao find tongdao://zhoushan/dinghai#12 -o json",
        ])
    static let id = Text("任一编号", "Any id")

    static let kind = Text("类别", "WHAT")
    static let records = Text("记录", "RECORDS")
    static let first = Text("首次", "FIRST")
    static let last = Text("最近", "LAST")
    static let closer = Text("进一步查看：", "Look closer:")

    static func notHere(_ id: String) -> Text {
        Text("此处没有您可查看的 \(id)", "not found here: \(id)")
    }
    static let notHereRemedy = Text(
        "核对编号，或到其他节点查找；市级节点可查全市", "check the id, or ask another node; the hub knows the whole city")
}
