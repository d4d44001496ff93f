// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension TestLedger {
    /// What this node puts into draws comes of it.
    var drawSecret: [UInt8] { cryptography.sm3(Array("secret of \(name)".utf8)) }

    var draws: DrawRules { DrawRules(registry, nowMs: nowMs, cryptography: cryptography) }

    /// The node's own part in its own draws, as far as it may now.
    mutating func contribute() {
        for draft in draws.own(secret: drawSecret) { observe([draft]) }
    }

    /// An order of the hub that no hub of the test has recorded: for offices that stand alone.
    mutating func orderByHand(_ fact: Body.Fact, of application: String) {
        let hub = "tongdao://zhoushan/city"
        ordersByHand += 1
        let inner = Record(
            node: hub, epoch: 1, sequence: ordersByHand, time: nowMs << 16, subject: application, actor: hub,
            body: Body(fact: fact)
        ).encode()
        let hash = cryptography.sm3(inner)
        let number = registry.ordersApplied + 1
        let message = SignedBytes.order(addressee: name, number: number, recordHash: hash)
        let order = Order(
            addressee: name, number: number, record: inner, recordHash: hash,
            signature: Signature(signer: hub, value: cryptography.sign(hub, message)))
        guard case .accepted(_, let drafts) = CountyRules.order(order, registry, nowMs: nowMs) else {
            Issue.record("an order about a draw was refused")
            return
        }
        write(drafts, cause: .order(order), actor: hub)
    }
}

/// An office of a draw that a test plays by hand.
struct PlayedOffice {
    let office: NodeRole
    let node: String
    let value: [UInt8]

    init(_ office: NodeRole, salt: String = "") {
        self.office = office
        node = office == .hub ? "tongdao://zhoushan/city" : "tongdao://zhoushan/province"
        value = ToyCryptography().sm3(Array("\(office.identifier) \(salt)".utf8))
    }

    func commitment(to draw: DrawEntry) -> DrawCommitted {
        DrawCommitted(
            drawId: draw.id, applicationId: draw.application, drawingNode: draw.drawingNode,
            listDigest: draw.listDigest, office: office, node: node,
            commitment: DrawBytes.commitment(
                to: value, listDigest: draw.listDigest, drawID: draw.id, node: node, ToyCryptography()))
    }

    func reveal(in draw: DrawEntry) -> DrawRevealed {
        DrawRevealed(
            drawId: draw.id, applicationId: draw.application, drawingNode: draw.drawingNode, node: node, value: value)
    }
}

extension Office {
    @discardableResult
    mutating func prepare(_ application: String, recused: [String] = []) -> DrawEntry? {
        ledger.accept(.prepareDraw(PrepareDraw(applicationId: application, recused: recused)), by: authority)
        return ledger.registry.draws.open(for: application, at: ledger.name)
    }

    /// The other offices bind themselves to a draw that is open, and the county with them.
    mutating func commit(_ application: String, _ offices: [PlayedOffice]) {
        ledger.contribute()
        for office in offices {
            guard let draw = ledger.registry.draws.open(for: application, at: ledger.name) else { return }
            ledger.orderByHand(.drawCommitted(office.commitment(to: draw)), of: application)
        }
    }

    /// The county reveals as far as it may, then the others do.
    mutating func reveal(_ application: String, _ offices: [PlayedOffice]) {
        ledger.contribute()
        for office in offices {
            guard let draw = ledger.registry.draws.open(for: application, at: ledger.name) else { return }
            ledger.orderByHand(.drawRevealed(office.reveal(in: draw)), of: application)
        }
    }

    /// A whole draw, from the list to the panel, with three offices that do their part.
    mutating func draw(_ application: String, recused: [String] = [], salt: String = "") {
        prepare(application, recused: recused)
        let others = [PlayedOffice(.hub, salt: salt), PlayedOffice(.province, salt: salt)]
        commit(application, others)
        reveal(application, others)
        ledger.accept(.drawPanel(DrawPanel(applicationId: application)), by: authority)
    }

    /// The draw whose panel was drawn last for an application.
    func drawn(_ application: String) -> PanelDrawn? {
        ledger.records.reversed().lazy.compactMap { record -> PanelDrawn? in
            if case .panelDrawn(let fact)? = record.body?.fact, fact.applicationId == application { fact } else { nil }
        }.first
    }
}
