// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

extension BundleChecking {
    // MARK: - The course

    /// The case is there, and nothing happened in it that rests on something the file does not show.
    mutating func checkCourse() {
        let own = records.compactMap { record in record.record.body?.fact.map { (record.place, $0) } }
        let taken = Set(own.compactMap { CaseStep($0.1) })
        let lacking = own.filter { CaseStep.before($0.1).map { !taken.contains($0) } ?? false }
        for (place, _) in lacking { note(.course, place, .differs) }
        if lacking.isEmpty {
            note(.course, bundle.applicationId, taken.contains(.application(bundle.applicationId)))
        }
    }

    // MARK: - The agreement

    /// One text: drafted, signed, sealed and submitted by its digest (ZS-3.5a, ZS-2.1.1f).
    mutating func checkAgreement() {
        let drafts = records.compactMap { record -> AgreementDrafted? in
            guard case .agreementDrafted(let fact)? = record.record.body?.fact else { return nil }
            return fact
        }
        guard let drafted = drafts.last else {
            if bundle.agreement != nil { note(.agreementText, bundle.applicationId, .differs) }
            return
        }
        let given = bundle.agreement ?? EvidenceAgreement()
        let digest = SM3.hash(given.text).bytes
        let text = try? AgreementText.decodeCanonical(given.text)
        let isText =
            text?.agreementId == drafted.agreementId && text?.applicationId == bundle.applicationId
            && drafted.applicationId == bundle.applicationId && text?.terms == drafted.terms
        note(.agreementText, drafted.agreementId, isText && drafted.digest == digest)
        checkSignatures(drafted.agreementId, given, digest)
    }

    private mutating func checkSignatures(_ id: String, _ given: EvidenceAgreement, _ digest: [UInt8]) {
        var (isSigned, isSealed) = (false, false)
        for record in records {
            switch record.record.body?.fact {
            case .agreementSigned(let fact)? where fact.agreementId == id:
                isSigned = true
                note(.agreementText, record.place, fact.digest == digest)
                note(
                    .operatorSignature, record.place, signature: fact.signature, of: fact.signatory,
                    key: given.signatoryKey, over: digest, isOnRecord: isGranted(given.signatoryKey, to: fact.signatory)
                )
            case .agreementSealed(let fact)? where fact.agreementId == id:
                isSealed = true
                note(.agreementText, record.place, fact.digest == digest)
                noteSeal(fact, record.place, key: given.sealKey, over: digest)
            case .authorizationSubmitted(let fact)? where fact.agreementId == id:
                note(.agreementText, record.place, fact.agreementDigest == digest)
            default: continue
            }
        }
        if !isSigned, !given.signatoryKey.isEmpty { note(.operatorSignature, id, .differs) }
        if !isSealed, !given.sealKey.isEmpty { note(.sealSignature, id, .differs) }
    }

    /// The seal by the key it was entered with. No certificate vouches for a seal: the register of seals does.
    private mutating func noteSeal(_ sealed: AgreementSealed, _ place: String, key: [UInt8], over digest: [UInt8]) {
        let entered = records.compactMap { record -> [UInt8]? in
            guard case .sealEntered(let fact)? = record.record.body?.fact, fact.sealId == sealed.sealId else {
                return nil
            }
            return fact.publicKey
        }
        guard entered.isEmpty || entered.contains(key) else { return note(.sealSignature, place, .differs) }
        note(
            .sealSignature, place, signature: sealed.sealSignature, of: sealed.sealId, key: key, over: digest,
            isOnRecord: !entered.isEmpty)
    }
}
