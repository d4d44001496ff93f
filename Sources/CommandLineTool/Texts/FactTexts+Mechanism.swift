// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension FactTexts {
    /// The coordination mechanism and people in office; nil for other facts.
    static func mechanism(_ fact: Body.Fact?) -> Text? {
        switch fact {
        case .bodyFounded(let fact): Text("建立统筹协调机制，\(fact.documentNumber)", "body founded, \(fact.documentNumber)")
        case .deputyNamed(let fact): Text("\(fact.bureau) 指定代理成员", "\(fact.bureau) names a deputy")
        case .sessionCalled(let fact):
            Text("召集会议，议程 \(fact.agenda.count) 项", "session called on \(fact.agenda.count) motions")
        case .sessionAttended(let fact): Text("\(fact.bureau) 到会", "\(fact.bureau) attends")
        case .motionRecused(let fact): Text("\(fact.bureau) 回避", "\(fact.bureau) is recused")
        case .sessionClosed(let fact):
            Text(
                "会议结束：到会 \(fact.present) 个部门，议决 \(fact.decided) 项",
                "session closed: \(fact.present) bureaus, \(fact.decided) motions decided")
        case .taskAssigned(let fact): Text("交办任务：\(fact.title)", "task assigned: \(fact.title)")
        case .taskClosed(let fact):
            Text("办结任务：\(fact.result.title(in: .chinese))", "task closed: \(fact.result.choiceName)")
        case .taskReported(let fact):
            Text(
                "\(fact.node) 办结：\(fact.result.title(in: .chinese))", "\(fact.node) reports: \(fact.result.choiceName)")
        case .personDismissed(let fact): Text("人员离岗：\(fact.reason)", "person dismissed: \(fact.reason)")
        case .dutySet(let fact): Text("安排值班：\(fact.office.title(in: .chinese))", "duty set: \(fact.office.choiceName)")
        case .roleDelegated(let fact):
            Text("委托代行：\(fact.role.title(in: .chinese))", "role delegated: \(fact.role.choiceName)")
        case .delegationRecalled: Text("收回委托", "delegation recalled")
        case .actedFor(let fact): Text("代 \(fact.holder) 办理", "acted for \(fact.holder)")
        case .factorSet: Text("设置口令", "passphrase set")
        case .factorReset(let fact): Text("重置口令：\(fact.reason)", "passphrase reset: \(fact.reason)")
        case .loginLocked: Text("口令多次错误，锁定登录", "logins locked after wrong passphrases")
        case .loginUnlocked(let fact): Text("解除登录锁定：\(fact.reason)", "logins unlocked: \(fact.reason)")
        default: nil
        }
    }
}
