// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// What the records of the ledger that drew say of one draw, made again from them alone: the list, each office's part, the
/// seed, the panel and the replacements.
struct DrawAudit: Sendable {
    /// What an office has put into a draw, as the ledger took it in.
    private struct Part {
        var commitment: [UInt8]
        /// Whether it came before the commitments were closed.
        var isCounted = true
        var value: [UInt8] = []
    }

    /// One draw on its way to a panel.
    private struct Preparation {
        let fact: DrawPrepared
        let node: String
        var parts: [String: Part] = [:]
        var isClosed = false
    }

    let application: String
    private(set) var drawn: PanelDrawn?
    private(set) var sequence: UInt64 = 0
    /// Who sits after the recusals so far.
    private(set) var seated: [String] = []
    /// The list of the draw is the one that was fixed before anyone committed.
    private(set) var listSame = false
    /// Each office's part is what the ledger took in, and what its commitment bound it to.
    private(set) var partsSame = false
    private(set) var seedSame = false
    private(set) var panelSame = false
    private(set) var replacementsSame = true
    private var preparations: [String: Preparation] = [:]

    init(application: String) { self.application = application }

    var isSame: Bool { listSame && partsSame && seedSame && panelSame && replacementsSame }

    /// What does not come out as recorded, by a stable word each.
    var differing: [String] {
        let findings = [
            ("list", listSame), ("parts", partsSame), ("seed", seedSame), ("panel", panelSame),
            ("replacements", replacementsSame),
        ]
        return findings.filter { !$0.1 }.map(\.0)
    }

    /// A new ledger: what another said of its draws is not this one's.
    mutating func begin() { preparations = [:] }

    /// Takes the next record; one that cannot be read is passed over, as it is no draw.
    mutating func take(_ bytes: [UInt8]) {
        guard let record = try? Record.decode(bytes), record.subject == application else { return }
        switch record.body?.fact {
        case .drawPrepared(let fact):
            preparations[fact.drawId] = Preparation(fact: fact, node: record.node)
        case .drawCommitted(let fact): committed(fact)
        case .drawRevealed(let fact):
            if fact.node == record.node { preparations[fact.drawId]?.isClosed = true }
            revealed(fact)
        case .orderApplied: ordered(record)
        case .panelDrawn(let fact): judge(fact, record)
        case .expertRecused(let fact): replace(fact)
        default: break
        }
    }

    // MARK: - What the ledger took in

    /// The hub's own record stands in the order that brought it.
    private mutating func ordered(_ record: Record) {
        guard case .order(let order)? = record.cause?.kind, let inner = try? Record.decode(order.record) else { return }
        switch inner.body?.fact {
        case .drawCommitted(let fact): committed(fact)
        case .drawRevealed(let fact): revealed(fact)
        default: break
        }
    }

    private mutating func committed(_ fact: DrawCommitted) {
        guard var draw = preparations[fact.drawId], draw.parts[fact.node] == nil else { return }
        draw.parts[fact.node] = Part(commitment: fact.commitment, isCounted: !draw.isClosed)
        preparations[fact.drawId] = draw
    }

    private mutating func revealed(_ fact: DrawRevealed) {
        guard var draw = preparations[fact.drawId], draw.isClosed, draw.parts[fact.node]?.value.isEmpty == true else {
            return
        }
        draw.parts[fact.node]?.value = fact.value
        preparations[fact.drawId] = draw
    }

    // MARK: - The draw made again

    private mutating func judge(_ fact: PanelDrawn, _ record: Record) {
        let cryptography = OfflineCryptography()
        drawn = fact
        sequence = record.sequence
        seated = fact.experts
        replacementsSame = true
        let draw = preparations[fact.drawId]
        listSame =
            draw.map { $0.fact.listDigest == DrawBytes.listDigest($0.fact, cryptography) } == true
            && draw?.fact.listDigest == fact.listDigest && draw?.fact.pool == fact.pool
            && draw?.fact.requiredSpecialities == fact.requiredSpecialities
            && draw.map { Int($0.fact.size) } == fact.experts.count
        partsSame = draw.map { isSame(fact, $0, record, cryptography) } == true
        seedSame =
            DrawBytes.seed(
                drawID: fact.drawId, listDigest: fact.listDigest, fact.contributions, cryptography) == fact.seed
        panelSame = PanelDraw.redrawn(fact, cryptography) == fact.experts
    }

    /// Whether the parts are those of the ledger: every one that counts, none besides, and the drawing node's revealed.
    private func isSame(
        _ fact: PanelDrawn, _ draw: Preparation, _ record: Record, _ cryptography: OfflineCryptography
    ) -> Bool {
        let counted = draw.parts.filter(\.value.isCounted)
        let stated = fact.contributions.filter { $0.state != .absent }
        guard fact.contributions.map(\.office) == DrawOffice.order, stated.count == counted.count, stated.count > 1,
            stated.contains(where: { $0.node == draw.node && $0.state == .revealed })
        else { return false }
        return stated.allSatisfy { part in
            guard let known = counted[part.node], known.commitment == part.commitment else { return false }
            let isOpened = DrawBytes.opens(part, listDigest: fact.listDigest, drawID: fact.drawId, cryptography)
            switch part.state {
            case .revealed: return isOpened && known.value == part.value
            // Withheld is what did not come by its time, or is not what it was bound to.
            case .withheld:
                let isLate = known.value.isEmpty && record.time >> 16 >= draw.fact.revealByMs
                return !isOpened && known.value == part.value && (isLate || !known.value.isEmpty)
            case .absent, .unspecified, .unrecognized: return false
            }
        }
    }

    /// A replacement is of the list that was drawn from, does not sit already, and leaves every speciality covered.
    private mutating func replace(_ fact: ExpertRecused) {
        guard let drawn, let place = seated.firstIndex(of: fact.person),
            let next = drawn.pool.first(where: { $0.person == fact.replacement }), next.excluded.isEmpty,
            !seated.contains(fact.replacement)
        else {
            replacementsSame = false
            return
        }
        seated[place] = fact.replacement
        let skills = drawn.pool.filter { seated.contains($0.person) }.flatMap(\.specialities)
        if !drawn.requiredSpecialities.allSatisfy(skills.contains) { replacementsSame = false }
    }
}
