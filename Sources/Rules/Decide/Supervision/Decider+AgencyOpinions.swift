// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-3.0b, ZS-5.1c: an agency says once, in one capacity, what it holds of an application, before that comes before the
    /// body. The sector regulator's no ends the case; a provider's is for the body to weigh.
    func giveAgencyOpinion(_ action: GiveAgencyOpinion) throws(Objection) -> [Draft] {
        let clauses: [Clause.ID]
        switch action.capacity {
        case .sectorRegulator:
            try acting(as: [.supervisor])
            clauses = ["ZS-3.0b", "ZS-5.1c"]
        case .dataProvider:
            try acting(as: [.dataProvider])
            clauses = ["ZS-5.1c"]
        case .unspecified, .unrecognized: throw Objection(.agencyOpinionMalformed, ["capacity"])
        }
        let found = try application(action.applicationId)
        try checkSeparate(.giveAgencyOpinion, on: found.id)
        var missing: [String] = []
        if action.digest.count != digestBytes { missing.append("digest") }
        if !action.favourable, action.reason.isEmpty { missing.append("reason") }
        guard missing.isEmpty else { throw Objection(.agencyOpinionMalformed, missing) }
        guard !registry.agencyOpinions.has(organ, action.capacity, on: found.id) else {
            throw Objection(.agencyOpinionAlready, [organ])
        }
        try checkLawful(found)
        try checkStep(found, .giveAgencyOpinion)
        let fact = AgencyOpinionGiven(
            applicationId: found.id, capacity: action.capacity, agency: organ, favourable: action.favourable,
            reason: action.reason, digest: action.digest)
        return [Draft(found.id, clauses, .agencyOpinionGiven(fact))]
    }

    /// ZS-3.0b: a scenario its sector's regulator calls unlawful does not come before the body.
    func checkLawful(_ found: Case) throws(Objection) {
        guard let opinion = registry.agencyOpinions.unlawful(found.id) else { return }
        throw Objection(.scenarioUnlawful, ["organ:\(opinion.fact.agency)", "reason:\(opinion.fact.reason)"])
    }

    /// ZS-1.2.1b: a service that does well is recommended, or no longer, with the reason.
    func recommendAuthorization(_ action: RecommendAuthorization) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority, .hubAdministrator])
        guard let found = registry.authorizations[action.authorizationId] else {
            throw Objection(.subjectNotFound, [action.authorizationId])
        }
        try checkSeparate(.recommendAuthorization, on: found.id)
        guard !action.reason.isEmpty else { throw Objection(.agencyOpinionMalformed, ["reason"]) }
        guard found.state.stage == .live || !action.recommended else {
            throw Objection(.authorizationNotStanding, [found.id])
        }
        guard (registry.recommendations[found.id]?.isInForce ?? false) != action.recommended else {
            throw Objection(.recommendationUnchanged, [found.id])
        }
        let fact = AuthorizationRecommended(
            authorizationId: found.id, recommended: action.recommended, reason: action.reason)
        return [Draft(found.id, ["ZS-1.2.1b"], .authorizationRecommended(fact))]
    }
}
