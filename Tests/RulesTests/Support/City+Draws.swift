// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// The three offices of a draw, carrying requests and answers by hand as the links do.
extension City {
    /// An accepted application at a county, its draw prepared.
    mutating func preparedDraw() -> String {
        let id = dinghai.caseUp(to: .accepted)
        dinghai.prepare(id)
        return id
    }

    /// What the hub does because of the county's records about draws that it has not looked at.
    mutating func hubTakesPart(after sequence: Int = 0) {
        let county = dinghai.ledger
        for record in county.records.dropFirst(sequence) {
            hub.nowMs = max(hub.nowMs, county.nowMs) + 1
            switch record.body?.fact {
            case .drawPrepared(let fact):
                hub.observe(hub.draws.prepared(fact, from: county.name, secret: hub.drawSecret))
            case .drawRevealed(let fact):
                hub.observe(hub.draws.countyRevealed(fact, from: county.name, secret: hub.drawSecret))
            case .panelDrawn(let fact): hub.observe(hub.draws.panelDrawn(fact, from: county.name))
            default: break
            }
        }
    }

    /// The province does its part in whatever the hub asks it for, and the hub puts it on record.
    mutating func provinceTakesPart() {
        for body in hub.draws.requests(durable: hub.registry.sequence) {
            province.nowMs = max(province.nowMs, hub.nowMs) + 1
            switch province.draws.asked(body, secret: province.drawSecret, ruleSet: "ZS2024") {
            case .accepted(let drafts): province.observe(drafts)
            case .repeated: break
            case .refused(let refusal): Issue.record("refused: \(refusal)")
            }
            guard var answer = province.draws.answer(to: body) else { continue }
            answer.signature = Signature(
                signer: province.name,
                value: province.cryptography.sign(province.name, SignedBytes.drawAnswer(answer)))
            hub.observe(hub.draws.answered(answer, by: province.name))
        }
    }

    /// One round of everything: the county's part, the hub's, the province's, and the orders down.
    mutating func exchange(province takesPart: Bool = true) {
        dinghai.ledger.contribute()
        hubTakesPart()
        if takesPart { provinceTakesPart() }
        deliver(\.dinghai)
    }
}
