// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Facts in words.
enum FactWording {
    /// What a record says happened, with its subject.
    static func outcome(_ record: Record, _ language: Language) -> String {
        guard let fact = record.body?.fact else { return record.subject }
        let name = name(of: fact)
        return language == .chinese ? "\(name.zh)：\(record.subject)" : "\(name.en): \(record.subject)"
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
        case .refused: ("不予办理", "Refused")
        case .expertAppointed: ("聘任专家", "Expert appointed")
        case .expertDismissed: ("解聘专家", "Expert dismissed")
        case .conflictDeclared: ("申报利益冲突", "Conflict of interest declared")
        case .expertRecused: ("专家回避", "Expert recused")
        case .opinionRequested: ("征求专家意见", "Opinion requested")
        case .opinionSubmitted: ("提交专家意见", "Opinion given")
        case .expertAssessed: ("考核专家", "Expert assessed")
        }
    }
}
