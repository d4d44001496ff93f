// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// A public key against which checkpoints are verified: SM2 in every daemon.
///
/// A protocol, because the ledger's logic does not depend on the algorithm, and a city that is simulated a thousand
/// times faster than real time cannot pay 0.3 ms a signature.
public protocol CheckpointKey: Sendable {
    /// The key's encoding.
    var bytes: [UInt8] { get }

    /// Whether `signature` is this key's over exactly `message`. A malformed signature is not valid.
    func isValid(_ signature: [UInt8], over message: [UInt8]) -> Bool
}

/// Signs the checkpoints of a ledger's own log.
public protocol CheckpointSigner: Sendable {
    /// The key that verifies what this signs.
    var checkpointKey: any CheckpointKey { get }

    /// The signature over `message`, in the encoding that `checkpointKey` takes.
    func signCheckpoint(_ message: [UInt8]) throws(CryptoError) -> [UInt8]
}

extension SM2PublicKey: CheckpointKey {
    public func isValid(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        isValid(SM2Signature(signature), over: message)
    }
}

/// Signs checkpoints with a key of the key store.
public struct SM2CheckpointSigner: CheckpointSigner {
    private let signer: any Signer

    public init(_ signer: any Signer) { self.signer = signer }

    public var checkpointKey: any CheckpointKey { signer.publicKey }

    public func signCheckpoint(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
        try signer.sign(message).bytes
    }
}
