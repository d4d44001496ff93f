// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// How far a draw has come, as the ledger of one office says (ZS-2.1.2b).
public enum DrawState: Sendable, Equatable, Codable {
    /// Offices may still bind themselves.
    case committing
    /// The drawing node has closed the list of commitments; values come in.
    case revealing
    /// The panel has been drawn from it.
    case drawn
    /// The hub has seen how a county ended it, and whose value the county left out.
    case closed(passedOver: [String])
    /// It came to nothing, and another was prepared for the same application.
    case superseded
}

/// One draw of a panel: at the drawing node with its list, at the others with what they were asked to commit to.
public struct DrawEntry: Sendable, Equatable, Codable {
    public let id: String
    public let application: String
    public let drawingNode: String
    public let listDigest: [UInt8]
    /// The list and the dates; nil where another node draws.
    public let prepared: DrawPrepared?
    /// What each office has put in so far, in the order it came; a value not revealed is empty.
    public internal(set) var contributions: [DrawContribution] = []
    public internal(set) var state: DrawState = .committing
    public internal(set) var span: RecordSpan

    /// What `node` has put in; nil: nothing.
    public func contribution(of node: String) -> DrawContribution? {
        contributions.first { $0.node == node }
    }

    /// Who can be drawn; nobody where another node draws.
    public var eligible: [String] { prepared?.pool.filter(\.excluded.isEmpty).map(\.person) ?? [] }

    /// Whether something may still come of it.
    public var isOpen: Bool { state == .committing || state == .revealing }
}

/// The draws this node has prepared or was asked to take part in, in the order they came.
public struct Draws: Sendable, Equatable, Codable {
    public private(set) var byID: [String: DrawEntry] = [:]
    public private(set) var order: [String] = []
    /// Those something may still come of, in their order: few, whatever has been drawn before.
    public private(set) var open: [String] = []

    init() {}

    public subscript(id: String) -> DrawEntry? { byID[id] }

    /// The draw that is under way for an application of `node`.
    public func open(for application: String, at node: String) -> DrawEntry? {
        open.lazy.compactMap { byID[$0] }.first { $0.application == application && $0.drawingNode == node }
    }

    mutating func prepared(_ fact: DrawPrepared, at node: String, sequence: UInt64) {
        begin(
            DrawEntry(
                id: fact.drawId, application: fact.applicationId, drawingNode: node, listDigest: fact.listDigest,
                prepared: fact, span: RecordSpan(sequence)))
    }

    /// A commitment; one that comes after the list of them was closed is passed over, as is a second of one office.
    mutating func committed(_ fact: DrawCommitted, sequence: UInt64) {
        if byID[fact.drawId] == nil {
            begin(
                DrawEntry(
                    id: fact.drawId, application: fact.applicationId, drawingNode: fact.drawingNode,
                    listDigest: fact.listDigest, prepared: nil, span: RecordSpan(sequence)))
        }
        change(fact.drawId, sequence) { draw in
            let isKnown = draw.contributions.contains { $0.node == fact.node || $0.office == fact.office }
            guard draw.state == .committing, draw.listDigest == fact.listDigest, !isKnown else { return }
            draw.contributions.append(
                DrawContribution(office: fact.office, node: fact.node, commitment: fact.commitment))
        }
    }

    /// A value. The node's own comes with the commitments that count; what another reveals is only added.
    mutating func revealed(_ fact: DrawRevealed, isOwn: Bool, sequence: UInt64) {
        change(fact.drawId, sequence) { draw in
            if isOwn {
                draw.contributions = fact.counted
                draw.state = .revealing
            }
            guard draw.state == .revealing,
                let place = draw.contributions.firstIndex(where: { $0.node == fact.node }),
                draw.contributions[place].value.isEmpty
            else { return }
            draw.contributions[place].value = fact.value
        }
    }

    mutating func drawn(_ fact: PanelDrawn, sequence: UInt64) {
        change(fact.drawId, sequence) { draw in
            draw.contributions = fact.contributions
            draw.state = .drawn
        }
    }

    mutating func closed(_ fact: DrawClosed, sequence: UInt64) {
        change(fact.drawId, sequence) { draw in
            draw.contributions = fact.contributions
            draw.state = .closed(passedOver: fact.passedOver)
        }
    }

    private mutating func begin(_ new: DrawEntry) {
        if let earlier = open(for: new.application, at: new.drawingNode) {
            change(earlier.id, new.span.last) { $0.state = .superseded }
        }
        byID[new.id] = new
        order.append(new.id)
        open.append(new.id)
    }

    private mutating func change(_ id: String, _ sequence: UInt64, _ body: (inout DrawEntry) -> Void) {
        guard let index = byID.index(forKey: id) else { return }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        if !byID.values[index].isOpen { open.removeAll { $0 == id } }
    }
}
