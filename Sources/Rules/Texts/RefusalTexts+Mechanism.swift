// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// The coordination mechanism: body, sessions, votes, tasks (ZS-2.1.1, ZS-5.1).
    static let mechanism: [RefusalText] = [
        RefusalText(
            .bodyUndocumented, ["ZS-1.3a", "ZS-2.1.1g"], owner: .government, .failedPrecondition,
            zh: "建立统筹协调机制须写明新的批文文号：{missing}",
            en: "Founding the body needs a document number not yet on record: {missing}",
            nextZh: "写明批文文号", nextEn: "Name the government's document"),
        RefusalText(
            .deputyMalformed, ["ZS-2.1.1a"], owner: .bodyMember, .invalidArgument,
            zh: "代理期限无效，须在开始之后且不超过规定天数：{missing}",
            en: "The deputy's period must end after it begins and within the days the rule set gives: {missing}",
            nextZh: "改写代理期限", nextEn: "Give another period"),
        RefusalText(
            .deputyOtherBureau, ["ZS-2.1.1a"], owner: .bodyMember, .permissionDenied,
            zh: "代理成员须为同一部门人员：本人属 {own}，所指属 {other}",
            en: "A deputy is of the member's own bureau: the member is of {own}, the deputy of {other}",
            nextZh: "指定本部门人员", nextEn: "Name someone of the bureau"),
        RefusalText(
            .voteReasonMissing, ["ZS-2.1.1d", "ZS-2.1.1a"], owner: .bodyMember, .invalidArgument,
            zh: "反对或弃权须写明理由：{missing}",
            en: "A vote against, or an abstention, gives its reason: {missing}",
            nextZh: "写明理由后表决", nextEn: "Vote again with the reason"),
        RefusalText(
            .voteConflict, ["ZS-2.1.1d"], owner: .bodyMember, .permissionDenied,
            zh: "与申请单位同属一个单位，应当回避：{missing}",
            en: "A colleague of the applicant has no vote: {missing}",
            nextZh: "由其他部门表决", nextEn: "The other bureaus vote"),
        RefusalText(
            .voteAbsent, ["ZS-2.1.1d"], owner: .bodyMember, .failedPrecondition,
            zh: "该事项在会议 {session} 上审议，表决人未到会",
            en: "The motion is before session {session}, and the voter is not present",
            nextZh: "先到会再表决", nextEn: "Attend the session, then vote"),
        RefusalText(
            .voteRecused, ["ZS-2.1.1d"], owner: .bodyMember, .failedPrecondition,
            zh: "已回避该事项，不再参与：{missing}",
            en: "Recused from this motion and out of it: {missing}",
            nextZh: "由其他部门表决", nextEn: "The other bureaus vote"),
        RefusalText(
            .recusalReasonMissing, ["ZS-2.1.1d"], owner: .bodyMember, .invalidArgument,
            zh: "回避须写明理由：{missing}",
            en: "A recusal gives its reason: {missing}",
            nextZh: "写明理由", nextEn: "Give the reason"),
        RefusalText(
            .sessionMalformed, ["ZS-2.1.1d"], owner: .dataAuthority, .invalidArgument,
            zh: "会议的议程或时间不符合要求：{missing}",
            en: "The session's agenda or time will not do: {missing}",
            nextZh: "改写后重新召集", nextEn: "Call it again with these set right"),
        RefusalText(
            .sessionAgendaUnfit, ["ZS-2.1.1d"], owner: .dataAuthority, .failedPrecondition,
            zh: "不是审议中的事项，或已列入另一会议：{missing}",
            en: "Not open motions, or on another session's agenda: {missing}",
            nextZh: "从议程中去掉", nextEn: "Take them off the agenda"),
        RefusalText(
            .sessionNotBegun, ["ZS-2.1.1d"], owner: .bodyMember, .failedPrecondition,
            zh: "会议 {begins} 开始",
            en: "The session begins at {begins}",
            nextZh: "会议开始后到会", nextEn: "Come when it has begun"),
        RefusalText(
            .sessionAlreadyPresent, ["ZS-2.1.1a"], owner: .bodyMember, .alreadyExists,
            zh: "已到会：{missing}",
            en: "Already present: {missing}",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .sessionNoQuorum, ["ZS-2.1.1a", "ZS-2.1.1d"], owner: .bodyMember, .failedPrecondition,
            zh: "会议 {session} 到会部门 {present} 个，需 {needed} 个",
            en: "Session {session} has {present} bureaus present and needs {needed}",
            nextZh: "等待更多部门到会", nextEn: "Wait for more bureaus to attend"),
        RefusalText(
            .sessionMinutesMissing, ["ZS-2.1.1d"], owner: .dataAuthority, .invalidArgument,
            zh: "会议结束须附会议纪要摘要：{missing}",
            en: "A session ends with its minutes: {missing}",
            nextZh: "附会议纪要", nextEn: "Give the minutes"),
        RefusalText(
            .taskMalformed, ["ZS-5.1b"], owner: .dataAuthority, .invalidArgument,
            zh: "任务须写明承办岗位、事项和期限：{missing}",
            en: "A task needs an office that takes tasks, a title and a day to come: {missing}",
            nextZh: "补全后重新交办", nextEn: "Complete the task"),
        RefusalText(
            .taskUnresolved, ["ZS-2.1.1d", "ZS-5.1b"], owner: .bodyMember, .failedPrecondition,
            zh: "任务须依据已通过的决议：{motion} 当前为“{state}”",
            en: "A task carries out a carried motion: {motion} is \"{state}\"",
            nextZh: "先提请审议", nextEn: "Have the body resolve it first"),
        RefusalText(
            .taskReportMissing, ["ZS-5.1b"], owner: .unspecified, .invalidArgument,
            zh: "办结须写明结果并附报告摘要：{missing}",
            en: "A task is closed with a result and a report: {missing}",
            nextZh: "补全后办结", nextEn: "Give result and report"),
    ]

    /// People in office: leaving, duty, delegation (ZS-1.1, ZS-2.3.0a).
    static let people: [RefusalText] = [
        RefusalText(
            .personSelf, ["ZS-1.1"], owner: .systemAdministrator, .permissionDenied,
            zh: "不得为本人办理：{missing}",
            en: "Nobody does this for themselves: {missing}",
            nextZh: "由他人办理", nextEn: "Have someone else do it"),
        RefusalText(
            .personReasonMissing, ["ZS-1.1"], owner: .unspecified, .invalidArgument,
            zh: "须写明理由：{missing}",
            en: "The reason is missing: {missing}",
            nextZh: "写明理由", nextEn: "Give the reason"),
        RefusalText(
            .dutyMalformed, ["ZS-2.3.0a"], owner: .unspecified, .invalidArgument,
            zh: "值班期限须晚于开始时间和当前时间：{missing}",
            en: "A turn of duty ends after it begins, and in the future: {missing}",
            nextZh: "改写值班期限", nextEn: "Give another period"),
        RefusalText(
            .dutyOwnCase, ["ZS-1.1", "ZS-2.2h"], owner: .unspecified, .permissionDenied,
            zh: "不得办理与本人有关的事项：{person}（{bar}）",
            en: "Nobody judges their own case: {person} ({bar})",
            nextZh: "由未参与此事项、与之无利害关系的人员办理", nextEn: "Have someone do it who has no part in the matter"),
        RefusalText(
            .delegationMalformed, ["ZS-1.1"], owner: .unspecified, .invalidArgument,
            zh: "委托代行须写明理由，期限不超过规定天数：{missing}",
            en: "A delegation has a reason, and ends within the days the rule set gives: {missing}",
            nextZh: "补全后重新委托", nextEn: "Complete the delegation"),
        RefusalText(
            .delegationForbidden, ["ZS-1.1"], owner: .systemAdministrator, .permissionDenied,
            zh: "此角色不得委托他人代行：{role}",
            en: "This role cannot be delegated: {role}",
            nextZh: "由管理员另行授予角色", nextEn: "Have an administrator grant the role to someone"),
        RefusalText(
            .delegationStanding, ["ZS-1.1"], owner: .unspecified, .alreadyExists,
            zh: "此角色已有委托：{delegation}",
            en: "The role is delegated already: {delegation}",
            nextZh: "先收回原委托", nextEn: "Recall that delegation first"),
        RefusalText(
            .panelUnfillable, ["ZS-3.3a", "ZS-2.1.2b"], owner: .dataAuthority, .failedPrecondition,
            zh: "评审需专家 {needed} 名，现有 {available} 名；各专业人数：{missing}",
            en: "The panel needs {needed} experts, {available} are in the pool; by speciality: {missing}",
            nextZh: "增补专家或减少人数", nextEn: "Add experts, or ask for fewer"),
    ]
}
