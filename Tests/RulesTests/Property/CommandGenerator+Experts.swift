// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

extension CommandGenerator {
    /// Something of the expert group.
    mutating func expertStep(_ office: Office, _ application: String) -> (Action.What, String)? {
        let registry = office.ledger.registry
        let expert = random.pick(office.experts, or: "")
        let opinion = random.pick(registry.opinions.order, or: "YJ330902-2026-0001")
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return (office.appointment(expert), office.authority)
        case 1: return (office.dismissal(expert, random.once(in: 2) ? .poorAssessment : .ownRequest), office.authority)
        case 2:
            let panel = registry.cases[application]?.panel ?? []
            let drawn = random.pick(panel, or: expert)
            return (.recuseExpert(RecuseExpert(applicationId: application, person: drawn, reason: "x")), drawn)
        case 3: return (office.request(.compliance, about: application, [expert]), office.authority)
        case 4:
            let asked = random.pick(registry.opinions[opinion]?.awaited ?? [], or: expert)
            return (.submitOpinion(office.answer(opinion)), asked)
        default:
            let marks = UInt32.random(in: 0...110, using: &random)
            return (
                .assessExpert(AssessExpert(person: expert, marks: marks, remarkDigest: office.someDigest)),
                office.authority
            )
        }
    }
}
