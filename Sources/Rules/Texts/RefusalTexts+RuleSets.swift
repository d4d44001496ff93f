// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Refusals about rule sets, norms and the gates of newer chains.
    static let ruleSets: [RefusalText] = [
        RefusalText(
            .rulesSetLacking, ["ZS-6b", "ZS-2.1.1c"], owner: .hubAdministrator, .failedPrecondition,
            zh: "规则“{rule-set}”自 {from} 起施行，本节点尚无其文本（SM3 {digest}），不作新的决定",
            en:
                "Rule set {rule-set} is in force from {from} and its text (SM3 {digest}) is not here: nothing new is decided",
            nextZh: "由市级管理员下发该文本：tongdao rules distribute {rule-set}",
            nextEn: "Have the hub's administrator distribute it: tongdao rules distribute {rule-set}"),
        RefusalText(
            .rulesSetUnchanged, ["ZS-6b", "ZS-2.1.1c"], owner: .hubAdministrator, .alreadyExists,
            zh: "该规则版本已在册，不再重复办理：{missing}",
            en: "That rule set is on record already: {missing}",
            nextZh: "用 tongdao register list rule-sets 查看；修改的规则使用新的编号",
            nextEn: "See tongdao register list rule-sets; changed rules take a new id"),
        RefusalText(
            .rulesNotAdopted, ["ZS-2.1.1c"], owner: .bodyMember, .failedPrecondition,
            zh: "协调机制尚未通过采用“{rule-set}”的事项",
            en: "The coordination mechanism has not adopted {rule-set}",
            nextZh: "在市级提请审议：tongdao motion open --kind adopt-rules --subject {rule-set}",
            nextEn: "Bring it before the body at the hub: tongdao motion open --kind adopt-rules --subject {rule-set}"),
        RefusalText(
            .rulesDigestDiffers, ["ZS-2.1.1c", "ZS-6b"], owner: .hubAdministrator, .failedPrecondition,
            zh: "文本与通过的不一致：通过的 SM3 为 {adopted}，收到的为 {found}",
            en: "This is not the text that was adopted: SM3 {adopted} was, {found} came",
            nextZh: "下发与通过时相同的文本", nextEn: "Distribute the very text that was adopted"),
        RefusalText(
            .rulesTextMalformed, ["ZS-6b", "ZS-1.3i"], owner: .hubAdministrator, .invalidArgument,
            zh: "规则文本缺少以下内容，或本版本不能识别：{missing}",
            en: "The text lacks these, or this version does not know them: {missing}",
            nextZh: "补正文本，或先升级各节点", nextEn: "Mend the text, or bring the nodes to a newer version first"),
        RefusalText(
            .normIncomplete, ["ZS-1.3f", "ZS-1.3k"], owner: .dataAuthority, .invalidArgument,
            zh: "标准规范的登记不完整：{missing}",
            en: "The entry of the norm is incomplete: {missing}",
            nextZh: "补齐后重新登记", nextEn: "Complete it and enter it again"),
        RefusalText(
            .normUnchanged, ["ZS-1.3f", "ZS-1.3k"], owner: .dataAuthority, .alreadyExists,
            zh: "该标准规范的这一版本已登记：{missing}",
            en: "That version of the norm has been entered: {missing}",
            nextZh: "新的版本以新的版本号登记", nextEn: "Enter a new version under its own number"),
        RefusalText(
            .gateUndocumented, ["ZS-6b"], owner: .dataAuthority, .invalidArgument,
            zh: "审批环节的记录缺少或不符：{missing}",
            en: "The record of the gate lacks these, or they do not fit it: {missing}",
            nextZh: "写明文号和文件 SM3；竞争性选择还须写明方式",
            nextEn: "Give the document's number and SM3; for a selection its method as well"),
    ]
}
