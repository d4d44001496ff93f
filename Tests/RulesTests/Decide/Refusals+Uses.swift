// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func uses(_ code: RefusalCode) -> Refusal? {
        guard code.rawValue.hasPrefix("use.") else { return nil }
        var city = City()
        if code == .useNotLive {
            city.dinghai.caseUp(to: .sealed)
            return ask(city.dinghai.ledger, "U330902-2026-0001", PermitBook(node: city.dinghai.ledger.name))
        }
        let id = city.liveAuthorization()
        let ledger = city.dinghai.ledger
        let book = city.book(for: ledger, endsMs: ledger.nowMs + 900_000)
        switch code {
        case .useMalformed: return ask(ledger, id, book) { $0.dataItems = [] }
        case .useNotAuthorized: return ask(ledger, "U330902-2026-0009", book)
        case .useRevoked:
            city.revoke(id)
            city.sync()
            return ask(city.dinghai.ledger, id, book)
        case .useOutsideTerm: return ask(ledger, id, book, atMs: ledger.nowMs + 366 * 86_400_000)
        case .useNoPermit: return ask(ledger, id, book, atMs: ledger.nowMs + 900_000)
        case .useOtherPurpose: return ask(ledger, id, book) { $0.purpose = "marketing" }
        case .useBeyondScope: return ask(ledger, id, book) { $0.dataItems = ["ferry.trips", "hotel.nights"] }
        case .useOtherTerritory:
            // 岱山 is told of the authorization though its territory is not in the agreement.
            let order = city.order(1, to: ledger.name) ?? Order()
            let permit = city.order(2, to: ledger.name) ?? Order()
            var daishan = TestLedger("daishan", .county, code: "330921", territoryName: "岱山县")
            for (number, var order) in [(UInt64(1), order), (UInt64(2), permit)] {
                order.addressee = daishan.name
                order.number = number
                daishan.nowMs = max(daishan.nowMs, ledger.nowMs) + 1
                let decision = CountyRules.order(order, daishan.registry, nowMs: daishan.nowMs)
                daishan.write(decision.drafts, cause: .order(order), actor: city.hub.name)
            }
            var other = PermitBook(node: daishan.name)
            let grant = PermitGrantBody(
                node: daishan.name, serial: 1, endsMs: daishan.nowMs + 900_000,
                permits: [PermitLine(authorizationId: id, generation: 1)])
            _ = other.install(grant, effectiveEndMs: grant.endsMs, ordersApplied: 2)
            return ask(daishan, id, other)
        default: return nil
        }
    }

    private static func ask(
        _ ledger: TestLedger, _ id: String, _ book: PermitBook, atMs: UInt64? = nil,
        _ change: (inout UseRequest) -> Void = { _ in }
    ) -> Refusal? {
        var use = UseRequest(authorization: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        change(&use)
        let gate = Gate(registry: ledger.registry)
        guard case .refused(let refusal) = gate.decide(use, book: book, nowMs: atMs ?? ledger.nowMs) else { return nil }
        return refusal
    }
}
