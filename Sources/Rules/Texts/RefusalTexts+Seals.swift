// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Refusals about the life of a contract seal (ZS-2.1.1f, ZS-2.1.1g).
    static let seals: [RefusalText] = [
        RefusalText(
            .sealNotInUse, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .sealReleaser, .failedPrecondition,
            zh: "印章 {seal} 不在使用状态：{state}",
            en: "Seal {seal} is not in use: {state}",
            nextZh: "改用在用的印章并重新批准", nextEn: "Release a seal that is in use instead"),
        RefusalText(
            .sealKeyKnown, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .sealCustodian, .alreadyExists,
            zh: "该公钥已属于印章 {missing}",
            en: "This key already belongs to seal {missing}",
            nextZh: "为新印章生成新的密钥", nextEn: "Make a new key for the new seal"),
        RefusalText(
            .sealReleasedAlready, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .sealCustodian, .alreadyExists,
            zh: "该协议已批准使用印章 {missing}",
            en: "Seal {missing} has already been released for this agreement",
            nextZh: "由保管人用印", nextEn: "Have its custodian seal"),
        RefusalText(
            .sealLossInFuture, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .unspecified, .invalidArgument,
            zh: "遗失时间 {lost} 尚未到来",
            en: "The time of the loss, {lost}, has not come yet",
            nextZh: "填写最后确认在手的时间", nextEn: "State when the seal was last surely in hand"),
        RefusalText(
            .sealSuccessorSame, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .sealReleaser, .invalidArgument,
            zh: "印章 {missing} 不能由其自身取代",
            en: "Seal {missing} cannot take its own place",
            nextZh: "先由保管人登记新印章", nextEn: "Have a custodian enter the new seal first"),
        RefusalText(
            .sealCustodianUnfit, ["ZS-2.1.1f", "ZS-2.1.1g"], owner: .systemAdministrator, .failedPrecondition,
            zh: "不能移交给 {missing}：未任保管人，或已在保管该印章",
            en: "The seal cannot go to {missing}, who holds no custodian's office or keeps it already",
            nextZh: "先授予印章保管人角色", nextEn: "Grant the role of seal custodian first"),
    ]
}
