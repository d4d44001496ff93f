// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Messages

/// Two different histories under one name.
struct ForkFound: Sendable {
    var sequence: UInt64
    var expected: [UInt8]
    var received: [UInt8]
    /// The record of the other history, when it was sent.
    var record: [UInt8]
}

/// A batch whose records, hashes, Merkle root and signature hold together and continue the copy. Only ``verify`` makes
/// one, so nothing unverified reaches the ledger.
struct VerifiedBatch: Sendable {
    let chained: ChainedRecords
    let records: [Record]
    let checkpoint: VerifiedCheckpoint
    let countersignature: Signature
    let byteCount: Int

    enum Outcome: Sendable {
        case verified(VerifiedBatch)
        case forked(ForkFound)
        case refused(LinkRejection, String)
    }

    /// Hashes, decodes and checks a batch. Costly, and pure: runs outside the registrar, batches of different nodes at
    /// the same time.
    static func verify(
        _ batch: RecordBatch, after copy: LogState, publicKey: any CheckpointKey, as signer: String,
        keys: any NodeKeys
    ) -> Outcome {
        guard batch.firstSequence == copy.head.size + 1 else {
            return .refused(
                .outOfOrder, "the batch begins with \(batch.firstSequence), the copy ends with \(copy.head.size)")
        }
        guard batch.previousHash == copy.head.hash.bytes else {
            return .forked(
                ForkFound(
                    sequence: copy.head.size, expected: copy.head.hash.bytes, received: batch.previousHash,
                    record: batch.anchorRecord))
        }
        let chained = ChainedRecords(after: copy, contents: batch.records)
        guard let checkpoint = batch.checkpoint else { return .refused(.badSignature, "the batch has no checkpoint") }
        let verified: VerifiedCheckpoint
        switch CheckpointVerifier.verify(checkpoint, of: chained.end, publicKey: publicKey) {
        case .valid(let valid): verified = valid
        case .invalid(let faults):
            return .refused(.badSignature, "the checkpoint over \(chained.end.head.size) does not hold: \(faults)")
        }
        var records: [Record] = []
        records.reserveCapacity(batch.records.count)
        var byteCount = 0
        for bytes in batch.records {
            guard let record = try? Record.decode(bytes) else {
                return .refused(
                    .outOfOrder, "record \(batch.firstSequence + UInt64(records.count)) does not decode")
            }
            byteCount += bytes.count
            records.append(record)
        }
        guard let value = keys.sign(SignedBytes.countersignature(checkpoint.body)) else {
            return .refused(.unspecified, "the key store did not countersign")
        }
        return .verified(
            VerifiedBatch(
                chained: chained, records: records, checkpoint: verified,
                countersignature: Signature(signer: signer, value: value), byteCount: byteCount))
    }
}
