// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
public import Messages

/// A checkpoint whose signature and content were verified against records held or about to be committed.
///
/// `CheckpointVerifier` alone makes one.
public struct VerifiedCheckpoint: Sendable, Hashable {
    /// As received, byte for byte.
    public let checkpoint: Checkpoint
    public let body: CheckpointBody
}

/// What verifying a checkpoint found.
public enum CheckpointVerdict: Sendable, Hashable {
    case valid(VerifiedCheckpoint)
    /// Everything wrong with it; never empty.
    case invalid([CheckpointFault])
}

/// One thing wrong with a checkpoint.
public enum CheckpointFault: Sendable, Hashable {
    /// The body is not an encoded CheckpointBody.
    case unreadable
    /// It speaks of another node's log.
    case otherNode(String)
    /// It covers another number of records.
    case otherSize(UInt64)
    /// Its Merkle root is not that of the records.
    case otherRoot
    /// Its head is not the hash of the last record.
    case otherHead
    /// It is not signed, or by another signer.
    case notSigned
    /// The signature is not that key's over these bytes.
    case badSignature
}

/// Verifies checkpoints over the bytes received. Stateless; for any task.
public enum CheckpointVerifier {
    /// Whether `checkpoint` is the node's signed statement of exactly `state`, by `publicKey`.
    public static func verify(
        _ checkpoint: Checkpoint, of state: LogState, publicKey: any CheckpointKey
    ) -> CheckpointVerdict {
        var faults = contentFaults(checkpoint, of: state)
        guard let body = try? CheckpointBody.decode(checkpoint.body) else { return .invalid(faults) }
        if let fault = signatureFault(checkpoint, signer: body.node, publicKey: publicKey) { faults.append(fault) }
        guard faults.isEmpty else { return .invalid(faults) }
        return .valid(VerifiedCheckpoint(checkpoint: checkpoint, body: body))
    }

    /// Everything in which the checkpoint's body differs from `state`, whoever signed it.
    static func contentFaults(_ checkpoint: Checkpoint, of state: LogState) -> [CheckpointFault] {
        guard let body = try? CheckpointBody.decode(checkpoint.body) else { return [.unreadable] }
        var faults: [CheckpointFault] = []
        if body.node != state.log { faults.append(.otherNode(body.node)) }
        if body.size != state.head.size { faults.append(.otherSize(body.size)) }
        if SM3Digest(body.root) != state.root { faults.append(.otherRoot) }
        if SM3Digest(body.head) != state.head.hash { faults.append(.otherHead) }
        return faults
    }

    /// What is wrong with the signature of the node itself, if anything.
    public static func signatureFault(
        _ checkpoint: Checkpoint, signer: String, publicKey: any CheckpointKey
    ) -> CheckpointFault? {
        guard let signature = checkpoint.signature, signature.signer == signer else { return .notSigned }
        let message = SignedBytes.checkpoint(checkpoint.body)
        return publicKey.isValid(signature.value, over: message) ? nil : .badSignature
    }

    /// Whether `signature` is the countersignature of the holder of `publicKey` over that checkpoint.
    public static func isCountersigned(
        _ checkpoint: Checkpoint, by signature: Signature, publicKey: any CheckpointKey
    ) -> Bool {
        publicKey.isValid(signature.value, over: SignedBytes.countersignature(checkpoint.body))
    }
}
