// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What a draw waits for at a moment, seen from the node that draws.
public enum DrawStanding: Sendable, Equatable {
    /// Offices may still commit, until then (Unix milliseconds).
    case committing(awaited: [NodeRole], untilMs: UInt64)
    /// The commitments are closed; values may still be revealed, until then.
    case revealing(awaited: [NodeRole], untilMs: UInt64)
    /// The panel that comes out: nothing about it can change any more.
    case ready(PanelDrawn)
    /// Nothing comes of it any more; it is prepared anew. With whose part was lacking; nobody's, where the order drawn covers
    /// no panel, which nobody could choose.
    case failed(lacking: [NodeRole])

    /// - Parameter role: the kind of the drawing node.
    public static func of(
        _ draw: DrawEntry, at role: NodeRole, nowMs: UInt64, _ cryptography: any Cryptography
    ) -> DrawStanding {
        guard let prepared = draw.prepared else { return .failed(lacking: [role]) }
        let offices = DrawOffice.taking(partIn: role)
        func lacking(_ isThere: (DrawContribution) -> Bool) -> [NodeRole] {
            offices.filter { office in !draw.contributions.contains { $0.office == office && isThere($0) } }
        }
        switch draw.state {
        case .committing:
            let missing = lacking { _ in true }
            if nowMs < prepared.commitByMs {
                return .committing(awaited: missing.isEmpty ? [role] : missing, untilMs: prepared.commitByMs)
            }
            // One office alone would choose the seed.
            guard !missing.contains(role), missing.count < offices.count - 1 else { return .failed(lacking: missing) }
            // Nobody reveals before the drawing node has: without its value nothing is known of the others'.
            return nowMs < prepared.revealByMs
                ? .revealing(awaited: [role], untilMs: prepared.revealByMs) : .failed(lacking: [role])
        case .revealing:
            let silent = draw.contributions.filter(\.value.isEmpty).map(\.office)
            if !silent.isEmpty, nowMs < prepared.revealByMs {
                return .revealing(awaited: silent, untilMs: prepared.revealByMs)
            }
            return panel(of: draw, prepared, cryptography).map(DrawStanding.ready) ?? .failed(lacking: [])
        case .drawn, .closed, .superseded:
            return .failed(lacking: [])
        }
    }

    /// The panel drawn from the list by the seed that the parts make; nil where none of its size covers what is required.
    private static func panel(
        of draw: DrawEntry, _ list: DrawPrepared, _ cryptography: any Cryptography
    ) -> PanelDrawn? {
        let parts = DrawOffice.order.map { outcome(of: $0, in: draw, cryptography) }
        let seed = DrawBytes.seed(drawID: draw.id, listDigest: draw.listDigest, parts, cryptography)
        let order = PanelDraw.order(list.pool, seed: seed, cryptography)
        return (try? Draw.cover(list.requiredSpecialities, size: Int(list.size), from: order)).map { experts in
            PanelDrawn(
                applicationId: draw.application, seed: seed, candidates: list.pool.map(\.person),
                recused: list.recused, experts: experts, pool: list.pool,
                requiredSpecialities: list.requiredSpecialities, drawId: draw.id, listDigest: draw.listDigest,
                contributions: parts)
        }
    }

    /// What became of one office's part: a value that is not the one it was bound to counts as withheld.
    private static func outcome(
        of office: NodeRole, in draw: DrawEntry, _ cryptography: any Cryptography
    ) -> DrawContribution {
        guard var part = draw.contributions.first(where: { $0.office == office }) else {
            return DrawContribution(office: office, state: .absent)
        }
        let isOpened = DrawBytes.opens(part, listDigest: draw.listDigest, drawID: draw.id, cryptography)
        part.state = isOpened ? .revealed : .withheld
        return part
    }

    /// Whether the drawing node may close the commitments and reveal: all are there, or the term for them is over and one of
    /// another office is there.
    static func mayReveal(_ draw: DrawEntry, at role: NodeRole, nowMs: UInt64) -> Bool {
        guard draw.state == .committing, let prepared = draw.prepared, nowMs < prepared.revealByMs,
            draw.contributions.contains(where: { $0.office == role }), draw.contributions.count > 1
        else { return false }
        return draw.contributions.count == DrawOffice.taking(partIn: role).count || nowMs >= prepared.commitByMs
    }
}
