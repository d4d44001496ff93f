// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// The coordination mechanism, and people in office.
    static let mechanism: [Row] = [
        ("body", "统筹协调机制", "coordination body"),
        ("sessions", "机制会议", "sessions"),
        ("tasks", "任务", "tasks"),
        ("delegations", "委托代行", "delegations"),
        ("duties", "值班", "duty roster"),
        ("founded", "已建立", "founded"),
        ("unfounded", "未登记建立文件", "no founding on record"),
        ("called", "已召集", "called"),
        ("quorate", "到会足数", "quorate"),
        ("session-closed", "已结束", "session closed"),
        ("assigned", "已交办", "assigned"),
        ("task-closed", "已办结", "task closed"),
        ("recalled", "已收回", "recalled"),
        ("recuse-from-motion", "回避", "recuse oneself"),
        ("call-session", "召集会议", "call a session"),
        ("attend-session", "到会", "attend the session"),
        ("close-session", "结束会议", "close the session"),
        ("assign-task", "交办任务", "assign the task"),
        ("close-task", "办结任务", "close the task"),
        ("document", "批文", "document"),
        ("founded-on", "建立时间", "founded on"),
        ("members", "成员", "members"),
        ("bureaus", "组成部门", "bureaus"),
        ("bureaus-vacant", "空缺部门", "bureaus without a member"),
        ("deputies", "代理成员", "deputies"),
        ("powers", "职权", "powers"),
        ("agenda", "议程", "agenda"),
        ("begins", "开始", "begins"),
        ("quorum", "法定到会部门数", "quorum"),
        ("present", "到会", "present"),
        ("minutes", "会议纪要摘要", "digest of the minutes"),
        ("session", "会议", "session"),
        ("recused", "回避", "recused"),
        ("due", "期限", "due"),
        ("office", "承办岗位", "office"),
        ("assignee", "承办节点", "node that has it"),
        ("result", "结果", "result"),
        ("report", "报告摘要", "digest of the report"),
        ("done", "已完成", "done"),
        ("impossible", "无法完成", "impossible"),
        ("holder", "委托人", "holder"),
        ("deputy", "受托人", "deputy"),
        ("reason", "理由", "reason"),
        ("granter", "授予人", "granter"),
        ("person", "人员", "person"),
        ("major-problem", "重大问题", "major problem"),
    ]
}

extension Wording {
    /// Lower-case hexadecimal digits.
    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
