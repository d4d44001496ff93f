// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// The check of one bundle under way: what has been read, and what has been found so far.
struct BundleChecking {
    let bundle: EvidenceBundle
    var logs: [CheckedLog] = []
    var keys: NodeKeys
    var scope: CaseScope
    private(set) var findings: [EvidenceFinding] = []

    init(_ bundle: EvidenceBundle, _ certificates: [String: [SM2PublicKey]]) {
        self.bundle = bundle
        keys = NodeKeys(certificates: certificates)
        scope = CaseScope(application: bundle.applicationId)
    }

    mutating func run() {
        readLogs()
        // Once more, should the ledger that gives an id stand after one that uses it.
        for record in records + records { scope.learn(record.record) }
        checkCheckpoints()
        checkDecisions()
        checkAgreement()
        checkRegistration()
        checkFiling()
        checkStops()
    }

    var records: [CheckedRecord] { logs.flatMap(\.records) }

    func log(of node: String) -> CheckedLog? { logs.first { $0.node == node } }

    // MARK: - Findings

    mutating func note(_ check: EvidenceCheck, _ place: String, _ result: EvidenceFinding.Result) {
        findings.append(EvidenceFinding(check, place, result))
    }

    mutating func note(_ check: EvidenceCheck, _ place: String, _ holds: Bool) {
        note(check, place, holds ? .holds : .differs)
    }

    /// A node's signature, by a key known of it.
    mutating func note(
        _ check: EvidenceCheck, _ place: String, signature: Signature?, of node: String, over message: [UInt8]
    ) {
        guard let signature, signature.signer == node else { return note(check, place, .differs) }
        guard let (known, origin) = keys.keys(of: node) else { return note(check, place, .keyUnknown) }
        let isValid = known.contains { $0.isValid(SM2Signature(signature.value), over: message) }
        note(check, place, isValid ? .signed(origin) : .differs)
    }

    /// A signature by the key that stands beside it.
    ///
    /// - Parameter isOnRecord: whether a record of the file says that the key is this signer's.
    mutating func note(
        _ check: EvidenceCheck, _ place: String, signature: [UInt8], of signer: String, key bytes: [UInt8],
        over message: [UInt8], isOnRecord: Bool
    ) {
        guard let key = try? SM2PublicKey(bytes), key.isValid(SM2Signature(signature), over: message) else {
            return note(check, place, .differs)
        }
        if let vouched = keys.certificates[signer] {
            return note(check, place, vouched.contains(key) ? .signed(.certificate) : .differs)
        }
        note(check, place, .signed(isOnRecord ? .record : .own))
    }

    // MARK: - Who exported it

    mutating func checkExporter(_ file: EvidenceFile) {
        guard let signature = file.signature, (try? PersonName(signature.signer)) != nil else {
            return note(.exporter, file.signature?.signer ?? "", .differs)
        }
        note(
            .exporter, signature.signer, signature: signature.value, of: signature.signer, key: file.publicKey,
            over: SignedBytes.evidence(file.bundle), isOnRecord: isGranted(file.publicKey, to: signature.signer))
    }

    /// Whether a grant of a role in the file names the key as that person's.
    func isGranted(_ key: [UInt8], to person: String) -> Bool {
        records.contains { record in
            guard case .roleGranted(let fact)? = record.record.body?.fact else { return false }
            return fact.person == person && fact.publicKey == key
        }
    }
}
