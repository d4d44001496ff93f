// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages

extension BundleChecking {
    // MARK: - Records and their places

    /// Reads each ledger's part, and checks that every record stands where it says.
    mutating func readLogs() {
        note(.log, bundle.node, bundle.logs.contains { $0.node == bundle.node })
        for given in bundle.logs {
            var log = CheckedLog(node: given.node)
            log.checkpoints = given.checkpoints.compactMap { checkpoint in
                (try? CheckpointBody.decode(checkpoint.body)).map {
                    CheckedCheckpoint(checkpoint: checkpoint, body: $0)
                }
            }
            note(.log, given.node, isWellFormed(given, log.checkpoints))
            for entry in given.records { read(entry, into: &log, given.node) }
            checkGenesis(log)
            checkChain(log)
            checkConsistency(given.consistency, log)
            logs.append(log)
        }
        for case .nodeAdmitted(let fact)? in records.map({ $0.record.body?.fact }) {
            keys.admitted[fact.node] = try? SM2PublicKey(fact.publicKey)
        }
    }

    /// Each ledger once, with one or two checkpoints of its own and records in their order.
    private func isWellFormed(_ given: EvidenceLog, _ checkpoints: [CheckedCheckpoint]) -> Bool {
        let sizes = checkpoints.map(\.body.size)
        let sequences = given.records.map { $0.proof?.sequence ?? 0 }
        return (try? NodeName(given.node)) != nil && !logs.contains { $0.node == given.node }
            && (1...2).contains(checkpoints.count) && checkpoints.count == given.checkpoints.count
            && checkpoints.allSatisfy { $0.body.node == given.node }
            && zip(sizes, sizes.dropFirst()).allSatisfy(<) && zip(sequences, sequences.dropFirst()).allSatisfy(<)
    }

    private mutating func read(_ entry: EvidenceRecord, into log: inout CheckedLog, _ node: String) {
        let proof = entry.proof ?? InclusionProof()
        let place = "\(node)#\(proof.sequence)"
        guard let record = try? Record.decode(entry.record), record.node == node, record.sequence == proof.sequence,
            let previous = SM3Digest(entry.previousHash)
        else { return note(.record, place, .differs) }
        note(.record, place, .holds)
        let hash = RecordChain.hash(previous: previous, record: entry.record)
        let root = log.checkpoints.first { $0.body.size == proof.size }.flatMap { SM3Digest($0.body.root) }
        note(.inclusion, place, root.map { proof.proves(hash, root: $0) } ?? false)
        log.records.append(CheckedRecord(record: record, bytes: entry.record, previous: previous, hash: hash))
    }

    /// The first record names the node and the key that its checkpoints are signed with, and nothing stands before it.
    private mutating func checkGenesis(_ log: CheckedLog) {
        guard let first = log.records.first, first.sequence == 1, first.previous == .zero,
            case .genesis(let genesis)? = first.record.body?.fact, genesis.node == log.node,
            let key = try? SM2PublicKey(genesis.publicKey)
        else { return note(.genesis, log.node, .differs) }
        keys.genesis[log.node] = key
        note(.genesis, first.place, .holds)
    }

    private mutating func checkChain(_ log: CheckedLog) {
        for (before, after) in zip(log.records, log.records.dropFirst()) where before.sequence &+ 1 == after.sequence {
            note(.chain, after.place, after.previous == before.hash)
        }
        for checkpoint in log.checkpoints {
            guard let last = log[checkpoint.body.size] else { continue }
            note(.chain, checkpoint.place, SM3Digest(checkpoint.body.head) == last.hash)
        }
    }

    private mutating func checkConsistency(_ proof: ConsistencyProof?, _ log: CheckedLog) {
        guard log.checkpoints.count == 2 else {
            if proof != nil { note(.consistency, log.node, .differs) }
            return
        }
        let (old, new) = (log.checkpoints[0], log.checkpoints[1])
        guard let proof, let oldRoot = SM3Digest(old.body.root), let newRoot = SM3Digest(new.body.root),
            proof.oldSize == old.body.size, proof.newSize == new.body.size
        else { return note(.consistency, new.place, .differs) }
        note(.consistency, new.place, proof.proves(oldRoot: oldRoot, newRoot: newRoot))
    }

    // MARK: - Who stands for them

    /// Each checkpoint signed by its node, and by the node above as soon as it had seen it.
    mutating func checkCheckpoints() {
        for one in logs.flatMap(\.checkpoints) {
            note(
                .checkpoint, one.place, signature: one.checkpoint.signature, of: one.body.node,
                over: SignedBytes.checkpoint(one.checkpoint.body))
            if one.checkpoint.countersignatures.isEmpty { note(.countersignature, one.place, .absent) }
            for signature in one.checkpoint.countersignatures {
                // A node's own word a second time is nobody else's.
                let signer = signature.signer == one.body.node ? "" : signature.signer
                note(
                    .countersignature, "\(one.place) \(signature.signer)", signature: signature, of: signer,
                    over: SignedBytes.countersignature(one.checkpoint.body))
            }
        }
    }
}
