// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// The unified channel and the inventory.
    static let channels: [RefusalText] = [
        RefusalText(
            .boundOrganIncomplete, ["ZS-2.2e", "ZS-2.2h"], owner: .dataAuthority, .invalidArgument,
            zh: "受约束单位的登记内容不完整：{missing}", en: "The entry of the bound organ is incomplete: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .boundOrganKnown, ["ZS-2.2e"], owner: .dataAuthority, .alreadyExists,
            zh: "该单位已在登记簿：{missing}", en: "The organ is on the register already: {missing}",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .boundOrganContractor, ["ZS-2.2h"], owner: .dataAuthority, .failedPrecondition,
            zh: "{organ} 未声明承建方不享有直接运营权：不得以合作开发、委托开发等方式交由第三方直接运营",
            en:
                "{organ} does not declare that no contractor operates directly: joint or commissioned development gives none",
            nextZh: "由该单位收回承建方的运营权后声明", nextEn: "Have the organ take back its contractors' rights, then declare it"),
        RefusalText(
            .roleContractor, ["ZS-2.2h"], owner: .systemAdministrator, .permissionDenied,
            zh: "{organ} 是 {for} 的承建方，其人员不得担任 {role}",
            en: "{organ} develops for {for}: its people may not hold the role {role}",
            nextZh: "授予该单位自己的人员", nextEn: "Grant it to someone of the organ itself"),
        RefusalText(
            .channelIncomplete, ["ZS-2.2f"], owner: .dataAuthority, .invalidArgument,
            zh: "通道登记内容不完整：{missing}", en: "What is said of the channel is incomplete: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .channelDeadline, ["ZS-2.2f"], owner: .dataAuthority, .failedPrecondition,
            zh: "纳入期限须在此后 {months} 个月之内，最迟 {latest}",
            en: "The deadline must lie within the next {months} months, at the latest {latest}",
            nextZh: "另定期限", nextEn: "Set another deadline"),
        RefusalText(
            .channelNew, ["ZS-2.2e"], owner: .dataAuthority, .permissionDenied,
            zh: "{organ} 不得新建通道：公共数据经统一通道提供",
            en: "{organ} may not build a new channel: public data leave by the unified channel",
            nextZh: "经统一通道提供数据", nextEn: "Provide the data by the unified channel"),
        RefusalText(
            .channelSecond, ["ZS-2.2e"], owner: .dataAuthority, .permissionDenied,
            zh: "{organ} 已有登记的通道 {channel}，不得另有通道",
            en: "{organ} has the channel {channel} on the register and may have no second one",
            nextZh: "将已登记的通道纳入统一通道", nextEn: "Bring the one on the register into the platform"),
        RefusalText(
            .useChannelOutside, ["ZS-2.2d", "ZS-2.2f"], owner: .dataAuthority, .failedPrecondition,
            zh: "该通道尚未接入统一通道（{state}），不得经其使用数据",
            en: "The channel does not go through the gate yet ({state}): nothing comes in by it",
            nextZh: "先办理通道接入", nextEn: "Onboard the channel first"),
        RefusalText(
            .attemptIncomplete, ["ZS-2.2e"], owner: .dataAuthority, .invalidArgument,
            zh: "情况报告不完整：{missing}", en: "The report is incomplete: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .assetIncomplete, ["ZS-1.2.2c"], owner: .dataAuthority, .invalidArgument,
            zh: "资产登记内容不完整：{missing}", en: "The entry of the asset is incomplete: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .assetVersionKnown, ["ZS-1.2.2c"], owner: .dataAuthority, .alreadyExists,
            zh: "{name} 的版本 {version} 已登记", en: "Version {version} of {name} is on the register already",
            nextZh: "登记新的版本", nextEn: "Enter a new version"),
        RefusalText(
            .assetCatalogueTwice, ["ZS-2.2a"], owner: .dataAuthority, .alreadyExists,
            zh: "目录编号 {catalogue-id} 已由 {asset} 连接：复用而不另建",
            en: "The catalogue id {catalogue-id} is connected by {asset} already: it is reused, not copied",
            nextZh: "复用已有的连接", nextEn: "Reuse that connector"),
    ]
}
