// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about roles.
enum RoleTexts {
    static let noun = CommandText(
        "角色：谁能做什么", "Roles: who may do what",
        examples: ["tongdao role list", "tongdao role list tongdao://zhoushan/dinghai/shujuju/wang"])
    static let grant = CommandText(
        "授予角色", "Grant a role",
        detail: Text(
            "协调机制成员须写 --bureau，专家须写 --speciality，签署人须给出公钥。",
            "Body members need --bureau, experts --speciality, signatories a public key."),
        examples: [
            "tongdao role grant tongdao://zhoushan/dinghai/shujuju/wang --role data-authority",
            "tongdao role grant tongdao://zhoushan/dinghai/xuehui/chen --role 专家 \\",
            "    --speciality network-security --until +365d",
        ])
    static let withdraw = CommandText(
        "收回角色", "Withdraw a role",
        examples: ["tongdao role withdraw tongdao://zhoushan/dinghai/shujuju/wang --role expert --reason 调离"])
    static let list = CommandText("列出角色", "List the roles", examples: ["tongdao role list -o wide"])

    static let person = Text("人员名称", "Name of the person")
    static let role = Text("角色", "The role")
    static let bureau = Text("协调机制成员所代表的部门", "For body members: the bureau they sit for")
    static let speciality = Text("专家专业，可多次给出", "For experts: a speciality; repeatable")
    static let from = Text("何时起；不写为现在", "From when; now if left out")
    static let until = Text("到何时止；不写为收回前一直有效", "Until when; until withdrawn if left out")

    static let personHeading = Text("人员", "PERSON")
    static let roleHeading = Text("角色", "ROLE")
    static let bureauHeading = Text("部门", "BUREAU")
    static let specialitiesHeading = Text("专业", "SPECIALITIES")
    static let fromHeading = Text("起", "FROM")
    static let untilHeading = Text("止", "UNTIL")

    static func granted(_ person: String) -> Text { Text("已授予 \(person) 角色", "granted the role to \(person)") }
    static func withdrawn(_ person: String) -> Text { Text("已收回 \(person) 的角色", "withdrew the role of \(person)") }
}
