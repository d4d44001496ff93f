// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension Statute {
    /// Who keeps the registers beside the case: the data authority, at the hub its administrator as well.
    static func registerOffices(_ fact: Body.Fact) -> [Role]? {
        switch fact {
        case .boundOrganEntered, .channelDeclared, .channelPlanned, .channelOnboarded, .channelAbsorbed:
            [.dataAuthority, .hubAdministrator]
        case .coursePublished, .questionBankEntered, .staffAssigned, .attemptRecorded, .trainingPassed:
            [.dataAuthority, .hubAdministrator]
        case .templateProposed, .templateAdopted: [.dataAuthority]
        case .templatePublished, .templateWithdrawn: [.hubAdministrator, .dataAuthority]
        case .quotaSet: [.dataAuthority, .hubAdministrator]
        case .outsideAttemptReported: [.dataAuthority, .hubAdministrator, .supervisor, .securityAdministrator]
        case .assetEntered: [.dataAuthority, .systemAdministrator, .hubAdministrator]
        default: registrationOffices(fact)
        }
    }

    /// ZS-2.2e, ZS-2.2f: one channel of a bound organ, from its declaration to its end in this order and no other.
    mutating func channel(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .boundOrganEntered(let fact):
            return boundOrgans.insert("\(record.node) \(fact.organ)").inserted ? nil : "\(fact.organ) is entered twice"
        case .channelDeclared(let fact):
            guard boundOrgans.contains("\(record.node) \(fact.organ)") else { return "\(fact.organ) is not bound" }
            guard fact.kind == .legacy else { return "\(fact.organ) builds a channel of its own" }
            guard channelOwners.insert("\(record.node) \(fact.organ)").inserted else {
                return "\(fact.organ) has a second channel"
            }
            channelStages["\(record.node) \(fact.channelId)"] = 0
            return nil
        case .channelPlanned(let fact): return channel(fact.channelId, record, to: 1)
        case .channelOnboarded(let fact): return channel(fact.channelId, record, to: 2)
        case .channelAbsorbed(let fact): return channel(fact.channelId, record, to: 3)
        case .useStarted(let fact) where !fact.channelId.isEmpty:
            let stage = channelStages["\(record.node) \(fact.channelId)"] ?? 0
            return stage >= 2 ? nil : "a use comes in by \(fact.channelId), which does not go through the gate"
        default: return nil
        }
    }

    private mutating func channel(_ id: String, _ record: Record, to next: Int) -> String? {
        let key = "\(record.node) \(id)"
        guard let stage = channelStages[key] else { return "\(id) is not known" }
        channelStages[key] = next
        return stage == next - 1 ? nil : "\(id) goes from step \(stage) to \(next)"
    }
}
