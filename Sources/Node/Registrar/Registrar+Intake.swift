// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Messages
import Registry
import Rules

/// What came of a batch of a node below.
enum IntakeOutcome: Sendable {
    case committed
    case refused(LinkRejection, message: String, recordId: String)
}

extension Registrar {
    /// Where our copy of a node's ledger ends.
    func copyState(of node: String) -> LogState { ledger.state(of: node) }

    /// Judges a verified batch by the rules that the node below should have followed, adds it to the copy, and takes
    /// the decisions that follow from it here, all in one commit.
    func takeIn(_ batch: VerifiedBatch, from peer: DownlinkPeer) async throws -> IntakeOutcome {
        try requireRunning()
        if stage.isFull { flush() }
        guard registry.nodes[peer.node]?.isAdmitted == true else {
            return .refused(.quarantined, message: "\(peer.node) is no longer admitted", recordId: "")
        }
        var copy = copies.removeValue(forKey: peer.node) ?? Registry()
        if let fault = judge(batch, of: peer, onto: &copy) {
            // The registry of the copy is ahead of the copy: rebuild it from what is durable when it is needed again.
            copies[peer.node] = try OpenedLedger.registry(of: peer.node, reader: reader)
            return try await keepEvidence(fault, of: batch, from: peer)
        }
        copies[peer.node] = copy
        stage.copies.append(
            CopyBatch(
                records: batch.chained, checkpoint: batch.checkpoint, countersignature: batch.countersignature))
        stage.bytes += batch.byteCount
        stage.news.records += batch.records.count
        try react(to: batch.records, from: peer.node)
        try await settle()
        return .committed
    }

    private struct UnlawfulRecord {
        var sequence: UInt64
        var refusal: Refusal
    }

    private func judge(_ batch: VerifiedBatch, of peer: DownlinkPeer, onto copy: inout Registry) -> UnlawfulRecord? {
        var judge = Judge(catalogue: catalogue, cryptography: cryptography, node: peer.node, maximumEpoch: peer.epoch)
        var previous = batch.chained.start.head.hash
        var index = 0
        while index < batch.records.count {
            let size = max(1, Int(batch.records[index].cause?.size ?? 1))
            let end = min(batch.records.count, index + size)
            let group = batch.records[index..<end]
            let verdict = judge.judge(group, onto: &copy) { commandId in
                SM3.hash(previous.bytes + Array(commandId.utf8)).bytes
            }
            if case .unlawful(let sequence, let refusal) = verdict {
                return UnlawfulRecord(sequence: sequence, refusal: refusal)
            }
            previous = batch.chained.hashes[end - 1]
            index = end
        }
        return nil
    }

    /// What the hub itself has to decide because of a county's records: registering, permitting, filing.
    private func react(to records: [Record], from node: String) throws(NodeError) {
        for record in records {
            guard case .authorizationSubmitted(let fact)? = record.body?.fact else { continue }
            let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
            let hash = ledgerHash(of: record, in: records, node: node)
            let drafts = HubRules.register(
                fact, from: node, sourceSequence: record.sequence, sourceHash: hash, registry: registry,
                nowMs: first.milliseconds, leaseSeconds: limits.leaseSeconds, catalogue: catalogue,
                cryptography: cryptography)
            _ = try stage(
                drafts, cause: .observation(Observation(what: "record \(record.sequence) of \(node)")),
                actor: identity.node, ruleSet: ruleSet(at: first), at: first)
        }
    }

    private func ledgerHash(of record: Record, in records: [Record], node: String) -> [UInt8] {
        guard let batch = stage.copies.last, let first = records.first, batch.records.start.log == node else { return [] }
        return batch.records.hashes[Int(record.sequence - first.sequence)].bytes
    }

    /// Keeps the record that breaks the rules, applies nothing of the batch, and marks the county.
    private func keepEvidence(
        _ fault: UnlawfulRecord, of batch: VerifiedBatch, from peer: DownlinkPeer
    ) async throws -> IntakeOutcome {
        let index = Int(fault.sequence - batch.chained.firstSequence)
        let drafts = HubRules.unlawful(
            node: peer.node, sequence: fault.sequence, hash: batch.chained.hashes[index].bytes,
            record: batch.chained.contents[index], refusal: fault.refusal)
        let id = "\(identity.node)#\(stage.records.nextSequence)"
        try await observe(drafts, what: "batch of \(peer.node)")
        return .refused(
            .quarantined, message: "record \(fault.sequence) of \(peer.node) breaks the rules: \(fault.refusal.code)",
            recordId: id)
    }

    /// Keeps both sides of a fork and marks the county.
    func keepFork(_ fork: ForkFound, of node: String) async throws -> String {
        let drafts = HubRules.forked(
            node: node, sequence: fork.sequence, expected: fork.expected, received: fork.received, record: fork.record)
        let id = "\(identity.node)#\(stage.records.nextSequence)"
        try await observe(drafts, what: "batch of \(node)")
        return id
    }
}
