// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Facts in words.
public enum FactWording {
    /// What a record says happened, with its subject.
    static func outcome(_ record: Record, _ language: Language) -> String {
        guard let fact = record.body?.fact else { return record.subject }
        let name = name(of: fact)
        return language == .chinese ? "\(name.zh)：\(record.subject)" : "\(name.en): \(record.subject)"
    }

    /// What kind of thing a record says happened.
    public static func title(of fact: Body.Fact, _ language: Language) -> String {
        language == .chinese ? name(of: fact).zh : name(of: fact).en
    }

    private static func name(of fact: Body.Fact) -> (zh: String, en: String) {
        switch fact {
        case .genesis: ("建立账本", "Ledger founded")
        case .roleGranted: ("授予角色", "Role granted")
        case .roleWithdrawn: ("撤回角色", "Role withdrawn")
        case .maintenanceSet: ("设置维护状态", "Maintenance set")
        case .noticePublished: ("发布通告", "Notice published")
        case .applicationSubmitted: ("提交申请", "Application submitted")
        case .applicationAccepted: ("受理申请", "Application accepted")
        case .panelDrawn: ("抽选专家", "Panel drawn")
        case .reviewSubmitted: ("提交评审", "Review submitted")
        case .panelConcluded: ("评审结束", "Panel concluded")
        case .motionOpened: ("提请审议", "Motion opened")
        case .voteCast: ("表决", "Vote cast")
        case .motionDecided: ("审议结束", "Motion decided")
        case .governmentConfirmed: ("政府确定", "Government's determination")
        case .resultPublished: ("公开结果", "Result published")
        case .agreementDrafted: ("起草协议", "Agreement drafted")
        case .agreementSigned: ("签署协议", "Agreement signed")
        case .sealEntered: ("登记印章", "Seal entered")
        case .sealReleased: ("批准用印", "Seal released")
        case .agreementSealed: ("用印", "Agreement sealed")
        case .authorizationSubmitted: ("报送登记", "Authorization submitted to the hub")
        case .nodeRequested: ("节点申请接入", "Node asked to come in")
        case .nodeAdmitted: ("节点获准接入", "Node admitted")
        case .epochGranted: ("授予任期", "Epoch granted")
        case .attemptRefused: ("拒绝接入", "Attempt refused")
        case .nodeQuarantined: ("隔离节点", "Node quarantined")
        case .nodeReleased: ("解除隔离", "Node released")
        case .evidenceKept: ("留存证据", "Evidence kept")
        case .authorizationRegistered: ("授权登记", "Authorization registered")
        case .authorizationRejected: ("不予登记", "Authorization rejected")
        case .permitIssued: ("签发许可", "Permit issued")
        case .revocationOrdered: ("撤销授权", "Revocation ordered")
        case .stopReceipted: ("收到停止回执", "Stop receipted")
        case .filingOpened: ("报送备案", "Filing opened")
        case .filingReceipted: ("收到备案回执", "Filing receipted")
        case .filingAccepted: ("受理备案", "Filing accepted")
        case .orderApplied: ("执行指令", "Order carried out")
        case .authorizationStopped: ("停止使用", "Use stopped")
        case .useStarted: ("开始使用", "Use started")
        case .useEnded: ("结束使用", "Use ended")
        case .suspensionOrdered: ("暂停授权", "Suspension ordered")
        case .resumptionOrdered: ("恢复授权", "Resumption ordered")
        case .exitItemTicked: ("办理退出事项", "Exit item ticked")
        case .logHoldSet: ("设定日志留存", "Log hold set")
        case .exitClosed: ("办结退出", "Exit closed")
        case .boundOrganEntered: ("登记受约束单位", "Bound organ entered")
        case .channelDeclared: ("申报通道", "Channel declared")
        case .channelPlanned: ("制定纳入计划", "Channel planned")
        case .channelOnboarded: ("接入统一通道", "Channel onboarded")
        case .channelAbsorbed: ("完成纳入", "Channel absorbed")
        case .outsideAttemptReported: ("报告通道之外的行为", "Attempt outside reported")
        case .assetEntered: ("登记资产", "Asset entered")
        case .coursePublished: ("发布培训课程", "Course published")
        case .questionBankEntered: ("登记题库", "Question bank entered")
        case .staffAssigned: ("划定人员类别", "Staff group assigned")
        case .attemptRecorded: ("登记考核", "Attempt recorded")
        case .trainingPassed: ("通过培训", "Training passed")
        case .templateProposed: ("推荐场景", "Scenario proposed")
        case .templatePublished: ("场景入库", "Scenario published")
        case .templateAdopted: ("采用案例", "Scenario adopted")
        case .templateWithdrawn: ("撤出案例库", "Scenario withdrawn")
        case .quotaSet: ("设定总量", "Quota set")
        case .refused: ("不予办理", "Refused")
        case .agencyOpinionGiven: ("部门意见", "Agency's opinion given")
        case .matterOpened: ("事项立项", "Matter opened")
        case .matterAnswered: ("事项答复", "Matter answered")
        case .matterClosed: ("事项办结", "Matter closed")
        case .authorizationRecommended: ("推荐", "Recommendation")
        case .ruleSetAnnounced: ("公告规则版本", "Rule set announced")
        case .ruleSetDistributed: ("下发规则文本", "Rule set distributed")
        case .normEntered: ("登记标准规范", "Norm entered")
        case .gateRecorded: ("记录审批环节", "Gate recorded")
        case .sealLost: ("印章报失", "Seal reported lost")
        case .sealReplaced: ("更换印章", "Seal replaced")
        case .sealTransferred: ("移交印章", "Seal transferred")
        case .sealRetired: ("停用印章", "Seal retired")
        case .bodyFounded: ("建立统筹协调机制", "Coordination body founded")
        case .deputyNamed: ("指定代理成员", "Deputy named")
        case .sessionCalled: ("召集会议", "Session called")
        case .sessionAttended: ("到会", "Attended")
        case .motionRecused: ("回避", "Recused")
        case .sessionClosed: ("会议结束", "Session closed")
        case .taskAssigned: ("交办任务", "Task assigned")
        case .taskClosed: ("办结任务", "Task closed")
        case .taskReported: ("收到办结情况", "Task reported closed")
        case .personDismissed: ("人员离岗", "Person dismissed")
        case .dutySet: ("安排值班", "Duty set")
        case .roleDelegated: ("委托代行", "Role delegated")
        case .delegationRecalled: ("收回委托", "Delegation recalled")
        case .actedFor: ("受托代行", "Acted for the holder")
        }
    }
}
