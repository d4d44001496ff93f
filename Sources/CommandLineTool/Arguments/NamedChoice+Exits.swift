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

extension NetworkEvent: NamedChoice {
    static let choices: [Choice<NetworkEvent>] = [
        Choice(.connectionOpened, "connection-opened", "连接建立"),
        Choice(.connectionClosed, "connection-closed", "连接结束"),
        Choice(.connectionRefused, "connection-refused", "连接被拒"),
        Choice(.callAnswered, "call-answered", "调用"),
        Choice(.useStarted, "use-started", "开始使用"),
        Choice(.useEnded, "use-ended", "结束使用"),
        Choice(.useRefused, "use-refused", "使用被拒"),
        Choice(.tailCut, "tail-cut", "残条截除"),
        Choice(.entriesOmitted, "entries-omitted", "条目缺漏"),
        Choice(.callRefused, "call-refused", "调用被拒"),
        Choice(.refusalsCounted, "refusals-counted", "被拒次数"),
    ]
}
