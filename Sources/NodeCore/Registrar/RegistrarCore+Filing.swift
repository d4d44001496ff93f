// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Messages
import Registry
import Rules

extension RegistrarCore {
    // MARK: - The hub: filing

    /// Signed filings that lack the province's receipt (ZS-3.4c).
    func pendingFilings() -> [Filing] {
        // One that is still on its way to the disk may be lost, and the province would hold what we do not.
        registry.filings.awaitingReceipt.compactMap { filing in
            guard filing.span.first <= position.size, let text = HubRules.filingText(of: filing.id, in: registry) else {
                return nil
            }
            let bytes = text.encode()
            guard let value = keys.sign(SignedBytes.filingSubmission(bytes)) else { return nil }
            return Filing(
                filingId: text.filingId, text: bytes, signature: Signature(signer: identity.node, value: value))
        }
    }

    /// Puts the province's receipt on record, once.
    func recordFilingReceipt(_ receipt: FilingReceipt, reply: @escaping Reply<Void>) {
        guard let authorization = registry.filings[receipt.filingId]?.authorization else {
            return reply(.success(()))
        }
        let fact = FilingReceipted(
            filingId: receipt.filingId, authorizationId: authorization, receiptNumber: receipt.receiptNumber,
            receivedMs: receipt.receivedMs, signature: receipt.signature)
        observe(
            hubRules.filingReceipted(fact), what: "receipt \(receipt.receiptNumber) of filing \(receipt.filingId)",
            reply: reply)
    }

    // MARK: - The province: accepting

    /// Accepts a filing exactly once; the same filing again gets the same receipt again. Answers with nothing when
    /// there is nothing to receipt.
    func accept(_ filing: Filing, reply: @escaping Reply<FilingReceipt?>) {
        guard let text = try? FilingText.decode(filing.text), text.filingId == filing.filingId else {
            return reply(.success(nil))
        }
        let digest = keys.sm3(filing.text)
        let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        let rules = ProvinceRules.filing(
            text, digest: digest, registry, nowMs: first.milliseconds, catalogue: catalogue)
        let receipted: Reply<Void> = { outcome in
            reply(outcome.map { self.receipt(of: filing, digest: digest) })
        }
        switch rules {
        case .accepted(let drafts):
            observe(drafts, what: "filing \(filing.filingId)", reply: receipted)
        case .repeated:
            // The first acceptance may still be on its way to the disk.
            settle(receipted)
        case .refused(let refusal):
            report(.filingRefused(filing: filing.filingId, code: refusal.code))
            let decision = Decision.refused(refusal, subject: filing.filingId)
            observe(decision.drafts, what: "filing \(filing.filingId)") { outcome in reply(outcome.map { nil }) }
        }
    }

    private func receipt(of filing: Filing, digest: [UInt8]) -> FilingReceipt? {
        guard case .accepted(let number, let acceptedMs)? = registry.filings[filing.filingId]?.state else { return nil }
        let message = SignedBytes.filingReceipt(digest: digest, receiptNumber: number)
        guard let value = keys.sign(message) else { return nil }
        return FilingReceipt(
            filingId: filing.filingId, receiptNumber: number, receivedMs: acceptedMs,
            digest: digest, signature: Signature(signer: identity.node, value: value))
    }

    // MARK: - Heads of the node below, without its records

    /// Countersigns a head of the node below once it is shown to continue the last one, and keeps it durably. Answers
    /// with nothing when it is not.
    func judge(
        _ offer: CheckpointOffer, of node: String, publicKey: any CheckpointKey,
        reply: @escaping Reply<Countersignature?>
    ) {
        do throws(NodeError) {
            try beginStaging()
            guard let checkpoint = offer.checkpoint, let body = try? CheckpointBody.decode(checkpoint.body),
                body.node == node,
                CheckpointVerifier.signatureFault(checkpoint, signer: node, publicKey: publicKey) == nil,
                try continues(offer, body),
                let value = keys.sign(SignedBytes.countersignature(checkpoint.body))
            else { return reply(.success(nil)) }
            let signature = Signature(signer: identity.node, value: value)
            var kept = checkpoint
            kept.countersignatures = [signature]
            stage.metadata.append((MetadataKey.checkpoint(of: node), kept.encode()))
            settle(Countersignature(size: body.size, signature: signature), reply)
        } catch {
            reply(.failure(error))
        }
    }

    /// Whether the offered head continues the last one kept here.
    private func continues(_ offer: CheckpointOffer, _ body: CheckpointBody) throws(NodeError) -> Bool {
        guard let root = SM3Digest(body.root) else { return false }
        let old = try reading("the last head of \(body.node)") {
            try reader.metadata(MetadataKey.checkpoint(of: body.node)).map {
                try CheckpointBody.decode(Checkpoint.decode($0).body)
            }
        }
        guard let old else { return true }
        guard let oldRoot = SM3Digest(old.root), let proof = offer.consistency, proof.oldSize == old.size,
            proof.newSize == body.size
        else { return false }
        return proof.proves(oldRoot: oldRoot, newRoot: root)
    }

    /// An offer of our own last head, consistent with the one the node above has; nothing when there is no newer one.
    func makeOffer(after size: UInt64) throws(NodeError) -> (CheckpointOffer, UInt64)? {
        try reading("the own last head") {
            guard let checkpoint = try reader.checkpoint(of: identity.node) else { return nil }
            let body = try CheckpointBody.decode(checkpoint.body)
            guard body.size > size else { return nil }
            var offer = CheckpointOffer()
            offer.checkpoint = checkpoint
            offer.checkpoint?.countersignatures = []
            if size > 0 {
                offer.consistency = try reader.consistencyProof(in: identity.node, from: size, to: body.size)
            }
            return (offer, body.size)
        }
    }

    /// Keeps the signature of the node above over one of our checkpoints.
    func countersigned(size: UInt64, _ signature: Signature) throws(NodeError) {
        try requireRunning()
        let checkpoint = try reading("the own head over \(size) records") {
            try reader.checkpoint(of: identity.node, .atOrBefore(size))
        }
        guard let checkpoint, let body = try? CheckpointBody.decode(checkpoint.body), body.size == size,
            !checkpoint.countersignatures.contains(where: { $0.signer == signature.signer })
        else { return }
        stage.countersignatures.append(
            CheckpointCountersignature(log: identity.node, size: size, signature: signature))
        scheduleFlush()
    }
}
