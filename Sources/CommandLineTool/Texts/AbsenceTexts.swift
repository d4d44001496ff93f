// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about absence, duty and leaving.
enum AbsenceTexts {
    static let delegation = CommandText(
        "委托代行：外出期间由他人行使角色", "Delegation: a role exercised by someone else during absence",
        examples: ["tongdao delegation list"])
    static let make = CommandText(
        "委托他人代行本人角色", "Delegate a role of yours",
        examples: [
            "tongdao delegation make tongdao://zhoushan/dinghai/shujuju/zhao --role data-authority \\",
            "    --until +10d --reason 出差",
        ])
    static let recall = CommandText(
        "收回委托", "Recall a delegation",
        examples: ["tongdao delegation recall W330902-2026-0001 --reason 返岗"])
    static let listDelegations = CommandText("列出委托", "List the delegations", examples: ["tongdao delegation list"])
    static let duty = CommandText(
        "值班安排（ZS-2.3.0a）", "The duty roster (ZS-2.3.0a)", examples: ["tongdao duty list"])
    static let set = CommandText(
        "安排值班", "Put someone on duty",
        examples: [
            "tongdao duty set tongdao://zhoushan/dinghai/yunwei/sun --office platform-maintainer --until +12h"
        ])
    static let listDuties = CommandText("列出值班", "List the duties", examples: ["tongdao duty list"])
    static let dismiss = CommandText(
        "人员离岗：终止其全部角色；市级节点办理的在各节点同时终止", "A person leaves: every role ends; from the hub, on every node",
        examples: ["tongdao role dismiss tongdao://zhoushan/dinghai/shujuju/wang --reason 离职"])

    static let deputy = Text("代行人员名称", "Name of who acts for you")
    static let role = Text("委托的角色", "The role delegated")
    static let id = Text("委托编号", "Id of the delegation")
    static let office = Text("值班岗位", "The office on duty")

    static func made(_ id: String) -> Text { Text("已委托 \(id)", "made delegation \(id)") }
    static func recalled(_ id: String) -> Text { Text("已收回委托 \(id)", "recalled delegation \(id)") }
    static func dutySet(_ id: String) -> Text { Text("已安排值班 \(id)", "set duty \(id)") }
    static func dismissed(_ person: String) -> Text { Text("已终止 \(person) 的全部角色", "ended every role of \(person)") }
}
