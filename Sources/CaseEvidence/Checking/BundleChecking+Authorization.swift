// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

extension BundleChecking {
    // MARK: - Registration

    /// What the hub registered is the very record of the county's ledger (ZS-2.2d).
    mutating func checkRegistration() {
        for (place, registered) in registrations {
            guard let source = log(of: registered.node) else { continue }
            let original = source[registered.sourceSequence]
            var isSame = original?.hash.bytes == registered.sourceHash
            if case .authorizationSubmitted(let submitted)? = original?.record.body?.fact {
                isSame = isSame && submitted == registered.authorization
            } else {
                isSame = false
            }
            note(.registration, place, isSame)
        }
    }

    private var registrations: [(place: String, fact: AuthorizationRegistered)] {
        facts.compactMap { place, fact in
            guard case .authorizationRegistered(let registered) = fact,
                scope.authorizations.contains(registered.authorization?.authorizationId ?? "")
            else { return nil }
            return (place, registered)
        }
    }

    // MARK: - Filing

    /// The text the province has, and its receipt for it (ZS-3.4c). What is registered is filed.
    mutating func checkFiling() {
        guard !registrations.isEmpty else {
            if !bundle.filingText.isEmpty { note(.filingText, bundle.applicationId, .differs) }
            return
        }
        let digest = SM3.hash(bundle.filingText).bytes
        let text = try? FilingText.decodeCanonical(bundle.filingText)
        let id = text?.filingId ?? ""
        note(.filingText, id, isText(text, of: id))
        var isReceipted = false
        for (place, fact) in facts {
            switch fact {
            case .filingOpened(let opened):
                note(.filingText, place, opened.filingId == id && opened.digest == digest)
            case .filingReceipted(let receipted):
                isReceipted = true
                checkReceipt(receipted, place, of: id, digest)
            default: continue
            }
        }
        if !isReceipted { note(.filingReceipt, id, .absent) }
    }

    /// Only one who is neither the county nor the hub can have received it.
    private mutating func checkReceipt(_ receipted: FilingReceipted, _ place: String, of id: String, _ digest: [UInt8])
    {
        guard receipted.filingId == id, let signature = receipted.signature, log(of: signature.signer) == nil else {
            return note(.filingReceipt, place, .differs)
        }
        note(
            .filingReceipt, place, signature: signature, of: signature.signer,
            over: SignedBytes.filingReceipt(digest: digest, receiptNumber: receipted.receiptNumber))
    }

    /// Whether the text is that filing's, and says what was registered.
    private func isText(_ text: FilingText?, of filing: String) -> Bool {
        guard let text, text.filingId == filing else { return false }
        return registrations.contains { _, registered in
            registered.number == text.number && registered.node == text.node
                && registered.authorization == text.authorization
        }
    }

    // MARK: - Stops

    /// Each node's signed word on when it stopped (ZS-3.6b). The receipt is kept as what it said; its canonical form is
    /// what was signed.
    mutating func checkStops() {
        for record in records {
            guard case .stopReceipted(let fact)? = record.record.body?.fact else { continue }
            let body = OrderReceiptBody(
                node: fact.node, number: fact.orderNumber, authorizationId: fact.authorizationId,
                stoppedMs: fact.stoppedMs, inFlight: fact.inFlight)
            note(
                .stopReceipt, "\(record.place) \(fact.node)", signature: fact.signature, of: fact.node,
                over: SignedBytes.orderReceipt(body.encode()))
        }
    }
}
