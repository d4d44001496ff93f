// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import NodeCore

/// The toy keys as a ledger signs and verifies its checkpoints with them.
struct SimulatedCheckpointKey: CheckpointKey {
    let bytes: [UInt8]

    func isValid(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        SimulatedKeys.verify(publicKey: bytes, message: message, signature: signature)
    }
}

struct SimulatedCheckpointSigner: CheckpointSigner {
    let owner: String

    var checkpointKey: any CheckpointKey { SimulatedCheckpointKey(bytes: SimulatedKeys.publicKey(of: owner)) }

    func signCheckpoint(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
        SimulatedKeys.sign(message, as: owner)
    }
}

extension SimulatedCryptography: NodeKeys {
    var publicKey: [UInt8] { SimulatedKeys.publicKey(of: owner) }

    /// As a file in the node's directory would hold it: the same after every accident.
    var drawSecret: [UInt8] { sm3(Array("draw secret of \(owner)".utf8)) }

    func checkpointKey(_ publicKey: [UInt8]) -> (any CheckpointKey)? {
        publicKey.count == SimulatedKeys.publicKeyBytes ? SimulatedCheckpointKey(bytes: publicKey) : nil
    }

    func examine(certificate: [UInt8]) -> CertificateFinding {
        guard let read = CertificateTable.read(certificate) else { return .refused("it is no certificate") }
        guard certificates.isValid(serial: read.serial) else { return .refused("it is revoked or has expired") }
        return .valid(uri: read.uri, serial: read.serial, publicKey: SimulatedKeys.publicKey(of: read.uri))
    }
}
