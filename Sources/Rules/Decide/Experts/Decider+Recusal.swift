// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-2.1.2b: a drawn expert steps back, or is challenged by the data authority. The replacement is the next of the
    /// order that was drawn who fits, so that a recusal gives nobody a second chance at the lot.
    func recuseExpert(_ action: RecuseExpert) throws(Objection) -> [Draft] {
        let roles: [Role] = action.person == actor ? [.expert, .dataAuthority] : [.dataAuthority]
        try acting(as: roles)
        let found = try application(action.applicationId)
        try checkStep(found, .recuseExpert)
        let row = try step(found, .recuseExpert, to: .panelDrawn)
        if action.person != actor { try checkSeparate(.recuseExpert, on: found.id) }
        guard let panel = found.sittingPanel, panel.experts.contains(action.person) else {
            throw Objection(.reviewNotDrawn, [action.person])
        }
        guard panel.reviews[action.person] == nil else { throw Objection(.reviewAlready, [action.person]) }
        guard !action.reason.isEmpty else { throw Objection(.recusalMalformed, ["reason"]) }
        let others = panel.experts.filter { $0 != action.person }
        var order = PanelDraw.order(panel.pool, seed: panel.seed, context.cryptography)
        order.removeAll { candidate in
            panel.experts.contains(candidate.name) || panel.left.contains(candidate.name)
                || !registry.people.holds(.expert, candidate.name, at: nowMs)
                || pool.exclusion(of: candidate.name, from: found) != nil
        }
        let seated = panel.pool.filter { others.contains($0.person) }.flatMap(\.specialities)
        let lacking = panel.requiredSpecialities.filter { !seated.contains($0) }
        guard let next = order.first(where: { candidate in lacking.allSatisfy(candidate.skills.contains) }) else {
            throw Objection(.panelNoReplacement, lacking.isEmpty ? [action.person] : lacking)
        }
        let fact = ExpertRecused(
            applicationId: found.id, person: action.person, replacement: next.name, reason: action.reason)
        return [Draft(found.id, row.clauses, .expertRecused(fact))]
    }
}
