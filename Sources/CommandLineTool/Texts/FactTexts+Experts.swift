// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension FactTexts {
    /// The expert group.
    static func experts(_ fact: Body.Fact?) -> Text? {
        switch fact {
        case .expertAppointed(let fact): Text("聘任专家 \(fact.person)", "expert \(fact.person) appointed")
        case .expertDismissed(let fact):
            Text(
                "解聘专家：\(fact.dismissalCause.title(in: .chinese))",
                "expert dismissed: \(fact.dismissalCause.choiceName)")
        case .conflictDeclared: Text("申报利益冲突", "conflict of interest declared")
        case .expertRecused(let fact):
            Text("专家回避，由 \(fact.replacement) 替补", "expert recused, \(fact.replacement) takes the place")
        case .drawPrepared(let fact):
            Text("准备抽选，名单 \(fact.pool.count) 人", "draw prepared from \(fact.pool.count) people")
        case .drawCommitted(let fact):
            Text("\(fact.office.title(in: .chinese))承诺抽选值", "\(fact.office.choiceName) commits to its part in the draw")
        case .drawRevealed(let fact):
            Text("\(Shown.shortName(fact.node)) 公布抽选值", "\(Shown.shortName(fact.node)) reveals its part in the draw")
        case .drawClosed: Text("抽选结果登记", "draw over")
        case .opinionRequested(let fact):
            Text(
                "征求专家意见：\(fact.opinionKind.title(in: .chinese))", "opinion requested: \(fact.opinionKind.choiceName)")
        case .opinionSubmitted(let fact):
            Text("专家意见：\(fact.verdict.title(in: .chinese))", "opinion: \(fact.verdict.choiceName)")
        case .expertAssessed(let fact): Text("考核专家：\(fact.marks) 分", "expert assessed: \(fact.marks)")
        default: nil
        }
    }
}
