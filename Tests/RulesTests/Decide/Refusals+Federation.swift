// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func federation(_ code: RefusalCode) -> Refusal? {
        nodes(code) ?? revoking(code) ?? orders(code) ?? filings(code) ?? uses(code) ?? judging(code)
    }

    private static func nodes(_ code: RefusalCode) -> Refusal? {
        var city = City()
        let admit = AdmitNode(
            node: "tongdao://zhoushan/daishan", instance: "daishan-1",
            publicKey: city.hub.cryptography.key(of: "tongdao://zhoushan/daishan"))
        switch code {
        case .nodeNotRequested:
            return city.hub.refuse(.admitNode(admit), by: city.hubAdministrator)
        case .nodeRequestDiffers:
            let daishan = TestLedger("daishan", .county, code: "330921", territoryName: "岱山县")
            city.hub.observe(city.hub.hubRules.nodeRequested(City.request(daishan)))
            var other = admit
            other.instance = "daishan-2"
            return city.hub.refuse(.admitNode(other), by: city.hubAdministrator)
        case .nodeNotAdmitted:
            city.hub.observe(city.hub.hubRules.quarantined(node: city.dinghai.ledger.name, reason: "fork"))
            city.dinghai.caseUp(to: .sealed)
            city.takeIn(city.dinghai.ledger)
            return rejection(in: city.hub)
        case .authorizationDuplicate:
            // Cut off from each other, both counties take the same applicant's same scenario to the end.
            city.dinghai.caseUp(to: .sealed)
            city.putuo.caseUp(to: .sealed)
            city.takeIn(city.dinghai.ledger)
            city.takeIn(city.putuo.ledger)
            return rejection(in: city.hub)
        default:
            return nil
        }
    }

    /// The refusal in the last rejection, with its texts.
    private static func rejection(in hub: TestLedger) -> Refusal? {
        for record in hub.records.reversed() {
            if case .authorizationRejected(let fact)? = record.body?.fact {
                return fact.refusal.map(RefusalTexts.dressed)
            }
        }
        return nil
    }

    private static func revoking(_ code: RefusalCode) -> Refusal? {
        guard [.authorizationNotStanding, .revocationUnapproved, .revocationCauseMissing].contains(code) else {
            return nil
        }
        var city = City()
        let id = city.liveAuthorization()
        var command = RevokeAuthorization(authorizationId: id, motionId: "M330900-2026-0009", exitCause: .breach)
        if code != .revocationUnapproved { command.motionId = city.carriedMotion(id) }
        if code == .revocationCauseMissing { command.exitCause = .unspecified }
        if code == .authorizationNotStanding {
            city.hub.accept(.revokeAuthorization(command), by: city.hubAdministrator)
        }
        return city.hub.refuse(.revokeAuthorization(command), by: city.hubAdministrator)
    }

    private static func orders(_ code: RefusalCode) -> Refusal? {
        guard [.orderOutOfSequence, .orderUnreadable, .orderWrongAddressee].contains(code) else { return nil }
        var city = City()
        city.dinghai.caseUp(to: .sealed)
        city.takeIn(city.dinghai.ledger)
        let byHand = city.dinghai.ledger.ordersByHand
        var order = city.order(1, to: city.dinghai.ledger.name, after: byHand) ?? Order()
        if code == .orderOutOfSequence { order.number += 1 }
        if code == .orderUnreadable { order.record = [255] }
        if code == .orderWrongAddressee { order.addressee = city.putuo.ledger.name }
        return CountyRules.order(order, city.dinghai.ledger.registry, nowMs: city.hub.nowMs).refusal
    }

    private static func filings(_ code: RefusalCode) -> Refusal? {
        guard code == .filingIncomplete || code == .filingDiffers else { return nil }
        var city = City()
        let id = city.liveAuthorization()
        var text = HubRules.filingText(of: "F-\(id)", in: city.hub.registry) ?? FilingText()
        if code == .filingIncomplete {
            text.filingId = "F-other"
            text.number = ""
        } else {
            text.number = "ZS-2026-000002"
        }
        let decision = ProvinceRules.filing(
            text, digest: city.province.cryptography.sm3(text.encode()), city.province.registry,
            nowMs: city.province.nowMs)
        guard case .refused(let refusal) = decision else { return nil }
        return refusal
    }

    private static func judging(_ code: RefusalCode) -> Refusal? {
        let office = Office.dinghai()
        var draft = Draft(subject: "x", clauses: [], body: Body(fact: .resultPublished(ResultPublished())))
        if code == .recordUnlawful {
            draft = Gate.endDraft("S99", reason: "none")
        }
        var group = office.ledger.record([draft], cause: .observation(Observation(what: "x")))
        if code == .recordMalformed { group[0].sequence += 1 }
        guard case .unlawful(let finding) = office.ledger.verdict(on: group) else { return nil }
        return finding.refusal
    }
}
