// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
internal import Registry

/// The hub between a county that draws and the province.
extension DrawRules {
    /// A county has prepared a draw: the hub binds itself. Whether it comes in time is for the county's clock alone: two
    /// clocks would only give two answers.
    public func prepared(_ fact: DrawPrepared, from node: String, secret: [UInt8]) -> [Draft] {
        guard node != registry.node else { return [] }
        return committed(
            commitment(
                DrawRequestBody(
                    drawId: fact.drawId, applicationId: fact.applicationId, drawingNode: node,
                    listDigest: fact.listDigest), secret))
    }

    /// A county has closed the commitments and revealed its own value: so does the hub, if its commitment counts.
    public func countyRevealed(_ fact: DrawRevealed, from node: String, secret: [UInt8]) -> [Draft] {
        guard fact.node == node, fact.drawingNode == node, let draw = registry.draws[fact.drawId] else { return [] }
        var counted = fact.counted
        guard let place = counted.firstIndex(where: { $0.node == node }) else { return [] }
        counted[place].value = fact.value
        return revealed(
            DrawRevealed(
                drawId: draw.id, applicationId: draw.application, drawingNode: node, node: registry.node,
                value: value(in: draw.id, draw.listDigest, secret), counted: counted))
    }

    /// A county has drawn: what became of the draw stands here too, with everyone whose value the hub holds and the county
    /// has not used.
    public func panelDrawn(_ fact: PanelDrawn, from node: String) -> [Draft] {
        guard node != registry.node, let draw = registry.draws[fact.drawId] else { return [] }
        let passedOver = fact.contributions.filter { part in
            part.state != .revealed
                && draw.contributions.contains { $0.office == part.office && opens($0, draw) }
        }
        return closed(
            DrawClosed(
                drawId: fact.drawId, applicationId: draw.application, drawingNode: node,
                contributions: fact.contributions, passedOver: passedOver.map(\.office.identifier)))
    }

    /// The record that a county's draw is over; derived again from itself by whoever judges the hub.
    func closed(_ fact: DrawClosed) -> [Draft] {
        guard role == .hub, fact.drawingNode != registry.node, let draw = registry.draws[fact.drawId], draw.isOpen,
            draw.drawingNode == fact.drawingNode, draw.application == fact.applicationId
        else { return [] }
        return [Draft(fact.applicationId, Self.clauses, .drawClosed(fact))]
    }

    // MARK: - Asking the province

    /// What the province has to be asked for now, one request a draw at the most.
    ///
    /// - Parameter size: how many records of this ledger are durable: nothing is asked for that could be lost.
    public func requests(durable size: UInt64) -> [DrawRequestBody] {
        guard role == .hub else { return [] }
        return registry.draws.open.compactMap { id in
            guard let draw = registry.draws[id], draw.span.last <= size,
                let own = draw.contribution(of: registry.node)
            else { return nil }
            let province = draw.contributions.first { $0.office == .province }
            var body = DrawRequestBody(
                drawId: draw.id, applicationId: draw.application, drawingNode: draw.drawingNode,
                listDigest: draw.listDigest)
            switch draw.state {
            case .committing where province == nil: return body
            case .revealing where province?.value.isEmpty == true && !own.value.isEmpty:
                body.counted = draw.contributions
                return body
            default: return nil
            }
        }
    }

    /// The province's answer, whose signature has been verified, on record; nothing when it has been dealt with.
    public func answered(_ answer: DrawAnswer, by province: String) -> [Draft] {
        guard let draw = registry.draws[answer.drawId], answer.listDigest == draw.listDigest else { return [] }
        if answer.value.isEmpty {
            return committed(
                DrawCommitted(
                    drawId: draw.id, applicationId: draw.application, drawingNode: draw.drawingNode,
                    listDigest: draw.listDigest, office: .province, node: province, commitment: answer.commitment,
                    signature: answer.signature))
        }
        return revealed(
            DrawRevealed(
                drawId: draw.id, applicationId: draw.application, drawingNode: draw.drawingNode, node: province,
                value: answer.value, signature: answer.signature))
    }
}
