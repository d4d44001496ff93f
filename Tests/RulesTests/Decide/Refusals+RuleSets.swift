// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func ruleSets(_ code: RefusalCode) -> Refusal? {
        adopting(code) ?? norms(code) ?? gates(code)
    }

    private static func adopting(_ code: RefusalCode) -> Refusal? {
        var city = City()
        let text = RuleSetText.cn2025Price
        let announce = AnnounceRuleSet(ruleSetId: text.id, digest: City.digest(text), motionId: "M330900-2026-0001")
        switch code {
        case .rulesNotAdopted:
            return city.hub.refuse(.announceRuleSet(announce), by: city.hubAdministrator)
        case .rulesSetUnchanged:
            city.announce(text)
            city.distribute(text)
            return city.hub.refuse(.distributeRuleSet(DistributeRuleSet(text: text)), by: city.hubAdministrator)
        case .rulesSetLacking:
            city.announce(text)
            city.deliver(\.dinghai)
            return city.dinghai.ledger.refuse(.publishNotice(city.dinghai.notice()), by: city.dinghai.authority)
        case .rulesDigestDiffers:
            city.announce(text)
            var other = text
            other.values.removeLast()
            return city.hub.refuse(.distributeRuleSet(DistributeRuleSet(text: other)), by: city.hubAdministrator)
        case .rulesTextMalformed:
            var strange = RuleSet.cn2025OP.text
            strange.gates.append("oracle")
            city.announce(strange)
            return city.hub.refuse(.distributeRuleSet(DistributeRuleSet(text: strange)), by: city.hubAdministrator)
        default:
            return nil
        }
    }

    private static func norms(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        switch code {
        case .normIncomplete:
            var norm = office.norm()
            norm.issuer = ""
            return office.ledger.refuse(.enterNorm(norm), by: office.authority)
        case .normUnchanged:
            office.enterNorm()
            return office.ledger.refuse(.enterNorm(office.norm()), by: office.authority)
        default:
            return nil
        }
    }

    private static func gates(_ code: RefusalCode) -> Refusal? {
        guard code == .gateUndocumented else { return nil }
        var office = Office.dinghai()
        office.ledger.catalogue = RuleSetCatalogue([.zs2024, .cn2025OP])
        let id = office.caseUp(to: .accepted)
        var gate = office.gate(id, "plan")
        gate.digest = []
        return office.ledger.refuse(.recordGate(gate), by: office.authority)
    }
}
