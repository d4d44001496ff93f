// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@testable import Simulator

/// What the nodes of a town put into draws by themselves.
extension Town {
    /// The node's part in its own draws.
    mutating func contribute(_ place: Int) {
        for draft in draws(place).own(secret: nodes[place].cryptography.drawSecret) { observed([draft], place) }
    }

    /// The hub's part in a county's draw.
    mutating func takePart(_ fact: Body.Fact, from node: String) {
        let (rules, secret) = (draws(Self.hub), nodes[Self.hub].cryptography.drawSecret)
        let drafts: [Draft] =
            switch fact {
            case .drawPrepared(let fact): rules.prepared(fact, from: node, secret: secret)
            case .drawRevealed(let fact): rules.countyRevealed(fact, from: node, secret: secret)
            case .panelDrawn(let fact): rules.panelDrawn(fact, from: node)
            default: []
            }
        observed(drafts, Self.hub)
    }

    /// The province's part in whatever the hub asks it for.
    mutating func askForDraws() {
        let province = nodes[Self.province]
        for body in draws(Self.hub).requests(durable: .max) {
            let decision = draws(Self.province).asked(
                body, secret: province.cryptography.drawSecret, ruleSet: "ZS2024")
            if case .accepted(let drafts) = decision { observed(drafts, Self.province) }
            guard var answer = draws(Self.province).answer(to: body) else { continue }
            answer.signature = Signature(signer: province.name, value: [1])
            observed(draws(Self.hub).answered(answer, by: province.name), Self.hub)
        }
    }

    private func draws(_ place: Int) -> DrawRules {
        DrawRules(
            nodes[place].registry, nowMs: max(nowMs, nodes[place].registry.timeMs),
            cryptography: nodes[place].cryptography)
    }
}
