// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// ZS-2.1.2b written down a second time, over the ledgers of all nodes: nobody reveals before the drawing node has closed the
/// commitments, everyone reveals what they were bound to, and a panel comes of what the three ledgers say.
struct DrawStatute {
    /// By draw and node: what the node's own ledger binds it to, and what it has revealed.
    private var commitments: [String: [UInt8]] = [:]
    private var values: [String: [UInt8]] = [:]
    /// By draw: the commitments that the drawing node has closed.
    private var closed: [String: [[UInt8]]] = [:]
    /// By draw: the digest of the list.
    private var lists: [String: [UInt8]] = [:]
    /// Draws that a history has which is not followed: the hub may well have taken part in those.
    private var strange: Set<String> = []

    /// Notes a draw of a history that is not followed otherwise.
    mutating func note(_ fact: Body.Fact) {
        if let id = Self.draw(of: fact) { strange.insert(id) }
    }

    private static func draw(of fact: Body.Fact) -> String? {
        switch fact {
        case .drawPrepared(let fact): fact.drawId
        case .drawCommitted(let fact): fact.drawId
        case .drawRevealed(let fact): fact.drawId
        case .panelDrawn(let fact): fact.drawId
        default: nil
        }
    }

    mutating func take(_ fact: Body.Fact, _ record: Record) -> String? {
        guard let id = Self.draw(of: fact), !strange.contains(id) else { return nil }
        switch fact {
        case .drawPrepared(let fact):
            lists[fact.drawId] = fact.listDigest
            return DrawBytes.listDigest(fact, SimulatedHash()) == fact.listDigest
                ? nil : "the list of \(fact.drawId) is not the one its digest fixes"
        case .drawCommitted(let fact) where fact.node == record.node:
            let before = commitments.updateValue(fact.commitment, forKey: "\(fact.drawId) \(fact.node)")
            return before == nil ? nil : "\(fact.node) commits twice to \(fact.drawId)"
        case .drawRevealed(let fact) where fact.node == record.node: return revealed(fact)
        case .panelDrawn(let fact): return drawn(fact)
        default: return nil
        }
    }

    private mutating func revealed(_ fact: DrawRevealed) -> String? {
        let counted = fact.counted.map(\.commitment)
        if fact.node == fact.drawingNode {
            guard closed.updateValue(counted, forKey: fact.drawId) == nil else {
                return "the commitments to \(fact.drawId) are closed twice"
            }
        } else if closed[fact.drawId] != counted {
            return "\(fact.node) reveals in \(fact.drawId) before the commitments that count are closed"
        }
        for part in fact.counted where commitments["\(fact.drawId) \(part.node)"] != part.commitment {
            return "a commitment of \(part.node) counts in \(fact.drawId) that its ledger does not hold"
        }
        values["\(fact.drawId) \(fact.node)"] = fact.value
        return nil
    }

    private func drawn(_ fact: PanelDrawn) -> String? {
        guard let list = lists[fact.drawId], list == fact.listDigest else {
            return "a panel is drawn for \(fact.applicationId) from no list that was fixed"
        }
        for part in fact.contributions where part.state == .revealed {
            let isOpened = DrawBytes.opens(part, listDigest: list, drawID: fact.drawId, SimulatedHash())
            guard isOpened, values["\(fact.drawId) \(part.node)"] == part.value else {
                return "\(part.node) has not revealed what \(fact.drawId) says"
            }
        }
        let seed = DrawBytes.seed(drawID: fact.drawId, listDigest: list, fact.contributions, SimulatedHash())
        guard seed == fact.seed, PanelDraw.redrawn(fact, SimulatedHash()) == fact.experts else {
            return "the panel of \(fact.applicationId) does not come out of the parts put into \(fact.drawId)"
        }
        return nil
    }
}
