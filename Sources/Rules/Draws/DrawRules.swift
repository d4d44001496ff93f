// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What a node puts into draws by itself (ZS-2.1.2b), and what of it may stand in its ledger. Pure: the secret is handed in.
///
/// Whatever a node records of a draw goes through ``committed(_:)`` and ``revealed(_:)``, whether it makes it or a judge
/// reads it: what follows from a secret can only be taken from the record and held against everything else that stands there.
public struct DrawRules: Sendable {
    static let clauses: [Clause.ID] = ["ZS-2.1.2b"]

    public let registry: Registry
    /// The time of the record to be, Unix milliseconds.
    public let nowMs: UInt64
    public let cryptography: any Cryptography

    public init(_ registry: Registry, nowMs: UInt64, cryptography: any Cryptography) {
        self.registry = registry
        self.nowMs = nowMs
        self.cryptography = cryptography
    }

    var role: NodeRole { registry.identity?.role ?? .unspecified }

    // MARK: - The node that draws

    /// What this node has to put into its own open draws now, each a decision by itself.
    ///
    /// - Parameter secret: the node's own 32 bytes.
    public func own(secret: [UInt8]) -> [Draft] {
        registry.draws.open.compactMap { registry.draws[$0] }.filter { $0.drawingNode == registry.node }
            .flatMap { draw -> [Draft] in
                if draw.contribution(of: registry.node) == nil { return committed(commitment(to: draw, secret)) }
                return revealed(
                    DrawRevealed(
                        drawId: draw.id, applicationId: draw.application, drawingNode: draw.drawingNode,
                        node: registry.node, value: value(in: draw.id, draw.listDigest, secret),
                        counted: draw.contributions))
            }
    }

    /// When time alone lets this node reveal, Unix milliseconds, be it past; nil: it waits for nothing but others.
    public var nextOwnMs: UInt64? {
        registry.draws.open.compactMap { id -> UInt64? in
            guard let draw = registry.draws[id], draw.drawingNode == registry.node, let prepared = draw.prepared,
                DrawStanding.mayReveal(draw, at: role, nowMs: max(nowMs, prepared.commitByMs))
            else { return nil }
            return prepared.commitByMs
        }.min()
    }

    private func commitment(to draw: DrawEntry, _ secret: [UInt8]) -> DrawCommitted {
        commitment(
            DrawRequestBody(
                drawId: draw.id, applicationId: draw.application, drawingNode: draw.drawingNode,
                listDigest: draw.listDigest), secret)
    }

    func commitment(_ asked: DrawRequestBody, _ secret: [UInt8]) -> DrawCommitted {
        DrawCommitted(
            drawId: asked.drawId, applicationId: asked.applicationId, drawingNode: asked.drawingNode,
            listDigest: asked.listDigest, office: role, node: registry.node,
            commitment: DrawBytes.commitment(
                to: value(in: asked.drawId, asked.listDigest, secret), listDigest: asked.listDigest,
                drawID: asked.drawId, node: registry.node, cryptography))
    }

    func value(in drawID: String, _ listDigest: [UInt8], _ secret: [UInt8]) -> [UInt8] {
        DrawBytes.value(secret: secret, listDigest: listDigest, drawID: drawID, cryptography)
    }

    // MARK: - What may stand in a ledger

    /// The record of a commitment: the node's own, or at the hub what the province has signed; nothing when it may not be.
    public func committed(_ fact: DrawCommitted) -> [Draft] {
        guard fact.commitment.count == digestBytes, fact.listDigest.count == digestBytes, !fact.drawId.isEmpty else {
            return []
        }
        let draw = registry.draws[fact.drawId]
        let mayStand =
            if fact.node != registry.node {
                role == .hub && fact.office == .province && fact.signature?.signer == fact.node
                    && draw.map { takes(fact, $0) } == true
            } else if fact.office != role || fact.signature != nil {
                false
            } else if fact.drawingNode == registry.node {
                draw.map { takes(fact, $0) && nowMs < ($0.prepared?.commitByMs ?? 0) } == true
            } else {
                // Of another's draw nothing stands here before the own part in it.
                draw == nil
                    && (role == .province || role == .hub && registry.nodes[fact.drawingNode]?.isAdmitted == true)
            }
        return mayStand ? [Draft(fact.applicationId, Self.clauses, .drawCommitted(fact))] : []
    }

    private func takes(_ fact: DrawCommitted, _ draw: DrawEntry) -> Bool {
        draw.state == .committing && draw.application == fact.applicationId && draw.drawingNode == fact.drawingNode
            && draw.listDigest == fact.listDigest
            && !draw.contributions.contains { $0.node == fact.node || $0.office == fact.office }
    }

    /// The record of a value, of whichever office: the node's own only once all before it have revealed theirs, and only if
    /// it is what it was bound to.
    public func revealed(_ fact: DrawRevealed) -> [Draft] {
        guard fact.value.count == digestBytes, let draw = registry.draws[fact.drawId], draw.isOpen,
            draw.application == fact.applicationId, draw.drawingNode == fact.drawingNode,
            var part = draw.contribution(of: fact.node), part.value.isEmpty
        else { return [] }
        part.value = fact.value
        let mayStand =
            if fact.node != registry.node {
                // Whether it opens is judged where it counts: what was signed stands as it came.
                role == .hub && draw.state == .revealing && fact.signature?.signer == fact.node && fact.counted.isEmpty
            } else if fact.signature != nil || !opens(part, draw) {
                false
            } else if fact.drawingNode == registry.node {
                DrawStanding.mayReveal(draw, at: role, nowMs: nowMs) && fact.counted == draw.contributions
            } else {
                draw.state == .committing && isClosed(fact.counted, draw)
            }
        return mayStand ? [Draft(fact.applicationId, Self.clauses, .drawRevealed(fact))] : []
    }

    func opens(_ part: DrawContribution, _ draw: DrawEntry) -> Bool {
        DrawBytes.opens(part, listDigest: draw.listDigest, drawID: draw.id, cryptography)
    }

    /// Whether the commitments that count are closed, with ours among them as we gave it, and everyone before us in the
    /// order has opened theirs.
    private func isClosed(_ counted: [DrawContribution], _ draw: DrawEntry) -> Bool {
        guard let drawing = counted.first(where: { $0.node == draw.drawingNode }), opens(drawing, draw),
            let place = DrawOffice.order.firstIndex(of: role)
        else { return false }
        let before = counted.filter { DrawOffice.order.prefix(place).contains($0.office) }
        return before.allSatisfy { opens($0, draw) }
            && counted.allSatisfy { part in
                guard part.state == .unspecified, part.commitment.count == digestBytes else { return false }
                let known = draw.contribution(of: part.node)
                return part.node == registry.node
                    ? part == known : known.map { $0.commitment == part.commitment } ?? true
            }
            && counted.contains { $0.node == registry.node }
            && Set(counted.map(\.node)).count == counted.count
            && Set(counted.map(\.office.rawValue)).count == counted.count
    }
}
