// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

extension FactTexts {
    static func exit(_ fact: Body.Fact?) -> Text? {
        switch fact {
        case .suspensionOrdered(let fact):
            Text("命令暂停：\(fact.exitCause.title(in: .chinese))", "suspension ordered: \(fact.exitCause.choiceName)")
        case .resumptionOrdered: Text("恢复授权", "authorization resumed")
        case .exitItemTicked(let fact):
            Text(
                "办理：\(fact.items.map { $0.title(in: .chinese) }.joined(separator: "、"))",
                "done: \(fact.items.map(\.choiceName).joined(separator: ", "))")
        case .logHoldSet(let fact):
            Text("日志留存至 \(Shown.time(fact.untilMs))", "logs held until \(Shown.time(fact.untilMs))")
        case .exitClosed: Text("办结退出", "exit closed")
        default: nil
        }
    }
}
