// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func training(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        switch code {
        case .courseIncomplete:
            return office.ledger.refuse(.publishCourse(PublishCourse(title: "培训")), by: office.authority)
        case .trainingIncomplete:
            let paper = office.paper(office.publishCourse(), office.signatory, score: 101)
            return office.ledger.refuse(.recordAttempt(paper), by: office.authority)
        case .trainingOwn:
            let paper = office.paper(office.publishCourse(), office.authority, score: 100)
            return office.ledger.refuse(.recordAttempt(paper), by: office.authority)
        case .trainingTooOften:
            let course = office.publishCourse()
            for _ in 0..<3 { office.attempt(course, office.signatory, score: 0) }
            let paper = office.paper(course, office.signatory, score: 90)
            return office.ledger.refuse(.recordAttempt(paper), by: office.authority)
        case .useUntrained:
            office.publishCourse()
            return office.ledger.refuse(.startUse(StartUse(authorizationId: "U1")), by: office.signatory)
        default: return nil
        }
    }
}
