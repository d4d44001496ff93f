// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Refusals between nodes, at the gate and by the judge.
    static let federation: [RefusalText] = [
        RefusalText(
            .nodeNotRequested, ["ZS-2.2d"], owner: .hubAdministrator, .notFound,
            zh: "该节点没有提出接入申请：{missing}",
            en: "The node has not asked to come in: {missing}",
            nextZh: "先由该节点发出签名申请", nextEn: "Have the node send its signed request first"),
        RefusalText(
            .nodeRequestDiffers, ["ZS-2.2d", "ZS-2.2e"], owner: .hubAdministrator, .failedPrecondition,
            zh: "与该节点的申请不一致：{missing}",
            en: "This differs from the node's request: {missing}",
            nextZh: "与该节点管理员核对实例和公钥", nextEn: "Compare instance and key with the node's administrator"),
        RefusalText(
            .nodeNotAdmitted, ["ZS-2.2d"], owner: .hubAdministrator, .permissionDenied,
            zh: "该节点未获准接入：{missing}",
            en: "The node has not been admitted: {missing}",
            nextZh: "由市级管理员批准接入", nextEn: "Have the hub's administrator admit it"),
        RefusalText(
            .authorizationDuplicate, ["ZS-3.0a"], owner: .dataAuthority, .alreadyExists,
            zh: "一场景一授权：同一申请单位的同一场景已在全市登记：{missing}",
            en: "One scenario, one authorization: the city already has {missing} for this applicant and scenario",
            nextZh: "等待已有授权结束", nextEn: "Wait for that authorization to end"),
        RefusalText(
            .authorizationNotStanding, ["ZS-3.6a"], owner: .hubAdministrator, .failedPrecondition,
            zh: "授权当前为“{state}”，不能撤销",
            en: "The authorization is \"{state}\" and cannot be revoked",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .revocationUnapproved, ["ZS-2.1.1d", "ZS-3.6a"], owner: .dataAuthority, .failedPrecondition,
            zh: "没有通过的撤销或终止议题：{missing}",
            en: "No carried motion to revoke or terminate: {missing}",
            nextZh: "先提请协调机制审议", nextEn: "Bring it before the body first"),
        RefusalText(
            .revocationCauseMissing, ["ZS-3.6a"], owner: .hubAdministrator, .invalidArgument,
            zh: "退出情形缺失或与议题不符：{missing}",
            en: "The exit cause is missing or not one for this motion: {missing}",
            nextZh: "注明退出情形", nextEn: "State the exit cause"),
        RefusalText(
            .orderOutOfSequence, ["ZS-2.2d"], owner: .systemAdministrator, .failedPrecondition,
            zh: "指令编号不连续：应为 {expected}，收到 {found}",
            en: "The order is out of sequence: {expected} expected, {found} received",
            nextZh: "按次序重新发送", nextEn: "Send the orders in sequence"),
        RefusalText(
            .orderUnreadable, ["ZS-2.2d"], owner: .hubAdministrator, .invalidArgument,
            zh: "指令无法识别：{missing}",
            en: "The order cannot be read: {missing}",
            nextZh: "核对两端版本", nextEn: "Compare the versions of both sides"),
        RefusalText(
            .orderWrongAddressee, ["ZS-2.2d"], owner: .hubAdministrator, .permissionDenied,
            zh: "指令不是发给本节点的：{missing}",
            en: "The order is for another node: {missing}",
            nextZh: "核对收件节点", nextEn: "Check the addressee"),
        RefusalText(
            .filingIncomplete, ["ZS-3.4c", "ZS-2.2c"], owner: .hubAdministrator, .invalidArgument,
            zh: "备案内容不完整：{missing}",
            en: "The filing is incomplete: {missing}",
            nextZh: "补全后重新报送", nextEn: "Complete it and file again"),
        RefusalText(
            .filingDiffers, ["ZS-3.4c", "ZS-2.2c"], owner: .hubAdministrator, .failedPrecondition,
            zh: "该备案号已备案且内容不同：{missing}",
            en: "A filing of this id with other content has been accepted: {missing}",
            nextZh: "以新的备案号报送", nextEn: "File under a new id"),
        RefusalText(
            .useMalformed, ["ZS-3.0a"], owner: .operatorSignatory, .invalidArgument,
            zh: "使用请求不完整：{missing}",
            en: "The request for use is incomplete: {missing}",
            nextZh: "补全后重新请求", nextEn: "Complete it and ask again"),
        RefusalText(
            .useNotAuthorized, ["ZS-2.2d", "ZS-3.0a"], owner: .dataAuthority, .permissionDenied,
            zh: "没有此授权：{missing}",
            en: "There is no such authorization here: {missing}",
            nextZh: "核对授权编号", nextEn: "Check the authorization's id"),
        RefusalText(
            .useNotLive, ["ZS-2.2d"], owner: .hubAdministrator, .failedPrecondition,
            zh: "授权尚未生效，当前为“{state}”",
            en: "The authorization is not live; it is \"{state}\"",
            nextZh: "等待市级登记和许可", nextEn: "Wait for the hub's registration and permit"),
        RefusalText(
            .useRevoked, ["ZS-3.6b"], owner: .dataAuthority, .permissionDenied,
            zh: "授权已撤销：{missing}",
            en: "The authorization has been revoked: {missing}",
            nextZh: "停止使用", nextEn: "Stop using it"),
        RefusalText(
            .useOutsideTerm, ["ZS-3.5b"], owner: .dataAuthority, .failedPrecondition,
            zh: "不在协议期限内：{missing}",
            en: "Outside the term of the agreement: {missing}",
            nextZh: "在期限内使用，或另行申请", nextEn: "Use it within the term, or apply anew"),
        RefusalText(
            .useNoPermit, ["ZS-2.2d", "ZS-3.6b"], owner: .hubAdministrator, .failedPrecondition,
            zh: "本节点没有该授权的有效许可：{missing}",
            en: "This node holds no live permit for it: {missing}",
            nextZh: "恢复与市级节点的连接", nextEn: "Restore the link to the hub"),
        RefusalText(
            .useOtherPurpose, ["ZS-3.0a"], owner: .operatorSignatory, .permissionDenied,
            zh: "用途与授权场景不符：{missing}",
            en: "The purpose is not that of the authorized scenario: {missing}",
            nextZh: "按授权用途使用，或另行申请", nextEn: "Use it for its purpose, or apply for another scenario"),
        RefusalText(
            .useBeyondScope, ["ZS-3.5b"], owner: .operatorSignatory, .permissionDenied,
            zh: "超出授权范围的数据项：{missing}",
            en: "Data items beyond the agreement: {missing}",
            nextZh: "仅使用协议约定的数据项", nextEn: "Use only the data items agreed"),
        RefusalText(
            .useOtherTerritory, ["ZS-3.5b", "ZS-2.2d"], owner: .operatorSignatory, .permissionDenied,
            zh: "本辖区不在授权范围内：{missing}",
            en: "This territory is not in the scope of the agreement: {missing}",
            nextZh: "在约定的辖区使用", nextEn: "Use it in the territories agreed"),
        RefusalText(
            .recordUnlawful, ["ZS-1.1", "ZS-2.2d"], owner: .dataAuthority, .dataLoss,
            zh: "记录与规则推出的结果不符：{missing}",
            en: "The record is not what the rules give: {missing}",
            nextZh: "由市级管理员核查该节点", nextEn: "Have the hub's administrator examine the node"),
        RefusalText(
            .recordMalformed, ["ZS-1.1", "ZS-2.2d"], owner: .dataAuthority, .dataLoss,
            zh: "记录结构有误：{missing}",
            en: "The record is malformed: {missing}",
            nextZh: "由市级管理员核查该节点", nextEn: "Have the hub's administrator examine the node"),
        RefusalText(
            .recordForbidden, ["ZS-2.2d", "ZS-2.2e"], owner: .dataAuthority, .permissionDenied,
            zh: "此类节点不得记录该事实：{missing}",
            en: "A node of this kind may not state this fact: {missing}",
            nextZh: "由市级管理员核查该节点", nextEn: "Have the hub's administrator examine the node"),
    ]
}
