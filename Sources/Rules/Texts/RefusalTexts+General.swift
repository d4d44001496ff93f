// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Refusals any command can meet.
    static let general: [RefusalText] = [
        RefusalText(
            .commandMalformed, [], owner: .unspecified, .invalidArgument,
            zh: "命令不完整或无法识别：{missing}",
            en: "The command is incomplete or of an unknown kind: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete the command and send it again"),
        RefusalText(
            .commandStale, ["ZS-2.2d"], owner: .unspecified, .failedPrecondition,
            zh: "命令签发于 {issued}，已超过可受理时限",
            en: "The command was issued at {issued}, too long ago to be carried out",
            nextZh: "重新签发命令", nextEn: "Issue the command anew"),
        RefusalText(
            .rulesNotInForce, ["ZS-6a"], owner: .systemAdministrator, .failedPrecondition,
            zh: "此时尚无生效规则；首个规则集为 {first}，自 {from} 起施行",
            en: "No rule set is in force at this time; the first is {first}, valid from {from}",
            nextZh: "核对本节点时钟", nextEn: "Check the clock of this node"),
        RefusalText(
            .territoryWrong, ["ZS-2.2d"], owner: .unspecified, .permissionDenied,
            zh: "不属于本节点辖区：{missing}",
            en: "This does not belong to this node's territory: {missing}",
            nextZh: "提交到所属辖区的节点", nextEn: "Send it to the node of its own territory"),
        RefusalText(
            .nodeWrongRole, ["ZS-2.2d", "ZS-2.2i"], owner: .unspecified, .failedPrecondition,
            zh: "此类节点（{node}）不办理该事项，应由 {expected} 节点办理",
            en: "A node of this kind ({node}) does not do this; a {expected} node does",
            nextZh: "提交到相应节点", nextEn: "Send it to such a node"),
        RefusalText(
            .nodeMaintenance, ["ZS-2.3.0a"], owner: .systemAdministrator, .unavailable,
            zh: "节点正在维护，暂不作出新的决定：{reason}",
            en: "The node is in maintenance and takes no new decisions: {reason}",
            nextZh: "等待维护结束", nextEn: "Wait until maintenance is over"),
        RefusalText(
            .maintenanceUnchanged, ["ZS-2.3.0a"], owner: .systemAdministrator, .failedPrecondition,
            zh: "维护状态未变：{state}",
            en: "Maintenance is already {state}",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .actorMalformed, ["ZS-2.2d"], owner: .unspecified, .invalidArgument,
            zh: "人员名称不符合规范：{missing}",
            en: "Not the name of a person: {missing}",
            nextZh: "使用 tongdao://城市/辖区/机构/人员 形式的名称",
            nextEn: "Use a name of the form tongdao://city/territory/organ/person"),
        RefusalText(
            .actorKeyDiffers, ["ZS-1.1"], owner: .systemAdministrator, .permissionDenied,
            zh: "签名所用密钥与角色登记的密钥不一致：{person}",
            en: "The signing key is not the one on the person's role: {person}",
            nextZh: "由系统管理员按新密钥重新授予角色", nextEn: "Have the system administrator grant the role again with the new key"),
        RefusalText(
            .organForeign, ["ZS-2.2h"], owner: .unspecified, .permissionDenied,
            zh: "不得代其他单位办理：本人属 {own}，事项属 {other}",
            en: "Nobody acts for another organ: the person is of {own}, the matter of {other}",
            nextZh: "由该单位人员办理", nextEn: "Have someone of that organ do it"),
        RefusalText(
            .roleMissing, ["ZS-1.1", "ZS-2.3.1b"], owner: .systemAdministrator, .permissionDenied,
            zh: "缺少角色：{role}",
            en: "The person does not hold the role needed: {role}",
            nextZh: "由系统管理员授予角色，或由有该角色的人员办理",
            nextEn: "Have the system administrator grant it, or someone who holds it act"),
        RefusalText(
            .roleMalformed, ["ZS-1.1"], owner: .systemAdministrator, .invalidArgument,
            zh: "角色授予内容不完整或有误：{missing}",
            en: "The grant of the role is incomplete or wrong: {missing}",
            nextZh: "更正后重新提交", nextEn: "Correct it and send it again"),
        RefusalText(
            .roleIncompatible, ["ZS-1.1", "ZS-2.2h"], owner: .systemAdministrator, .failedPrecondition,
            zh: "角色 {role} 与已有角色 {held} 不相容",
            en: "The role {role} may not be held together with {held}",
            nextZh: "授予他人，或先撤回已有角色", nextEn: "Grant it to someone else, or withdraw the other role first"),
        RefusalText(
            .roleUnchanged, ["ZS-1.1"], owner: .systemAdministrator, .alreadyExists,
            zh: "该人员已有相同的角色：{role}",
            en: "The person already holds this very role: {role}",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .roleNotHeld, ["ZS-1.1"], owner: .systemAdministrator, .failedPrecondition,
            zh: "该人员没有此角色：{role}",
            en: "The person does not hold this role: {role}",
            nextZh: "核对人员和角色", nextEn: "Check person and role"),
        RefusalText(
            .roleLastAdministrator, ["ZS-1.1"], owner: .systemAdministrator, .failedPrecondition,
            zh: "不得撤回最后一名系统管理员",
            en: "The last system administrator cannot be withdrawn",
            nextZh: "先授予另一名系统管理员", nextEn: "Grant the role to someone else first"),
        RefusalText(
            .subjectNotFound, ["ZS-1.1"], owner: .unspecified, .notFound,
            zh: "没有此事项：{missing}",
            en: "There is no such thing here: {missing}",
            nextZh: "核对编号", nextEn: "Check the id"),
        RefusalText(
            .stepWrongState, ["ZS-1.1"], owner: .unspecified, .failedPrecondition,
            zh: "{subject} 当前为“{state}”，不能进行“{event}”；下一步是“{next}”",
            en: "{subject} is \"{state}\": \"{event}\" is not possible now; the next step is \"{next}\"",
            nextZh: "办理“{next}”", nextEn: "Take the step \"{next}\""),
    ]
}
