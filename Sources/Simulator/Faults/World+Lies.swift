// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NodeCore
import Registry
import Rules

/// A county whose own people have changed its daemon. It has its true keys: what it says is signed, and a lie.
extension World {
    func tell(_ lie: Fault.Lie, at machine: Computer) {
        guard let daemon = machine.daemon, machine.newest == nil, machine.damaged == nil, clones.isEmpty else { return }
        counters.count("lie.\(lie.rawValue)")
        machine.isLiar = true
        machine.lie = lie
        oracle.lies(machine.node)
        switch lie {
        case .unlawfulRecord:
            let friend = "\(machine.node)/acme/friend"
            let fact = RoleGranted(
                person: friend, role: .dataAuthority, fromMs: 1, publicKey: SimulatedKeys.publicKey(of: friend))
            record(Draft(subject: friend, clauses: ["ZS-2.2h"], body: Body(fact: .roleGranted(fact))), daemon)
        case .unlawfulUse:
            let sequence = daemon.registrar.registry.sequence + 1
            let ids = daemon.registrar.registry.authorizations.order
            let use = UseRequest(
                authorization: random.lies.pick(ids) ?? "U\(machine.territory.code)-2026-0001", kind: .delivery,
                purpose: "resale", dataItems: ["everything"])
            record(Gate.draft(use, permit: PermitFact(), sequence: sequence), daemon)
        case .fork: fork(machine)
        case .forgedCheckpoint, .replay, .withhold, .falseReceipt: break
        }
    }

    private func record(_ draft: Draft, _ daemon: SimulatedDaemon) {
        run(daemon) { $0.registrar.observe([draft], what: Oracle.lieMark) { _ in } }
    }

    /// Goes back to an older state, head file and all, and writes another history from there.
    private func fork(_ machine: Computer) {
        let image = machine.backup?.image ?? machine.disk.image()
        if let daemon = machine.daemon { end(daemon, silently: false) }
        machine.disk.processDied()
        machine.disk.restore(image)
        start(machine)
        guard let daemon = machine.daemon else { return }
        let fact = MaintenanceSet(on: false, reason: "another history")
        record(Draft(subject: machine.node, clauses: ["ZS-2.2h"], body: Body(fact: .maintenanceSet(fact))), daemon)
    }

    /// What a liar says in place of a message; nothing: it says nothing.
    func lie(_ message: LinkMessage, over connection: Connection) -> LinkMessage? {
        defer { connection.lastSaid = message }
        guard let lie = connection.lower.machine.lie, random.lies.chance(50) else { return message }
        switch (lie, message.content) {
        case (.withhold, .recordBatch): return nil
        case (.replay, _):
            if let last = connection.lastSaid { send(last, over: connection, .up) }
            return message
        case (.forgedCheckpoint, .recordBatch(var batch)):
            let body = batch.checkpoint?.body ?? []
            batch.checkpoint?.signature?.value = SimulatedKeys.sign(SignedBytes.checkpoint(body), as: "nobody")
            return LinkMessage(content: .recordBatch(batch))
        case (.falseReceipt, .orderReceipt(let receipt)):
            guard var body = try? OrderReceiptBody.decode(receipt.body) else { return message }
            body.number += 1
            let bytes = body.encode()
            let node = connection.lower.node
            let signature = Signature(
                signer: node, value: SimulatedKeys.sign(SignedBytes.orderReceipt(bytes), as: node))
            return LinkMessage(content: .orderReceipt(OrderReceipt(body: bytes, signature: signature)))
        default: return message
        }
    }
}
