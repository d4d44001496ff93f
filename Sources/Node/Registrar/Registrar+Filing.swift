// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Logging
import Messages
import Registry
import Rules

extension Registrar {
    // MARK: - The hub: filing

    /// Signed filings that lack the province's receipt (ZS-3.4c).
    func pendingFilings() -> [Filing] {
        registry.filings.awaitingReceipt.compactMap { filing in
            guard let text = HubRules.filingText(of: filing.id, in: registry) else { return nil }
            let bytes = text.encode()
            guard let value = cryptography.sign(SignedBytes.filingSubmission(bytes)) else { return nil }
            return Filing(
                filingId: text.filingId, text: bytes, signature: Signature(signer: identity.node, value: value))
        }
    }

    /// Puts the province's receipt on record, once.
    func recordFilingReceipt(_ receipt: FilingReceipt) async throws {
        guard let authorization = registry.filings[receipt.filingId]?.authorization else { return }
        let fact = FilingReceipted(
            filingId: receipt.filingId, authorizationId: authorization, receiptNumber: receipt.receiptNumber,
            receivedMs: receipt.receivedMs, signature: receipt.signature)
        try await observe(
            hubRules.filingReceipted(fact), what: "receipt \(receipt.receiptNumber) of filing \(receipt.filingId)")
    }

    // MARK: - The province: accepting

    /// Accepts a filing exactly once; the same filing again gets the same receipt again.
    func accept(_ filing: Filing) async throws -> FilingReceipt? {
        try requireRunning()
        guard let text = try? FilingText.decode(filing.text), text.filingId == filing.filingId else { return nil }
        let digest = SM3.hash(filing.text).bytes
        let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        let rules = ProvinceRules.filing(
            text, digest: digest, registry, nowMs: first.milliseconds, catalogue: catalogue)
        switch rules {
        case .accepted(let drafts):
            try await observe(drafts, what: "filing \(filing.filingId)")
        case .repeated:
            break
        case .refused(let refusal):
            logger.warning(
                "a filing was refused", metadata: ["filing": "\(filing.filingId)", "code": "\(refusal.code)"])
            let decision = Decision.refused(refusal, subject: filing.filingId)
            try await observe(decision.drafts, what: "filing \(filing.filingId)")
            return nil
        }
        guard case .accepted(let number, let acceptedMs)? = registry.filings[filing.filingId]?.state else { return nil }
        let message = SignedBytes.filingReceipt(digest: digest, receiptNumber: number)
        guard let value = cryptography.sign(message) else { return nil }
        return FilingReceipt(
            filingId: filing.filingId, receiptNumber: number, receivedMs: acceptedMs,
            digest: digest, signature: Signature(signer: identity.node, value: value))
    }

    // MARK: - Heads of the node below, without its records

    /// Countersigns a head of the node below once it is shown to continue the last one, and keeps it durably.
    func judge(_ offer: CheckpointOffer, of node: String, publicKey: SM2PublicKey) async throws -> Countersignature? {
        guard let checkpoint = offer.checkpoint, let body = try? CheckpointBody.decode(checkpoint.body),
            body.node == node, let root = SM3Digest(body.root),
            CheckpointVerifier.signatureFault(checkpoint, signer: node, publicKey: publicKey) == nil
        else { return nil }
        let key = MetadataKey.checkpoint(of: node)
        if let stored = try reader.metadata(key) {
            let old = try CheckpointBody.decode(Checkpoint.decode(stored).body)
            guard let oldRoot = SM3Digest(old.root), let proof = offer.consistency, proof.oldSize == old.size,
                proof.newSize == body.size, proof.proves(oldRoot: oldRoot, newRoot: root)
            else { return nil }
        }
        guard let value = cryptography.sign(SignedBytes.countersignature(checkpoint.body)) else { return nil }
        let signature = Signature(signer: identity.node, value: value)
        var kept = checkpoint
        kept.countersignatures = [signature]
        stage.metadata.append((key, kept.encode()))
        try await settle()
        return Countersignature(size: body.size, signature: signature)
    }

    /// An offer of our own last head, consistent with the one the node above has.
    func makeOffer(after size: UInt64) throws -> (CheckpointOffer, UInt64)? {
        guard let checkpoint = try reader.checkpoint(of: identity.node) else { return nil }
        let body = try CheckpointBody.decode(checkpoint.body)
        guard body.size > size else { return nil }
        var offer = CheckpointOffer()
        offer.checkpoint = checkpoint
        offer.checkpoint?.countersignatures = []
        if size > 0 { offer.consistency = try reader.consistencyProof(in: identity.node, from: size, to: body.size) }
        return (offer, body.size)
    }

    /// Keeps the signature of the node above over one of our checkpoints.
    func countersigned(size: UInt64, _ signature: Signature) async throws {
        guard let checkpoint = try reader.checkpoint(of: identity.node, .atOrBefore(size)),
            let body = try? CheckpointBody.decode(checkpoint.body), body.size == size,
            !checkpoint.countersignatures.contains(where: { $0.signer == signature.signer })
        else { return }
        stage.countersignatures.append(
            CheckpointCountersignature(log: identity.node, size: size, signature: signature))
        scheduleFlush()
    }
}
