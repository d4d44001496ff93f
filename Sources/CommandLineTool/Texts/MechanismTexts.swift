// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about the coordination mechanism: the body, its sessions, and its tasks.
enum MechanismTexts {
    static let body = CommandText(
        "统筹协调机制：成员、代理和职权（ZS-2.1.1a）", "The coordination body: members, deputies, powers (ZS-2.1.1a)",
        examples: ["tongdao body list"])
    static let found = CommandText(
        "登记机制的建立文件（ZS-1.3a）", "Record the document that set the body up (ZS-1.3a)",
        examples: ["tongdao body found --document-number 舟政发〔2024〕3号"])
    static let deputy = CommandText(
        "成员指定本部门代理人员（ZS-2.1.1a）", "Name a deputy of your bureau (ZS-2.1.1a)",
        examples: ["tongdao body deputy tongdao://zhoushan/dinghai/caizheng/wu --until +14d"])
    static let listBody = CommandText("显示机制", "Show the body", examples: ["tongdao body list"])

    static let session = CommandText(
        "机制会议：召集、到会、纪要（ZS-2.1.1d）", "Sessions of the body: call, attendance, minutes (ZS-2.1.1d)",
        examples: ["tongdao session list", "tongdao session show H330902-2026-0001"])
    static let call = CommandText(
        "召集会议，列入审议事项", "Call a session on motions",
        examples: ["tongdao session call M330902-2026-0001 M330902-2026-0002 --begins 2026-12-01T09:00"])
    static let attend = CommandText(
        "到会", "Attend a session", examples: ["tongdao session attend H330902-2026-0001"])
    static let closeSession = CommandText(
        "结束会议，附纪要", "Close a session with its minutes",
        examples: ["tongdao session close H330902-2026-0001 --minutes minutes.pdf"])
    static let listSessions = CommandText("列出会议", "List the sessions", examples: ["tongdao session list"])
    static let showSession = CommandText(
        "显示一次会议", "Show one session", examples: ["tongdao session show H330902-2026-0001"])
    static let recuse = CommandText(
        "声明回避（ZS-2.1.1d）", "Recuse yourself from a motion (ZS-2.1.1d)",
        examples: ["tongdao motion recuse M330902-2026-0001 --reason 与申请单位有利害关系"])
    static let listMotions = CommandText("列出审议事项", "List the motions", examples: ["tongdao motion list"])
    static let showMotion = CommandText(
        "显示一个审议事项", "Show one motion", examples: ["tongdao motion show M330902-2026-0001"])

    static let task = CommandText(
        "决议交办的任务（ZS-5.1a、ZS-5.1b）", "Tasks from resolutions (ZS-5.1a, ZS-5.1b)",
        examples: ["tongdao task list", "tongdao task show T330900-2026-0001"])
    static let assign = CommandText(
        "按决议交办任务", "Assign a task from a resolution",
        examples: [
            "tongdao task assign --motion M330900-2026-0001 --title 整改采集链路 --office data-authority \\",
            "    --due +30d --to tongdao://zhoushan/dinghai",
        ])
    static let closeTask = CommandText(
        "办结任务", "Close a task",
        examples: ["tongdao task close T330900-2026-0001 --result done --report report.pdf"])
    static let listTasks = CommandText("列出任务", "List the tasks", examples: ["tongdao task list"])
    static let showTask = CommandText(
        "显示一个任务", "Show one task", examples: ["tongdao task show T330900-2026-0001"])
}

extension MechanismTexts {
    static let documentNumber = Text("建立机制的批文文号", "Number of the government's document")
    static let deputyName = Text("代理人员名称", "Name of the deputy")
    static let from = Text("何时起；不写为现在", "From when; now if left out")
    static let until = Text("到何时止", "Until when")
    static let agenda = Text("列入议程的审议编号", "Ids of the motions on the agenda")
    static let begins = Text("何时开始；不写为现在", "When it begins; now if left out")
    static let sessionID = Text("会议编号", "Id of the session")
    static let minutes = Text("会议纪要文件；只记录其 SM3", "The minutes; only their SM3 is recorded")
    static let resolution = Text("所依据的已通过事项", "The carried motion it carries out")
    static let title = Text("任务事项", "What is to be done")
    static let office = Text("承办岗位", "The office that does it")
    static let due = Text("期限", "The day it is due")
    static let assignee = Text("承办节点；不写为本节点", "The node it goes to; this one if left out")
    static let taskID = Text("任务编号", "Id of the task")
    static let result = Text("办理结果", "How it ended")
    static let report = Text("办结报告文件；只记录其 SM3", "The report; only its SM3 is recorded")

    static func founded(_ id: String) -> Text { Text("已登记 \(id) 的统筹协调机制", "recorded the body of \(id)") }
    static func named(_ id: String) -> Text { Text("已指定代理成员 \(id)", "named \(id) as deputy") }
    static func called(_ id: String) -> Text { Text("已召集会议 \(id)", "called session \(id)") }
    static func attended(_ id: String) -> Text { Text("已到会 \(id)", "present at session \(id)") }
    static func sessionClosed(_ id: String) -> Text { Text("会议 \(id) 已结束", "closed session \(id)") }
    static func recused(_ id: String) -> Text { Text("已回避 \(id)", "recused from \(id)") }
    static func assigned(_ id: String) -> Text { Text("已交办任务 \(id)", "assigned task \(id)") }
    static func taskClosed(_ id: String) -> Text { Text("已办结任务 \(id)", "closed task \(id)") }
}
