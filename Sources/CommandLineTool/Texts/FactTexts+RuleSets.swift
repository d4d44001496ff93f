// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension FactTexts {
    static func ruleSet(_ fact: Body.Fact?) -> Text? {
        switch fact {
        case .ruleSetAnnounced(let fact):
            Text("公告规则版本 \(fact.ruleSetId)", "rule set \(fact.ruleSetId) announced")
        case .ruleSetDistributed(let fact):
            Text("下发规则文本 \(fact.ruleSetId)", "rule set \(fact.ruleSetId) distributed")
        case .normEntered(let fact): Text("登记标准规范《\(fact.title)》", "norm entered: \(fact.title)")
        case .gateRecorded(let fact):
            Text(
                "审批环节 \(fact.gate)：\(fact.passed ? "通过" : "未通过")",
                "gate \(fact.gate): \(fact.passed ? "" : "not ")passed")
        default: nil
        }
    }
}
