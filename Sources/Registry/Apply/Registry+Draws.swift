// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// The draw of a panel by contributions of three offices (ZS-2.1.2b).
    mutating func applyDraw(_ fact: Body.Fact, _ record: Record) {
        let sequence = record.sequence
        switch fact {
        case .drawPrepared(let fact):
            draws.prepared(fact, at: record.node, sequence: sequence)
            numbering.note(fact.drawId)
        case .drawCommitted(let fact):
            draws.committed(fact, sequence: sequence)
            orders.issue(sequence, of: nil, to: addressees(of: .drawCommitted(fact)))
        case .drawRevealed(let fact):
            draws.revealed(fact, isOwn: fact.node == record.node, sequence: sequence)
            orders.issue(sequence, of: nil, to: addressees(of: .drawRevealed(fact)))
        case .drawClosed(let fact): draws.closed(fact, sequence: sequence)
        default: break
        }
    }

    /// What the hub passes down of other offices' parts. What does not fit changes nothing: an order is carried out in any
    /// case, and whether the draw stands is for the rules.
    mutating func passedDown(_ fact: DrawCommitted, sequence: UInt64) {
        guard draws[fact.drawId]?.drawingNode == node, fact.node != node else { return }
        draws.committed(fact, sequence: sequence)
    }

    mutating func passedDown(_ fact: DrawRevealed, sequence: UInt64) {
        guard draws[fact.drawId]?.drawingNode == node, fact.node != node else { return }
        draws.revealed(fact, isOwn: false, sequence: sequence)
    }
}
