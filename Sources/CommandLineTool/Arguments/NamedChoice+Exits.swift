// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

extension ExitItem: NamedChoice {
    static let choices: [Choice<ExitItem>] = ExitItem.allCases.filter { $0 != .unspecified }.map { item in
        Choice(item, item.identifier, Wording.name(of: item.identifier, .chinese))
    }
}

extension Impact.Act: NamedChoice {
    static let choices: [Choice<Impact.Act>] = [
        Choice(.revoke, "revoke", "撤销"),
        Choice(.suspend, "suspend", "暂停"),
        Choice(.expire, "expire", "到期"),
        Choice(.withdrawPerson, "withdraw-person", "人员撤回"),
    ]
}
