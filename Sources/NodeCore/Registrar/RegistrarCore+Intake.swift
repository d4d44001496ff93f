// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Messages
import Registry
import Rules

/// The record of a batch that breaks the rules, and how.
private struct IntakeFault {
    var sequence: UInt64
    var refusal: Refusal
}

/// What came of a batch of a node below.
enum IntakeOutcome: Sendable {
    case committed
    case refused(LinkRejection, message: String, recordId: String)
}

extension RegistrarCore {
    /// Where our copy of a node's ledger ends.
    func copyState(of node: String) -> LogState { ledger.state(of: node) }

    /// Judges a verified batch by the rules that the node below should have followed, adds it to the copy, and takes
    /// the decisions that follow from it here, all in one commit.
    func takeIn(_ batch: VerifiedBatch, from peer: DownlinkPeer, reply: @escaping Reply<IntakeOutcome>) {
        do throws(NodeError) {
            try beginStaging()
            guard registry.nodes[peer.node]?.isAdmitted == true else {
                let why = IntakeOutcome.refused(
                    .quarantined, message: "\(peer.node) is no longer admitted", recordId: "")
                return settle(why, reply)
            }
            // Another connection of the same process may have brought records since this batch was verified.
            let held = stage.copies.last { $0.records.start.log == peer.node }?.records.end ?? copyState(of: peer.node)
            let start = batch.chained.start
            guard start == held else {
                let message = "the batch continues record \(start.head.size), the copy has \(held.head.size)"
                return settle(.refused(.outOfOrder, message: message, recordId: ""), reply)
            }
            var copy = copies.removeValue(forKey: peer.node) ?? Registry()
            if let fault = judge(batch, of: peer, onto: &copy) {
                return try refuse(batch, fault, from: peer, reply: reply)
            }
            copies[peer.node] = copy
            stage.copies.append(
                CopyBatch(
                    records: batch.chained, checkpoint: batch.checkpoint, countersignature: batch.countersignature))
            stage.bytes += batch.byteCount
            stage.news.records += batch.records.count
            try react(to: batch.records, from: peer.node)
            settle(.committed, reply)
        } catch {
            reply(.failure(error))
        }
    }

    /// The registry of the copy is ahead of the copy: it is rebuilt from what is durable.
    private func refuse(
        _ batch: VerifiedBatch, _ fault: IntakeFault, from peer: DownlinkPeer, reply: @escaping Reply<IntakeOutcome>
    ) throws(NodeError) {
        // Batches of the same node that wait in the stage belong to the copy: they must be on the disk to be read.
        flush()
        try requireRunning()
        copies[peer.node] = try OpenedLedger.registry(of: peer.node, reader: reader)
        keepEvidence(fault, of: batch, from: peer, reply: reply)
    }

    /// The first decision of the batch that breaks the rules; `nil` when all are lawful, and applied.
    private func judge(
        _ batch: VerifiedBatch, of peer: DownlinkPeer, onto copy: inout Registry
    ) -> IntakeFault? {
        var judge = Judge(
            context: JudgeContext(
                catalogue: catalogue, cryptography: keys, orderKey: keys.publicKey))
        var index = 0
        while index < batch.records.count {
            let record = batch.records[index]
            guard record.epoch <= peer.epoch else {
                return Self.finding(record, .epochBack, message: "epoch \(record.epoch) was never granted")
            }
            switch judge.judge(copy, batch.records[index...]) {
            case .lawful: break
            case .unlawful(let finding): return IntakeFault(sequence: finding.sequence, refusal: finding.refusal)
            case .incomplete: return Self.finding(record, .size, message: "the batch ends within a decision")
            }
            for record in batch.records[index..<index + max(1, Judge.size(of: record) ?? 1)] {
                do {
                    try copy.apply(record)
                } catch {
                    return Self.finding(record, .body, message: "\(error)")
                }
            }
            index += max(1, Judge.size(of: record) ?? 1)
        }
        return nil
    }

    private static func finding(_ record: Record, _ reason: Verdict.Reason, message: String) -> IntakeFault {
        let refusal = Refusal(
            code: RefusalCode.recordMalformed.rawValue, ruleSet: record.ruleSet, missing: [reason.rawValue, message],
            decisionId: "\(record.node)#\(record.sequence)")
        return IntakeFault(sequence: record.sequence, refusal: RefusalTexts.dressed(refusal))
    }

    /// What the hub itself has to decide because of a county's records: registering, permitting, filing; and the end of a task.
    private func react(to records: [Record], from node: String) throws(NodeError) {
        for record in records {
            guard let fact = record.body?.fact, Self.callsForReaction(fact) else { continue }
            let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
            let rules = hubRules(at: first.milliseconds)
            let drafts: [Draft] =
                switch fact {
                case .authorizationSubmitted(let fact):
                    rules.authorizationSubmitted(
                        fact, from: node, sourceSequence: record.sequence,
                        sourceHash: ledgerHash(of: record, in: records, node: node))
                case .taskClosed(let fact): rules.taskClosed(fact, from: node)
                default: drawReaction(to: fact, from: node, at: first.milliseconds)
                }
            guard !drafts.isEmpty else { continue }
            _ = try stage(
                drafts, cause: .observation(Observation(what: "record \(record.sequence) of \(node)")),
                actor: identity.node, ruleSet: ruleSet(at: first), at: first)
        }
    }

    private static func callsForReaction(_ fact: Body.Fact) -> Bool {
        switch fact {
        case .authorizationSubmitted, .taskClosed, .drawPrepared, .drawRevealed, .panelDrawn: true
        default: false
        }
    }

    private func ledgerHash(of record: Record, in records: [Record], node: String) -> [UInt8] {
        guard let batch = stage.copies.last, let first = records.first, batch.records.start.log == node else {
            return []
        }
        return batch.records.hashes[Int(record.sequence - first.sequence)].bytes
    }

    /// Keeps the record that breaks the rules, applies nothing of the batch, and marks the county.
    private func keepEvidence(
        _ fault: IntakeFault, of batch: VerifiedBatch, from peer: DownlinkPeer, reply: @escaping Reply<IntakeOutcome>
    ) {
        let index = Int(fault.sequence - batch.chained.firstSequence)
        let evidence = EvidenceKept(
            node: peer.node, sequence: fault.sequence, expectedHash: [],
            receivedHash: batch.chained.hashes[index].bytes, record: batch.chained.contents[index],
            refusal: fault.refusal)
        mark(evidence, reason: "\(fault.refusal.code) at record \(fault.sequence)") { outcome in
            reply(
                outcome.map { id in
                    .refused(
                        .quarantined,
                        message: "record \(fault.sequence) of \(peer.node) breaks the rules: \(fault.refusal.code)",
                        recordId: id)
                })
        }
    }

    /// Keeps both sides of a fork and marks the county. Answers with the id of the evidence.
    func keepFork(_ fork: ForkFound, of node: String, reply: @escaping Reply<String>) {
        let evidence = EvidenceKept(
            node: node, sequence: fork.sequence, expectedHash: fork.expected, receivedHash: fork.received,
            record: fork.record)
        mark(evidence, reason: "fork at record \(fork.sequence)", reply: reply)
    }

    private func mark(_ evidence: EvidenceKept, reason: String, reply: @escaping Reply<String>) {
        let rules = hubRules
        let drafts = rules.evidenceKept(evidence) + rules.quarantined(node: evidence.node, reason: reason)
        let id = "\(identity.node)#\(stage.records.nextSequence)"
        observe(drafts, what: "batch of \(evidence.node)") { outcome in reply(outcome.map { id }) }
    }
}
