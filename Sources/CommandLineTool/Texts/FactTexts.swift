// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// What a record states, in a few words.
enum FactTexts {
    static func summary(_ fact: Body.Fact?) -> Text {
        switch fact {
        case .genesis(let fact): Text("建立台账 \(fact.territoryName)", "ledger begun: \(fact.territoryName)")
        case .roleGranted(let fact): grant(fact)
        case .roleWithdrawn(let fact): withdrawal(fact)
        case .maintenanceSet(let fact): Text(fact.on ? "进入维护" : "结束维护", "maintenance \(fact.on ? "on" : "off")")
        case .useStarted(let fact): Text("开始使用 \(fact.authorizationId)", "use of \(fact.authorizationId) started")
        case .useEnded(let fact): Text("结束使用 \(fact.useId)", "use \(fact.useId) ended")
        case .refused(let fact): Text("不予通过 \(fact.refusal?.code ?? "")", "refused: \(fact.refusal?.code ?? "")")
        case nil: Text("（无法识别）", "(not understood)")
        default:
            admission(fact) ?? agreement(fact) ?? federation(fact) ?? exit(fact) ?? channels(fact) ?? ruleSet(fact)
                ?? mechanism(fact) ?? experts(fact) ?? registration(fact) ?? other(fact)
        }
    }

    /// What has no words of its own here is called what the rules call it.
    private static func other(_ fact: Body.Fact?) -> Text {
        fact.map { Text(FactWording.title(of: $0, .chinese), FactWording.title(of: $0, .english)) }
            ?? Text("其他", "other")
    }

    private static func grant(_ fact: RoleGranted) -> Text {
        Text("授予角色 \(fact.role.title(in: .chinese))", "role granted: \(fact.role.choiceName)")
    }

    private static func withdrawal(_ fact: RoleWithdrawn) -> Text {
        Text("收回角色 \(fact.role.title(in: .chinese))", "role withdrawn: \(fact.role.choiceName)")
    }

    private static func admission(_ fact: Body.Fact?) -> Text? {
        switch fact {
        case .noticePublished(let fact): Text("发布通告《\(fact.title)》", "notice published: \(fact.title)")
        case .applicationSubmitted(let fact):
            Text(
                "\(fact.applicant?.name ?? "") 提交申请，材料 \(fact.documents.count) 份",
                "\(fact.applicant?.name ?? "") applies with \(fact.documents.count) documents")
        case .applicationAccepted: Text("受理申请", "application accepted")
        case .panelDrawn(let fact): panel(fact)
        case .reviewSubmitted(let fact):
            Text("专家评审：\(fact.recommended ? "推荐" : "不推荐")", "review: \(fact.recommended ? "" : "not ")recommended")
        case .panelConcluded(let fact):
            Text(
                "评审结论：\(Timeline.score(fact.meanHundredths)) 分，\(fact.recommended ? "推荐" : "不推荐")",
                "panel: \(Timeline.score(fact.meanHundredths)), \(fact.recommended ? "" : "not ")recommended")
        case .motionOpened(let fact):
            Text("提请审议：\(fact.kind.title(in: .chinese))", "motion opened: \(fact.kind.choiceName)")
        case .voteCast(let fact):
            Text("\(fact.bureau) 表决：\(fact.vote.title(in: .chinese))", "\(fact.bureau) votes \(fact.vote.choiceName)")
        case .motionDecided(let fact): decided(fact)
        case .governmentConfirmed(let fact):
            Text(
                "政府\(fact.confirmed ? "确定" : "不予确定")，\(fact.documentNumber)",
                "government: \(fact.confirmed ? "" : "not ")confirmed, \(fact.documentNumber)")
        case .resultPublished: Text("公开结果", "result published")
        default: nil
        }
    }

    private static func panel(_ fact: PanelDrawn) -> Text {
        Text(
            "从 \(fact.candidates.count) 名中抽选专家 \(fact.experts.count) 名",
            "\(fact.experts.count) experts drawn of \(fact.candidates.count)")
    }

