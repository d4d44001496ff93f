// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    /// The coordination mechanism, and people in office.
    static let mechanism: [ClauseProof] = [
        .enforced(
            "ZS-1.1",
            en:
                "every change is a signed record; nobody acts without a role, grants to themselves, or stays after leaving",
            zh: "一切变动均为签名记录；无角色不得办理，不得为本人授权，离岗即终止全部角色",
            test: "PeopleClauseTests/officesAreSeparateAndEndEverywhere"),
        .recorded(
            "ZS-1.3a", en: "register `body`: founding document, date, members, powers",
            zh: "登记簿“统筹协调机制”：建立文件、时间、成员、职权",
            test: "MechanismClauseTests/theBodyMeetsAndResolves"),
        .enforced(
            "ZS-2.1.1a",
            en:
                "one vote a bureau, cast by a member or the named deputy of the same bureau; a session decides with a quorum",
            zh: "一部门一票，由成员或本部门代理成员投出；会议到会足数方可表决",
            test: "MechanismClauseTests/theBodyMeetsAndResolves"),
        .enforced(
            "ZS-2.1.1b",
            en: "members of the body read everything at the hub; a carried motion freezes an authorization everywhere",
            zh: "机制成员在市级查阅全部事项；机制决议可暂停授权，各节点立即停止",
            test: "FreezeClauseTests/theBodyReadsEverythingAndOrdersAFreeze"),
        .enforced(
            "ZS-2.1.1d",
            en: "giving, terminating and revoking need a carried motion; reasons, recusals and minutes are on record",
            zh: "给予、终止、撤销须经审议通过；理由、回避、纪要均留存",
            test: "MechanismClauseTests/theBodyMeetsAndResolves"),
        .recorded(
            "ZS-2.1.1e", en: "motions on major problems, and overdue tasks that go back to the body",
            zh: "重大问题提请审议，逾期任务报机制协调",
            test: "MechanismClauseTests/theBodyMeetsAndResolves"),
        .recorded(
            "ZS-2.3.0a", en: "the platform maintainer is a role of its own; the duty roster says who is on duty",
            zh: "平台运维主体为独立角色；值班表写明何人值班",
            test: "PeopleClauseTests/officesAreSeparateAndEndEverywhere"),
        .recorded(
            "ZS-5.1a", en: "a task of the city goes to the county as an order, and its end comes back",
            zh: "市级任务以指令下达县（区），办结情况报回",
            test: "MechanismClauseTests/aResolutionBecomesATaskAndItsEndComesBack"),
        .enforced(
            "ZS-5.1b", en: "a task rests on a carried motion, has an office and a day, and is closed with a report",
            zh: "任务须依据决议，有承办岗位和期限，附报告办结",
            test: "MechanismClauseTests/aResolutionBecomesATaskAndItsEndComesBack"),
    ]
}
