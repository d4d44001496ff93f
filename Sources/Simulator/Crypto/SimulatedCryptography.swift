// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Rules

/// The cryptography of one node in the simulator: toy signatures, simulated certificates, and the real SM3.
struct SimulatedCryptography: Cryptography, LinkCryptography {
    /// The URI whose key signs.
    let owner: String
    let certificates: CertificateTable
    /// The key store is locked or gone: nothing can be signed.
    var refusesToSign = false

    init(owner: String, certificates: CertificateTable) {
        self.owner = owner
        self.certificates = certificates
    }

    func sm3(_ message: [UInt8]) -> [UInt8] { SM3.hash(message).bytes }

    func sign(_ message: [UInt8]) -> [UInt8]? { refusesToSign ? nil : SimulatedKeys.sign(message, as: owner) }

    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool {
        SimulatedKeys.verify(publicKey: publicKey, message: message, signature: signature)
    }

    func certifiedKey(certificate: [UInt8], uri: String) -> [UInt8]? {
        guard let read = CertificateTable.read(certificate), read.uri == uri,
            certificates.isValid(serial: read.serial)
        else { return nil }
        return SimulatedKeys.publicKey(of: uri)
    }
}
