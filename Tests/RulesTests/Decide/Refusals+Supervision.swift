// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func supervision(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let id = office.caseUp(to: .reviewed)
        let overseer = office.ledger.grant(.supervisor, to: office.ledger.person("tourism", "xu"))
        let digest = [UInt8](repeating: 3, count: 32)
        let against = GiveAgencyOpinion(
            applicationId: id, capacity: .sectorRegulator, favourable: false, reason: "超出许可", digest: digest)
        let opening = OpenMatter(
            kind: .securityReview, subject: id, responsible: "haida", digest: digest,
            dueMs: office.ledger.nowMs + 86_400_000)
        switch code {
        case .agencyOpinionMalformed:
            var blank = against
            blank.reason = ""
            return office.ledger.refuse(.giveAgencyOpinion(blank), by: overseer)
        case .agencyOpinionAlready:
            office.ledger.accept(.giveAgencyOpinion(against), by: overseer)
            return office.ledger.refuse(.giveAgencyOpinion(against), by: overseer)
        case .scenarioUnlawful:
            office.ledger.accept(.giveAgencyOpinion(against), by: overseer)
            return office.ledger.refuse(.openMotion(OpenMotion(kind: .grant, subject: id)), by: office.authority)
        case .matterMalformed:
            var nobodys = opening
            nobodys.responsible = "Nobody's/Organ"
            _ = office.ledger.refuse(.openMatter(OpenMatter(subject: id)), by: overseer)
            return office.ledger.refuse(.openMatter(nobodys), by: overseer)
        case .matterNotResponsible:
            let matter = office.ledger.accept(.openMatter(opening), by: overseer)
            return office.ledger.refuse(
                .answerMatter(AnswerMatter(matterId: matter, digest: digest)), by: office.authority)
        case .matterSamePerson:
            var own = opening
            own.responsible = "tourism"
            let matter = office.ledger.accept(.openMatter(own), by: office.authority)
            return office.ledger.refuse(
                .closeMatter(CloseMatter(matterId: matter, outcome: .sound, digest: digest)), by: overseer)
        default: return recommending(code)
        }
    }

    private static func recommending(_ code: RefusalCode) -> Refusal? {
        guard code == .recommendationUnchanged else { return nil }
        var office = Office.dinghai()
        office.caseUp(to: .sealed)
        let id = office.ledger.registry.authorizations.order.last ?? ""
        return office.ledger.refuse(
            .recommendAuthorization(
                RecommendAuthorization(authorizationId: id, recommended: false, reason: "停止")), by: office.authority)
    }
}
