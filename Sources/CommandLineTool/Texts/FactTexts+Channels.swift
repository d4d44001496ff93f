// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension FactTexts {
    /// The unified channel and the inventory.
    static func channels(_ fact: Body.Fact?) -> Text? {
        switch fact {
        case .boundOrganEntered(let fact): Text("登记受约束单位 \(fact.name)", "bound organ entered: \(fact.name)")
        case .channelDeclared(let fact): Text("申报通道 \(fact.name)", "channel declared: \(fact.name)")
        case .channelPlanned: Text("制定纳入计划", "channel planned")
        case .channelOnboarded: Text("通道接入", "channel onboarded")
        case .channelAbsorbed: Text("通道完成纳入", "channel absorbed")
        case .outsideAttemptReported(let fact): Text("通道之外：\(fact.who)", "attempt outside: \(fact.who)")
        case .assetEntered(let fact):
            Text("登记资产 \(fact.name) \(fact.version)", "asset entered: \(fact.name) \(fact.version)")
        case .coursePublished(let fact): Text("发布课程《\(fact.title)》", "course published: \(fact.title)")
        case .questionBankEntered(let fact):
            Text("登记题库 \(fact.questionDigests.count) 题", "question bank of \(fact.questionDigests.count) entered")
        case .staffAssigned(let fact):
            Text("人员类别：\(fact.group.title(in: .chinese))", "staff group: \(fact.group.choiceName)")
        case .attemptRecorded(let fact): Text("考核 \(fact.score) 分", "attempt: \(fact.score)")
        case .trainingPassed: Text("通过培训", "training passed")
        case .templateProposed(let fact): Text("推荐场景《\(fact.title)》", "scenario proposed: \(fact.title)")
        case .templatePublished(let fact): Text("场景入库《\(fact.title)》", "scenario published: \(fact.title)")
        case .templateAdopted(let fact): Text("采用案例 \(fact.templateId)", "scenario adopted: \(fact.templateId)")
        case .templateWithdrawn(let fact): Text("撤出案例 \(fact.templateId)", "scenario withdrawn: \(fact.templateId)")
        case .quotaSet(let fact):
            Text(
                "设定总量 \(fact.field.title(in: .chinese)) \(fact.year) 年 \(fact.limit)",
                "quota set: \(fact.field.choiceName) \(fact.year), \(fact.limit)")
        default: nil
        }
    }
}
