// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func fields(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let quota = SetQuota(field: .tourism, year: 2026, limit: 0, documentNumber: "舟数〔2026〕1号")
        switch code {
        case .quotaMalformed:
            return office.ledger.refuse(.setQuota(SetQuota(field: .tourism, year: 2020)), by: office.authority)
        case .quotaBelowUsed:
            office.caseUp(to: .sealed)
            return office.ledger.refuse(.setQuota(quota), by: office.authority)
        case .quotaExhausted:
            office.ledger.accept(.setQuota(quota), by: office.authority)
            return office.ledger.refuse(.publishNotice(office.notice()), by: office.authority)
        case .applicationFieldTerms:
            var application = office.application(office.publishNotice())
            application.scenario?.productClass = .regulator
            return office.ledger.refuse(.submitApplication(application), by: office.applicant)
        default: return nil
        }
    }
}
