// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// ZS-1.3g: matters of security.
extension Statute {
    mutating func matter(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .matterOpened(let fact):
            let isNew = mattersOpen.updateValue(true, forKey: "\(record.node) \(fact.matterId)") == nil
            return isNew ? nil : "\(fact.matterId) is opened twice"
        case .matterAnswered(let fact):
            return mattersOpen["\(record.node) \(fact.matterId)"] == true
                ? nil : "\(fact.matterId) is answered, not open"
        case .matterClosed(let fact):
            let wasOpen = mattersOpen.updateValue(false, forKey: "\(record.node) \(fact.matterId)")
            return wasOpen == true ? nil : "\(fact.matterId) is closed, not open"
        default: return nil
        }
    }
}
