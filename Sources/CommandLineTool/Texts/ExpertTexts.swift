// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about experts and their opinions.
enum ExpertTexts {
    static let noun = CommandText(
        "专家组：聘任、回避、考核（ZS-2.1.2）", "The expert group: terms, conflicts, assessment (ZS-2.1.2)",
        examples: ["tongdao experts list", "tongdao experts verify A330902-2026-0001"])
    static let appoint = CommandText(
        "聘任专家", "Appoint an expert for a term",
        detail: Text(
            "该人员须已被授予专家角色；再次聘任即开始新聘期。", "The person holds the role expert; appointing again begins a new term."),
        examples: [
            "tongdao experts appoint tongdao://zhoushan/dinghai/xuehui/chen --speciality law \\",
            "    --employer xuehui --until +365d",
        ])
    static let dismiss = CommandText(
        "解聘专家", "Dismiss an expert before the term ends",
        examples: ["tongdao experts dismiss tongdao://zhoushan/dinghai/xuehui/chen --cause own-request --reason 调离"])
    static let conflict = CommandText(
        "申报利益冲突", "Declare a conflict of interest of your own",
        examples: ["tongdao experts conflict --organ haiyun --reason 持股"])
    static let recuse = CommandText(
        "抽选后回避，由原抽选顺序的下一位替补", "Leave a panel after the draw; the next of the same order takes the place",
        examples: [
            "tongdao experts recuse A330902-2026-0001 --person tongdao://zhoushan/city/experts/chen --reason 亲属"
        ])
    static let assess = CommandText(
        "考核专家", "Assess an expert",
        examples: ["tongdao experts assess tongdao://zhoushan/city/experts/chen --marks 85 --remarks remarks.pdf"])
    static let list = CommandText("列出专家", "List the experts", examples: ["tongdao experts list -o wide"])
    static let show = CommandText(
        "查看专家", "Show an expert", examples: ["tongdao experts show tongdao://zhoushan/city/experts/chen"])
    static let verify = CommandText(
        "重算一次抽选", "Draw a panel again from its record",
        detail: Text(
            "核对名单摘要、县市省三方的承诺与公布值，由此得出种子，再由种子与名单得出专家及替补。--ledger 离线读取台账文件。",
            "Checks the list's digest and what county, hub and province committed to and revealed; the seed comes from those, "
                + "the panel and each replacement from the seed and the list. --ledger reads a ledger's files with no node."
        ),
        examples: [
            "tongdao experts verify A330902-2026-0001",
            "tongdao experts verify A330902-2026-0001 --ledger /srv/dinghai/data",
        ])
    static let opinion = CommandText(
        "专家意见（ZS-2.1.2c 至 i）", "Opinions of experts (ZS-2.1.2c to i)",
        examples: ["tongdao opinion list", "tongdao opinion show YJ330902-2026-0001"])
    static let request = CommandText(
        "征求专家意见", "Ask experts for an opinion",
        examples: [
            "tongdao opinion request --kind compliance --subject A330902-2026-0001 \\",
            "    --expert tongdao://zhoushan/city/experts/chen --question question.pdf --due +7d",
        ])
    static let submit = CommandText(
        "提交专家意见", "Give your opinion",
        detail: Text("该类意见表的每一项都须填写一次。", "Every item of the form of its kind is filled in once."),
        examples: [
            "tongdao opinion submit YJ330902-2026-0001 --item lawful-source=met \\",
            "    --item compliant-processing=met --verdict favourable --document opinion.pdf",
        ])
    static let opinionList = CommandText("列出专家意见", "List the opinions", examples: ["tongdao opinion list"])
    static let opinionShow = CommandText(
        "查看专家意见", "Show an opinion", examples: ["tongdao opinion show YJ330902-2026-0001"])

    static let employer = Text("工作单位", "The organ that employs them")
    static let until = Text("聘期止", "When the term ends")
    static let cause = Text("解聘原因", "The cause of dismissal")
    static let organ = Text("有利益关系的单位", "The organ you have an interest in")
    static let marks = Text("得分，0 至 100", "Marks, 0 to 100")
    static let remarks = Text("评语文件，或 sm3:摘要", "The remarks, or sm3: and their digest")
    static let ledger = Text("台账目录；不连接节点", "A ledger's directory; no node is asked")
    static let kind = Text("意见类别", "The kind of opinion")
    static let subject = Text(
        "申请、议题、协议、授权或数据产品的编号", "Id of an application, a motion, an agreement, an authorization or a product")
    static let expert = Text("被征求的专家，可多次给出", "An expert who is asked; repeatable")
    static let question = Text("问题文件，或 sm3:摘要", "The question, or sm3: and its digest")
    static let due = Text("何时前答复", "Answered by when")
    static let opinionID = Text("意见编号", "Id of the opinion")
    static let item = Text("一项及其结论，可多次给出", "An item with its finding; repeatable")
    static let verdict = Text("总的结论", "The verdict on the whole")
    static let document = Text("意见文件，或 sm3:摘要", "The opinion, or sm3: and its digest")

    static let application = Text("申请", "Application")
    static let draw = Text("抽选编号", "Draw")
    static let candidates = Text("名单摘要", "List")
    static let parts = Text("各方抽选值", "Put in by")
    static let seed = Text("种子", "Seed")
    static let record = Text("记录", "Record")
    static let panel = Text("专家", "Panel")
    static let result = Text("结论", "Result")
    static let same = Text("重算一致", "drawn again: the same")
    static let excluded = Text("未参加抽选", "Not drawn from")

    static func appointed(_ person: String) -> Text { Text("已聘任 \(person)", "appointed \(person)") }
    static func dismissed(_ person: String) -> Text { Text("已解聘 \(person)", "dismissed \(person)") }
    static func declared(_ person: String) -> Text { Text("已申报利益冲突", "declared the conflict of interest") }
    static func recused(_ id: String) -> Text { Text("已更换 \(id) 的专家", "replaced an expert of \(id)") }
    static func assessed(_ person: String) -> Text { Text("已考核 \(person)", "assessed \(person)") }
    static func requested(_ id: String) -> Text { Text("已征求意见 \(id)", "asked for opinion \(id)") }
    static func given(_ id: String) -> Text { Text("已提交意见 \(id)", "gave opinion \(id)") }
    static func differs(_ id: String, _ what: String) -> Text {
        Text("\(id) 的抽选重算不一致：\(what)", "the draw of \(id) comes out differently: \(what)")
    }
}
