// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Federation
package import Ledger
package import Rules

/// Everything a node asks of cryptography, handed in: the daemon gives the real keys and certificates, the simulator
/// its own.
package protocol NodeKeys: LinkCryptography, Cryptography {
    /// This node's own public key.
    var publicKey: [UInt8] { get }

    /// The key that checkpoints of its owner are verified with; `nil` when the bytes are none.
    func checkpointKey(_ publicKey: [UInt8]) -> (any CheckpointKey)?

    /// What a person's signing certificate (DER) says, judged now against the city's root and revocation lists.
    func examine(certificate: [UInt8]) -> CertificateFinding

    /// When a signing certificate (DER) ends, Unix milliseconds; 0 when that cannot be told.
    func certificateEndsMs(_ certificate: [UInt8]) -> UInt64
}

extension NodeKeys {
    package func certificateEndsMs(_ certificate: [UInt8]) -> UInt64 { 0 }
}

/// What became of a signing certificate.
package enum CertificateFinding: Sendable, Hashable {
    case valid(uri: String, serial: String, publicKey: [UInt8])
    /// Why it does not count, for the one who showed it.
    case refused(String)
}
