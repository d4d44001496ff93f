// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import NodeCore
import Rules
import Synchronization

/// The real keys and certificates behind what the pure modules are handed.
///
/// Trust can be replaced while the daemon runs: a new revocation list counts for the next signature checked.
final class SystemKeys: NodeKeys {
    private let signer: any Signer
    private let clock: any NodeClock
    private let verifier: Mutex<CertificateVerifier>

    init(signer: any Signer, verifier: CertificateVerifier, clock: any NodeClock) {
        self.signer = signer
        self.clock = clock
        self.verifier = Mutex(verifier)
    }

    var publicKey: [UInt8] { signer.publicKey.bytes }

    func replaceTrust(_ new: CertificateVerifier) {
        verifier.withLock { $0 = new }
    }

    func sign(_ message: [UInt8]) -> [UInt8]? {
        try? signer.sign(message).bytes
    }

    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool {
        guard let key = try? SM2PublicKey(publicKey) else { return false }
        return key.isValid(SM2Signature(signature), over: message)
    }

    func checkpointKey(_ publicKey: [UInt8]) -> (any CheckpointKey)? {
        try? SM2PublicKey(publicKey)
    }

    func sm3(_ bytes: [UInt8]) -> [UInt8] {
        SM3.hash(bytes).bytes
    }

    private func judge(certificate: [UInt8]) -> CertificateVerdict<SigningCertificate> {
        let seconds = Int64(clock.now().wallMilliseconds / 1_000)
        let verifier = verifier.withLock { $0 }
        return verifier.verify(certificate, at: seconds)
    }

    func examine(certificate: [UInt8]) -> CertificateFinding {
        switch judge(certificate: certificate) {
        case .valid(let valid):
            .valid(uri: valid.uri, serial: valid.serial.description, publicKey: valid.publicKey.bytes)
        case .invalid(let refusal): .refused("\(refusal)")
        }
    }

    func certificateEndsMs(_ certificate: [UInt8]) -> UInt64 {
        (try? SigningCertificate(der: certificate))?.endsMs ?? 0
    }

    func certifiedKey(certificate: [UInt8], uri: String) -> [UInt8]? {
        guard let judged = judge(certificate: certificate).certificate, judged.uri == uri else { return nil }
        return judged.publicKey.bytes
    }
}
