// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about the unified channel and the inventory.
enum ChannelTexts {
    static let noun = CommandText(
        "通道：原有通道纳入统一通道", "Channels: bringing what was there before into the platform (ZS-2.2e, f)",
        examples: ["tongdao channel list", "tongdao channel show C330902-2026-0001"])
    static let declare = CommandText(
        "申报一个原有通道；新建或第二个通道不予登记（ZS-2.2e）",
        "Declare a channel there was before; a new or second one is refused (ZS-2.2e)",
        examples: [
            "tongdao channel declare water --name \"用水数据接口\" --kind legacy \\",
            "    --endpoint \"政务外网接口\" --deadline +180d",
        ])
    static let plan = CommandText(
        "制定纳入计划（ZS-2.2f）", "Plan how and by when it comes into the platform (ZS-2.2f)",
        examples: ["tongdao channel plan C330902-2026-0001 --plan plan.pdf --deadline +90d"])
    static let onboard = CommandText(
        "接入：此后经闸口使用（ZS-2.2d）", "Onboard it: from now on its traffic goes through the gate (ZS-2.2d)",
        examples: ["tongdao channel onboard C330902-2026-0001"])
    static let absorb = CommandText(
        "完成纳入，附原通道关闭证明（ZS-2.2f）", "Absorb it, with the proof that the old way is closed (ZS-2.2f)",
        examples: ["tongdao channel absorb C330902-2026-0001 --closure closed.pdf"])
    static let report = CommandText(
        "报告通道之外提供数据的行为（ZS-2.2d）", "Report something seen beside the unified channel (ZS-2.2d)",
        examples: [
            "tongdao channel report --who unknown-service --address 10.1.2.3 --seen=-2h --evidence capture.bin",
            "tongdao channel report --organ water --who water-portal --address 10.1.2.4 --evidence sm3:"
                + String(repeating: "5a", count: 32),
        ])
    static let attempts = CommandText(
        "列出通道之外的行为：何人、何时、从何处", "List the attempts outside: who, when, from where",
        examples: ["tongdao channel attempts -o wide"])
    static let list = CommandText("列出通道", "List the channels", examples: ["tongdao channel list -o wide"])
    static let show = CommandText("显示一个通道", "Show one channel", examples: ["tongdao channel show C330902-2026-0001"])

    static let organNoun = CommandText(
        "受统一通道约束的机关和公用企业", "Organs and utilities the unified channel binds (ZS-2.2e, h)",
        examples: ["tongdao organ list"])
    static let enterOrgan = CommandText(
        "登记受约束的单位及其对承建方的声明（ZS-2.2h）", "Enter one, with its declaration on contractors (ZS-2.2h)",
        examples: [
            "tongdao organ enter water --name \"定海水务\" --kind water --contractor haoruan \\",
            "    --declaration declaration.pdf --no-contractor-rights",
        ])
    static let listOrgans = CommandText("列出受约束的单位", "List them", examples: ["tongdao organ list -o wide"])

    static let assetNoun = CommandText(
        "资产清单：开发环境、模型、产品、服务、连接、软件发布", "The inventory: environments, models, products, services, connectors, releases",
        examples: ["tongdao asset list"])
    static let enterAsset = CommandText(
        "登记一项资产的一个版本（ZS-1.2.2c、ZS-2.2a、ZS-2.2b）", "Enter one version of an asset (ZS-1.2.2c, ZS-2.2a, ZS-2.2b)",
        examples: [
            "tongdao asset enter --kind connector --name base-catalogue --organ data-bureau --asset-version 1.0 \\",
            "    --approval \"定数〔2026〕3号\" --catalogue-id 330902/ferry --content description.pdf",
        ])
    static let listAssets = CommandText("列出资产及其各个版本", "List them, version by version", examples: ["tongdao asset list"])

    static let compliance = CommandText(
        "统一通道的合规情况：未按期纳入的通道及上报对象", "How the unified channel is kept: overdue channels and whom they escalate to",
        detail: Text("在市级节点上包括各县。", "At the hub, with every county's."),
        examples: ["tongdao compliance", "tongdao compliance -o json"])

    static let id = Text("通道编号", "Id of the channel")
    static let organ = Text("单位（人员名称中的机构段）", "The organ, as in its people's names")
    static let name = Text("名称", "Its name")
    static let kind = Text("类别", "Its kind")
    static let endpoint = Text("接入点说明", "What it is reached at, in words")
    static let deadline = Text("纳入期限", "By when it is to be absorbed")
    static let planFile = Text("纳入计划文件，或 sm3:摘要", "The plan, or sm3: and its digest")
    static let closure = Text("关闭证明文件，或 sm3:摘要", "The proof of closure, or sm3: and its digest")
    static let who = Text("何人：URI、单位或系统，不写个人姓名", "Who: a URI, an organ or a system; no person's name")
    static let address = Text("从何处", "From where")
    static let seen = Text("何时发现；不写为现在", "When it was seen; now if left out")
    static let evidence = Text("证据文件，或 sm3:摘要", "The evidence, or sm3: and its digest")
    static let declaration = Text("声明文件，或 sm3:摘要", "The declaration, or sm3: and its digest")
    static let contractor = Text("承建方，可多次给出", "One who develops for it; repeatable")
    static let noRights = Text("声明承建方不享有直接运营权", "Declares that no contractor has direct operating rights")
    static let owner = Text("所属单位", "The organ that owns it")
    static let assetVersion = Text("版本", "The version")
    static let approval = Text("批准文号", "Number of the document that approved it")
    static let catalogue = Text("基础平台的目录编号", "The base platform's catalogue id")
    static let content = Text("说明文件，或 sm3:摘要", "Its description, or sm3: and its digest")

    static let overdue = Text("逾期", "OVERDUE SINCE")
    static let escalates = Text("上报", "ESCALATES TO")

    static func declared(_ id: String) -> Text { Text("已申报通道 \(id)", "declared channel \(id)") }
    static func planned(_ id: String) -> Text { Text("已制定计划 \(id)", "planned \(id)") }
    static func onboarded(_ id: String) -> Text { Text("已接入 \(id)", "onboarded \(id)") }
    static func absorbed(_ id: String) -> Text { Text("已纳入 \(id)", "absorbed \(id)") }
    static func reported(_ id: String) -> Text { Text("已报告 \(id)", "reported \(id)") }
    static func organEntered(_ id: String) -> Text { Text("已登记单位 \(id)", "entered organ \(id)") }
    static func assetEntered(_ id: String) -> Text { Text("已登记资产 \(id)", "entered asset \(id)") }
}
