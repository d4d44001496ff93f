// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func experts(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let one = office.experts[0]
        switch code {
        case .expertWithoutRole:
            return office.ledger.refuse(office.appointment(office.applicant), by: office.authority)
        case .expertMalformed:
            return office.ledger.refuse(office.appointment(one, employer: ""), by: office.authority)
        case .expertNotAppointed:
            return office.ledger.refuse(office.dismissal(one), by: office.authority)
        case .expertMarksSuffice:
            office.appoint(one)
            assess(&office, one, 60)
            return office.ledger.refuse(office.dismissal(one, .poorAssessment), by: office.authority)
        case .expertSitting:
            _ = office.expertGroup()
            return office.ledger.refuse(office.dismissal(one), by: office.authority)
        case .assessmentIncomplete:
            office.appoint(one)
            return office.ledger.refuse(.assessExpert(AssessExpert(person: one, marks: 101)), by: office.authority)
        case .conflictMalformed:
            return office.ledger.refuse(.declareConflict(DeclareConflict(reason: "x")), by: one)
        case .conflictAlready:
            let conflict = Action.What.declareConflict(DeclareConflict(conflictOrgan: "haida", reason: "亲属"))
            office.ledger.accept(conflict, by: one)
            return office.ledger.refuse(conflict, by: one)
        case .recusalMalformed:
            let id = office.caseUp(to: .panelDrawn)
            let drawn = office.ledger.registry.cases[id]?.panel.first ?? ""
            return office.ledger.refuse(
                .recuseExpert(RecuseExpert(applicationId: id, person: drawn)), by: drawn)
        case .panelNoReplacement:
            let id = office.caseUp(to: .panelDrawn)
            let panel = office.ledger.registry.cases[id]?.panel ?? []
            for other in office.experts where !panel.contains(other) {
                office.ledger.accept(
                    .withdrawRole(WithdrawRole(person: other, role: .expert, reason: "left")), by: office.ledger.admin)
            }
            return office.ledger.refuse(
                .recuseExpert(RecuseExpert(applicationId: id, person: panel[0], reason: "亲属")), by: panel[0])
        default: return draws(code) ?? opinions(code)
        }
    }

    private static func draws(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let draw = Action.What.drawPanel(DrawPanel(applicationId: id))
        switch code {
        case .drawNotPrepared:
            return office.ledger.refuse(draw, by: office.authority)
        case .drawUnderWay:
            office.prepare(id)
            return office.ledger.refuse(.prepareDraw(PrepareDraw(applicationId: id)), by: office.authority)
        case .drawAwaited:
            office.prepare(id)
            return office.ledger.refuse(draw, by: office.authority)
        case .drawFailed:
            office.prepare(id)
            office.ledger.contribute()
            office.ledger.nowMs += 3_600_000
            return office.ledger.refuse(draw, by: office.authority)
        case .drawRequestUnfit:
            let province = TestLedger("province", .province, code: "330000", territoryName: "浙江省")
            let body = DrawRequestBody(drawId: "CQ1", applicationId: id, drawingNode: office.ledger.name)
            guard
                case .refused(let refusal) = province.draws.asked(
                    body, secret: province.drawSecret, ruleSet: "ZS2024")
            else { return nil }
            return refusal
        default: return nil
        }
    }

    private static func opinions(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let one = office.experts[0]
        let (id, opinion) = office.expertGroup()
        switch code {
        case .opinionMalformed:
            return office.ledger.refuse(office.request(.legal, about: id, []), by: office.authority)
        case .opinionExpertUnfit:
            office.ledger.accept(
                .declareConflict(DeclareConflict(subject: id, reason: "亲属")), by: office.experts[2])
            return office.ledger.refuse(office.request(.legal, about: id, [office.experts[2]]), by: office.authority)
        case .opinionNotAsked:
            return office.ledger.refuse(.submitOpinion(office.answer(opinion)), by: office.experts[3])
        case .opinionAlready:
            office.ledger.accept(.submitOpinion(office.answer(opinion)), by: one)
            return office.ledger.refuse(.submitOpinion(office.answer(opinion)), by: one)
        case .opinionIncomplete:
            var answer = office.answer(opinion)
            answer.items.removeLast()
            return office.ledger.refuse(.submitOpinion(answer), by: one)
        case .opinionContradicts:
            return office.ledger.refuse(.submitOpinion(office.answer(opinion, .notMet, .conditional)), by: one)
        default: return nil
        }
    }

    static func assess(_ office: inout Office, _ expert: String, _ marks: UInt32) {
        office.ledger.accept(
            .assessExpert(AssessExpert(person: expert, marks: marks, remarkDigest: office.someDigest)),
            by: office.authority)
    }
}
