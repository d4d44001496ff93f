// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Refusals of suspensions, resumptions and exit files.
    static let exits: [RefusalText] = [
        RefusalText(
            .authorizationSuspended, ["ZS-3.6b"], owner: .hubAdministrator, .permissionDenied,
            zh: "授权已暂停，限期改正中：{missing}",
            en: "The authorization is suspended for a correction: {missing}",
            nextZh: "改正后由市级恢复", nextEn: "Correct it and have the hub resume it"),
        RefusalText(
            .suspensionNotLive, ["ZS-3.6a"], owner: .hubAdministrator, .failedPrecondition,
            zh: "授权当前为“{state}”，不能暂停",
            en: "The authorization is \"{state}\" and cannot be suspended",
            nextZh: "仅可暂停已生效的授权", nextEn: "Only a live authorization can be suspended"),
        RefusalText(
            .suspensionUnapproved, ["ZS-2.1.1b", "ZS-2.1.1d"], owner: .bodyMember, .failedPrecondition,
            zh: "须依据统筹协调机制就该授权通过、尚未执行的暂停决议：{missing}",
            en: "A freeze rests on a motion the body has carried on it and that is not carried out yet: {missing}",
            nextZh: "由机制审议通过后执行", nextEn: "Have the body carry the motion first"),
        RefusalText(
            .suspensionCauseMissing, ["ZS-3.6a"], owner: .hubAdministrator, .invalidArgument,
            zh: "暂停情形缺失，或不属可限期改正的情形：{missing}",
            en: "The cause is missing, or not one that can be corrected: {missing}",
            nextZh: "注明可改正的情形；其他情形提请审议撤销或终止",
            nextEn: "State a cause that can be corrected; for others bring the end before the body"),
        RefusalText(
            .suspensionTermInvalid, ["ZS-3.6a"], owner: .hubAdministrator, .invalidArgument,
            zh: "改正期限应晚于当前时间，且不超过 {most-days} 日",
            en: "The correction term must lie ahead, and within {most-days} days",
            nextZh: "重新确定改正期限", nextEn: "Set another term"),
        RefusalText(
            .resumptionNotSuspended, ["ZS-3.6a"], owner: .hubAdministrator, .failedPrecondition,
            zh: "授权当前为“{state}”，没有暂停可以恢复",
            en: "The authorization is \"{state}\": there is no suspension to end",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .resumptionSamePerson, ["ZS-1.1"], owner: .supervisor, .permissionDenied,
            zh: "作出暂停决定的人不得自行恢复：{missing}",
            en: "Who suspended it may not resume it: {missing}",
            nextZh: "由另一人核实后恢复", nextEn: "Have someone else verify and resume"),
        RefusalText(
            .resumptionNotCorrected, ["ZS-3.6a"], owner: .dataAuthority, .failedPrecondition,
            zh: "改正时间不在期限内（{until} 前）",
            en: "The correction did not fall within its term (before {until})",
            nextZh: "逾期未改正的，提请审议终止", nextEn: "What was not corrected in time goes before the body to be ended"),
        RefusalText(
            .revocationReferenceMissing, ["ZS-3.6a"], owner: .hubAdministrator, .invalidArgument,
            zh: "未注明协议条款：{missing}",
            en: "The clause of the agreement is not named: {missing}",
            nextZh: "注明协议条款", nextEn: "Name the clause"),
        RefusalText(
            .revocationCorrectionOpen, ["ZS-3.6a"], owner: .hubAdministrator, .failedPrecondition,
            zh: "没有已过改正期限的暂停：{missing}",
            en: "There is no suspension whose correction term has passed: {missing}",
            nextZh: "待改正期限届满", nextEn: "Wait until the term has passed"),
        RefusalText(
            .exitAlreadyTicked, ["ZS-3.6a"], owner: .hubAdministrator, .alreadyExists,
            zh: "该事项已办理：{missing}",
            en: "Already done: {missing}",
            nextZh: "办理其余事项", nextEn: "See to the others"),
        RefusalText(
            .exitEvidenceMissing, ["ZS-3.6a"], owner: .hubAdministrator, .invalidArgument,
            zh: "未附材料：{missing}",
            en: "Without the document that proves it: {missing}",
            nextZh: "附上材料的摘要", nextEn: "Give the document's digest"),
        RefusalText(
            .exitIncomplete, ["ZS-3.6a", "ZS-3.6b"], owner: .hubAdministrator, .failedPrecondition,
            zh: "退出事项未办完：{missing}",
            en: "The exit is not complete: {missing}",
            nextZh: "办完其余事项", nextEn: "See to what is missing"),
        RefusalText(
            .exitSamePerson, ["ZS-1.1", "ZS-3.6a"], owner: .supervisor, .permissionDenied,
            zh: "作出退出决定或办理最后一项的人不得办结：{missing}",
            en: "Who ordered the end or ticked the last item may not close it: {missing}",
            nextZh: "由另一人办结", nextEn: "Have a second person close it"),
        RefusalText(
            .exitAccessOpen, ["ZS-3.6b"], owner: .hubAdministrator, .failedPrecondition,
            zh: "以下节点尚无停止回执：{missing}",
            en: "No receipt of the stop yet from: {missing}",
            nextZh: "等待回执，或等待许可到期", nextEn: "Wait for the receipt, or until every lease has ended"),
        RefusalText(
            .logRetained, ["ZS-3.6d"], owner: .auditAdministrator, .failedPrecondition,
            zh: "{day} 的网络日志留存期未满，{until} 前不得删除",
            en: "The network log of {day} is kept until {until}",
            nextZh: "留存期满后再删除", nextEn: "Remove it once that time has come"),
        RefusalText(
            .logOfStanding, ["ZS-3.6d"], owner: .auditAdministrator, .failedPrecondition,
            zh: "{day} 的网络日志涉及尚未退出的授权 {authorization}，不得删除",
            en: "The network log of {day} names the authorization {authorization}, which has not ended",
            nextZh: "授权退出满六个月后再删除", nextEn: "Remove it six months after the authorization has ended"),
        RefusalText(
            .logDaysTooFew, ["ZS-3.6d"], owner: .auditAdministrator, .failedPrecondition,
            zh: "{day} 之后只有 {logged} 日的网络日志，应有 {needed} 日：时钟可能被调快",
            en: "Only {logged} later days than {day} are logged, of {needed}: the clock may have been set forward",
            nextZh: "核对时钟；停机的日子不计入，须相应延后",
            nextEn: "Check the clock; days on which the node did not run do not count, so it stays that much longer"),
    ]
}
