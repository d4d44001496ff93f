// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Local scenarios.
    static let templates: [RefusalText] = [
        RefusalText(
            .templateIncomplete, ["ZS-2.2i"], owner: .dataAuthority, .invalidArgument,
            zh: "场景案例内容不完整：{missing}", en: "What is said of the scenario is incomplete: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .templateKnown, ["ZS-2.2i"], owner: .dataAuthority, .alreadyExists,
            zh: "该场景已推荐、已入库或已采用：{missing}", en: "It has been proposed, published or adopted already: {missing}",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .templateWithdrawn, ["ZS-2.2i"], owner: .hubAdministrator, .failedPrecondition,
            zh: "案例 {template} 已撤出案例库：{reason}", en: "{template} has been taken out of the library: {reason}",
            nextZh: "选用其他案例", nextEn: "Use another one"),
        RefusalText(
            .templateNotAdopted, ["ZS-2.2i"], owner: .dataAuthority, .failedPrecondition,
            zh: "案例 {template} 尚未在本县采用，或申请与其不同：{differs}",
            en: "{template} has not been adopted here, or the application is for something else: {differs}",
            nextZh: "先采用该案例，或不引用案例", nextEn: "Adopt it first, or apply without it"),
    ]
}
