// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// What an id can name, and what is said of it.
    static let finding: [Row] = [
        ("use", "使用", "use"),
        ("command", "命令", "command"),
        ("order", "指令", "order"),
        ("record", "记录", "record"),
        ("job", "任务", "job"),
        ("access-session", "会话", "session"),
        ("delivery", "交付", "delivery"),
        ("peer-connected", "已连接", "connected"),
        ("peer-disconnected", "未连接", "disconnected"),
        ("peer-rejected", "被拒绝", "rejected"),
        ("peer-quarantined", "已隔离", "quarantined"),
        ("peer-maintenance", "维护中", "in maintenance"),
        ("peer-requested", "申请接入", "has asked to come in"),
        ("certificate-until", "证书到期", "certificate ends"),
        ("under-way", "进行中", "under way"),
        ("command-carried-out", "已执行", "carried out"),
        ("command-refused", "不予通过", "refused"),
        ("order-given", "已下达", "given"),
        ("order-carried-out", "已执行", "carried out"),
        ("recorded", "已入账", "recorded"),
        ("filing-opened", "已报送", "opened"),
        ("filing-receipted", "已收到回执", "receipted"),
        ("filing-accepted", "已受理", "accepted"),
        ("addressee", "指令对象", "addressee"),
        ("actor", "操作人", "actor"),
        ("refusal", "不予通过代码", "refusal"),
        ("fact", "事实", "fact"),
        ("record-hash", "记录哈希", "record hash"),
        ("panel-size", "专家人数", "experts"),
    ]
}
