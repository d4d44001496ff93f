// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    /// The life of a contract seal.
    static func seals(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        office.caseUp(to: .sealReleased)
        let seal = office.sealID
        switch code {
        case .sealNotInUse:
            office.ledger.accept(.reportSealLost(ReportSealLost(sealId: seal, reason: "stolen")), by: office.custodian)
            return office.ledger.refuse(.sealAgreement(office.sealing("G330902-2026-0001")), by: office.custodian)
        case .sealKeyKnown:
            let entry = EnterSeal(sealId: "seal-2", publicKey: office.ledger.cryptography.key(of: seal))
            return office.ledger.refuse(.enterSeal(entry), by: office.custodian)
        case .sealReleasedAlready:
            let release = ReleaseSeal(agreementId: "G330902-2026-0001", sealId: seal)
            return office.ledger.refuse(.releaseSeal(release), by: office.releaser)
        case .sealLossInFuture:
            let report = ReportSealLost(sealId: seal, lostMs: office.ledger.nowMs + 60_000, reason: "stolen")
            return office.ledger.refuse(.reportSealLost(report), by: office.custodian)
        case .sealSuccessorSame:
            let replacement = ReplaceSeal(sealId: seal, successorId: seal, reason: "worn")
            return office.ledger.refuse(.replaceSeal(replacement), by: office.releaser)
        case .sealCustodianUnfit:
            let transfer = TransferSeal(sealId: seal, custodian: office.authority)
            return office.ledger.refuse(.transferSeal(transfer), by: office.releaser)
        default:
            return nil
        }
    }
}
