// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules
import Testing

@testable import CommandLineTool

/// `tongdao experts verify`: a draw made again from records, and whatever was changed in them named.
@Suite struct DrawAuditTests {
    private func audit(_ records: [Record]) -> DrawAudit {
        var audit = DrawAudit(application: DrawWorkshop.application)
        for record in records { audit.take(record.encode()) }
        return audit
    }

    @Test func aDrawComesOutOfItsRecords() {
        let workshop = DrawWorkshop()
        let audit = audit(workshop.records())
        #expect(audit.isSame, "\(audit.differing)")
        #expect(audit.seated == workshop.drawn.experts && audit.seated.count == 3)
    }

    @Test func anotherSeedIsFound() {
        var workshop = DrawWorkshop()
        workshop.drawn.seed[0] ^= 1
        #expect(audit(workshop.records()).differing.contains("seed"))
    }

    @Test func anotherValueOfAnyOfficeIsFound() {
        for place in 0..<3 {
            var workshop = DrawWorkshop()
            workshop.drawn.contributions[place].value[5] ^= 1
            #expect(audit(workshop.records()).differing.starts(with: ["parts", "seed"]))
        }
    }

    @Test func aValueKeptBackAfterItCameIsFound() {
        var workshop = DrawWorkshop()
        workshop.drawn.contributions[2].state = .withheld
        workshop.drawn.contributions[2].value = []
        workshop.drawAgain()
        #expect(audit(workshop.records()).differing == ["parts"])
    }

    @Test func aCommitmentThatCameLaterDoesNotCount() {
        let workshop = DrawWorkshop()
        var records = workshop.records()
        // The province's commitment after the county has closed the list of them.
        records.swapAt(3, 4)
        #expect(audit(records).differing == ["parts"])
    }

    @Test func anotherListIsFound() {
        var workshop = DrawWorkshop()
        workshop.drawn.pool[0].excluded = "recused"
        #expect(audit(workshop.records()).differing.contains("list"))
        workshop = DrawWorkshop()
        workshop.prepared.pool[0].specialities = ["security"]
        #expect(audit(workshop.records()).differing.contains("list"))
    }

    @Test func anotherPanelIsFound() {
        var workshop = DrawWorkshop()
        let outside = workshop.prepared.pool.map(\.person).first { !workshop.drawn.experts.contains($0) }
        workshop.drawn.experts[0] = outside ?? ""
        #expect(audit(workshop.records()).differing == ["panel"])
    }

    @Test func aPanelWithoutItsPreparationProvesNothing() {
        let records = DrawWorkshop().records().filter { record in
            if case .drawPrepared? = record.body?.fact { false } else { true }
        }
        #expect(audit(records).differing == ["list", "parts"])
    }
}

/// The records of one draw at a county, as three nodes that do their part make them.
struct DrawWorkshop {
    static let application = "A330902-2026-0001"
    private static let nodes = ["dinghai", "city", "province"].map { "tongdao://zhoushan/\($0)" }

    private let cryptography = OfflineCryptography()
    var prepared: DrawPrepared
    var drawn = PanelDrawn()

    init() {
        prepared = DrawPrepared(
            drawId: "CQ330902-2026-0001", applicationId: Self.application,
            pool: (1...6).map {
                DrawCandidate(person: "tongdao://zhoushan/city/experts/e\($0)", specialities: ["law"])
            },
            requiredSpecialities: ["law"], size: 3, commitByMs: 1_000, revealByMs: 2_000)
        prepared.listDigest = DrawBytes.listDigest(prepared, cryptography)
        drawn = PanelDrawn(
            applicationId: Self.application, candidates: prepared.pool.map(\.person), pool: prepared.pool,
            requiredSpecialities: prepared.requiredSpecialities, drawId: prepared.drawId,
            listDigest: prepared.listDigest, contributions: parts(revealed: true))
        drawAgain()
    }

    /// Seed and panel as they follow from the parts in the draw.
    mutating func drawAgain() {
        drawn.seed = DrawBytes.seed(
            drawID: drawn.drawId, listDigest: drawn.listDigest, drawn.contributions, cryptography)
        drawn.experts = ["", "", ""]
        drawn.experts = PanelDraw.redrawn(drawn, cryptography) ?? []
    }

    private func parts(revealed: Bool) -> [DrawContribution] {
        zip(DrawOffice.order, Self.nodes).map { office, node in
            let value = DrawBytes.value(
                secret: cryptography.sm3(Array(node.utf8)), listDigest: prepared.listDigest, drawID: prepared.drawId,
                cryptography)
            let commitment = DrawBytes.commitment(
                to: value, listDigest: prepared.listDigest, drawID: prepared.drawId, node: node, cryptography)
            return DrawContribution(
                office: office, node: node, commitment: commitment, value: revealed ? value : [],
                state: revealed ? .revealed : .unspecified)
        }
    }

    /// The list, three commitments, three values, the panel.
    func records() -> [Record] {
        let parts = parts(revealed: true)
        let commitments = parts.map { part in
            Body.Fact.drawCommitted(
                DrawCommitted(
                    drawId: prepared.drawId, applicationId: Self.application, drawingNode: Self.nodes[0],
                    listDigest: prepared.listDigest, office: part.office, node: part.node,
                    commitment: part.commitment))
        }
        let values = parts.map { part in
            Body.Fact.drawRevealed(
                DrawRevealed(
                    drawId: prepared.drawId, applicationId: Self.application, drawingNode: Self.nodes[0],
                    node: part.node, value: part.value))
        }
        return [record(.drawPrepared(prepared)), record(commitments[0])] + commitments.dropFirst().map(ordered)
            + [record(values[0])] + values.dropFirst().map(ordered) + [record(.panelDrawn(drawn))]
    }

    private func record(_ fact: Body.Fact, cause: Cause? = nil) -> Record {
        Record(
            node: Self.nodes[0], sequence: 1, time: 500 << 16, subject: Self.application, cause: cause,
            body: Body(fact: fact))
    }

    /// What another office put in, as the order that brought it.
    private func ordered(_ fact: Body.Fact) -> Record {
        let inner = Record(node: Self.nodes[1], subject: Self.application, body: Body(fact: fact))
        return record(
            .orderApplied(OrderApplied(number: 1)),
            cause: Cause(size: 1, kind: .order(Order(record: inner.encode()))))
    }
}