    private static func decided(_ fact: MotionDecided) -> Text {
        Text(
            "审议\(fact.carried ? "通过" : "未通过")（同意 \(fact.votesFor)、反对 \(fact.votesAgainst)、弃权 \(fact.abstentions)）",
            "motion \(fact.carried ? "carried" : "lost") (\(fact.votesFor) for, \(fact.votesAgainst) against, "
                + "\(fact.abstentions) abstain)")
    }

    private static func agreement(_ fact: Body.Fact?) -> Text? {
        switch fact {
        case .agreementDrafted: Text("起草协议", "agreement drafted")
        case .agreementSigned: Text("授权运营单位签署协议", "agreement signed by the operator")
        case .sealEntered(let fact): Text("登记印章 \(fact.sealId)", "seal \(fact.sealId) entered")
        case .sealReleased(let fact): Text("批准用章 \(fact.sealId)", "seal \(fact.sealId) released")
        case .agreementSealed(let fact): Text("加盖合同专用章 \(fact.sealId)", "agreement sealed with \(fact.sealId)")
        case .authorizationSubmitted: Text("授权报市级枢纽", "authorization sent to the hub")
        case .sealLost(let fact): Text("印章 \(fact.sealId) 报失", "seal \(fact.sealId) reported lost")
        case .sealReplaced(let fact):
            Text("印章 \(fact.sealId) 由 \(fact.successorId) 接替", "seal \(fact.sealId) replaced by \(fact.successorId)")
        case .sealTransferred(let fact):
            Text("印章 \(fact.sealId) 移交 \(fact.custodian)", "seal \(fact.sealId) goes to \(fact.custodian)")
        case .sealRetired(let fact): Text("停用印章 \(fact.sealId)", "seal \(fact.sealId) retired")
        default: nil
        }
    }
}

extension FactTexts {
    private static func federation(_ fact: Body.Fact?) -> Text? {
        switch fact {
        case .nodeRequested(let fact): Text("节点 \(fact.node) 申请接入", "node \(fact.node) asks for admission")
        case .nodeAdmitted(let fact): Text("批准节点 \(fact.node)", "node \(fact.node) admitted")
        case .epochGranted(let fact):
            Text("授予 \(fact.node) 任期 \(fact.epoch)", "epoch \(fact.epoch) granted to \(fact.node)")
        case .attemptRefused(let fact):
            Text("拒绝 \(fact.node):\(fact.reason)", "attempt of \(fact.node) refused: \(fact.reason)")
        case .nodeQuarantined(let fact): Text("隔离节点 \(fact.node)", "node \(fact.node) quarantined")
        case .nodeReleased(let fact): Text("解除隔离 \(fact.node)", "node \(fact.node) released")
        case .evidenceKept(let fact):
            Text("保存证据：\(fact.node) 第 \(fact.sequence) 条", "evidence kept: \(fact.node) record \(fact.sequence)")
        case .authorizationRegistered(let fact):
            Text("市级登记，编号 \(fact.number)", "registered at the hub as \(fact.number)")
        case .authorizationRejected(let fact):
            Text("市级未予登记：\(fact.refusal?.code ?? "")", "rejected at the hub: \(fact.refusal?.code ?? "")")
        case .permitIssued(let fact):
            Text("签发许可，租期 \(fact.leaseSeconds) 秒", "permit issued, lease \(fact.leaseSeconds) s")
        case .revocationOrdered(let fact):
            Text("命令撤销：\(fact.exitCause.title(in: .chinese))", "revocation ordered: \(fact.exitCause.choiceName)")
        case .stopReceipted(let fact): Text("\(fact.node) 回执：已停止", "\(fact.node) confirms the stop")
        case .filingOpened: Text("报省备案", "filing sent to the province")
        case .filingReceipted(let fact):
            Text("省级备案回执 \(fact.receiptNumber)", "province's receipt \(fact.receiptNumber)")
        case .filingAccepted(let fact): Text("接收备案 \(fact.receiptNumber)", "filing accepted: \(fact.receiptNumber)")
        case .orderApplied(let fact): Text("执行第 \(fact.number) 号指令", "order \(fact.number) applied")
        case .authorizationStopped(let fact):
            Text("授权停止，在途 \(fact.inFlight)", "authorization stopped, \(fact.inFlight) in flight")
        default: nil
        }
    }
}
