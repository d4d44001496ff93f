// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    private static let channel = "ChannelClauseTests/allDataLeaveByTheUnifiedChannel"

    /// The unified channel and what the platform is built of.
    static let channels: [ClauseProof] = [
        .enforced(
            "ZS-2.2a",
            en: "connectors are entered under the base platform's catalogue id; a second one for it is refused",
            zh: "连接以基础平台目录编号登记；同一目录编号的第二个连接不予登记", test: channel),
        .recorded(
            "ZS-2.2b",
            en: "each release of the software is entered with version, approval and digest; the history is kept",
            zh: "每次软件发布登记版本、批准文号和摘要，历史保留", test: channel),
        .enforced(
            "ZS-2.2d", en: "every use passes the gate; nothing comes in by a channel that is not onboarded",
            zh: "一切使用经闸口；未接入的通道不得使用", test: channel),
        .enforced(
            "ZS-2.2e", en: "a new channel of a bound organ, or a second one, is refused and stands among the attempts",
            zh: "受约束单位新建通道或另有通道不予登记，并列入通道之外的行为", test: channel),
        .enforced(
            "ZS-2.2f", en: "each legacy channel has a plan, a deadline and a state; the hub reports those overdue",
            zh: "原有通道有计划、期限和状态；逾期的由市级通报", test: channel),
        .enforced(
            "ZS-2.2g", en: "an agreement is drafted only on an approved case; the register names the case of each",
            zh: "未经批准的申请不得起草协议；登记簿载明每份协议的申请", test: channel),
        .enforced(
            "ZS-2.2h",
            en:
                "a bound organ is entered only with its declaration; its contractors' people are given no granting role",
            zh: "受约束单位须作声明方可登记；承建方人员不得担任授权、确定或用印角色", test: channel),
        .recorded(
            "ZS-1.2.2c", en: "environments, models, products and services stand with owner, version and approval",
            zh: "开发环境、模型、产品、服务登记所属单位、版本和批准文号", test: channel),
        .recorded(
            "ZS-1.3b", en: "the register of nodes: kind, territory, state, epoch, and the release entered",
            zh: "节点清单：类别、辖区、状态、任期及登记的软件发布", test: channel),
    ]
}
