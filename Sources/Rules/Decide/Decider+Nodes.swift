// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-2.2d, ZS-2.2f: a node comes in when both sides want it: its signed request and this approval of that request.
    func admitNode(_ action: AdmitNode) throws(Objection) -> [Draft] {
        try acting(in: .nodes, on: .admitNode)
        guard let entry = registry.nodes[action.node] else { throw Objection(.nodeNotRequested, [action.node]) }
        let row = try nodeStep(entry, .admitNode, to: "admitted")
        let request = entry.pending
        // A node that stands admitted is admitted again only for a new request of its own.
        if entry.isAdmitted, request == nil { throw wrongState(.nodes, entry.node, "admitted", .admitNode) }
        var differing: [String] = []
        if action.instance != request?.instance ?? entry.instance { differing.append("instance") }
        if action.publicKey != request?.publicKey ?? entry.publicKey { differing.append("public-key") }
        guard differing.isEmpty else { throw Objection(.nodeRequestDiffers, differing) }
        let code = request?.territoryCode ?? entry.territoryCode
        if let other = registry.nodes.admittedNames.first(where: { name in
            name != entry.node && registry.nodes[name]?.territoryCode == code
        }) {
            // One daemon per territory, under whatever name it comes.
            throw Objection(.territoryWrong, [other], clauses: ["ZS-2.2d", "ZS-2.2e"])
        }
        let fact = NodeAdmitted(node: action.node, instance: action.instance, publicKey: action.publicKey)
        return [Draft(action.node, row.clauses, .nodeAdmitted(fact))]
    }

    func releaseNode(_ action: ReleaseNode) throws(Objection) -> [Draft] {
        try acting(in: .nodes, on: .releaseNode)
        guard let entry = registry.nodes[action.node] else { throw Objection(.subjectNotFound, [action.node]) }
        let row = try nodeStep(entry, .releaseNode, to: "admitted")
        guard !action.reason.isEmpty else { throw Objection(.commandMalformed, ["reason"]) }
        let fact = NodeReleased(node: action.node, reason: action.reason)
        return [Draft(action.node, row.clauses, .nodeReleased(fact))]
    }

    /// ZS-3.6a, ZS-3.6b, ZS-2.1.1d: ended for one of the exit causes, and only after the body has so decided.
    func revokeAuthorization(_ action: RevokeAuthorization) throws(Objection) -> [Draft] {
        try acting(in: .authorizations, on: .revoke)
        guard let found = registry.authorizations[action.authorizationId] else {
            throw Objection(.subjectNotFound, [action.authorizationId])
        }
        let row = try checkRevocable(found)
        try checkSeparate(.revoke, on: found.id)
        try checkMotion(action, found)
        try checkCause(action, found)
        let fact = RevocationOrdered(
            authorizationId: found.id, motionId: action.motionId, exitCause: action.exitCause, orderedMs: nowMs,
            reference: action.reference)
        let clauses = row.clauses + ExitSituations.clauses(of: action.exitCause)
        return [Draft(found.id, clauses, .revocationOrdered(fact))]
    }

    /// Nothing is ended without the body (ZS-2.1.1d), except what has come to its own end: that needs no decision.
    private func checkMotion(_ action: RevokeAuthorization, _ found: Authorization) throws(Objection) {
        if action.motionId.isEmpty, action.exitCause == .termEnded, nowMs >= found.terms.termEndMs { return }
        guard let motion = registry.motions[action.motionId], motion.subject == found.id,
            motion.kind == .revoke || motion.kind == .terminate,
            motion.state == .carried
        else { throw Objection(.revocationUnapproved, [action.motionId.isEmpty ? "motion-id" : action.motionId]) }
        guard ExitSituations.kinds(for: action.exitCause).contains(motion.kind) else {
            throw Objection(.revocationCauseMissing, ["exit-cause"])
        }
    }

    /// The situation is one the rule set knows, and what it rests on is there (ZS-3.6a).
    private func checkCause(_ action: RevokeAuthorization, _ found: Authorization) throws(Objection) {
        guard ruleSet.parameters.exitCauses.value.contains(action.exitCause) else {
            throw Objection(.revocationCauseMissing, ["exit-cause"])
        }
        if action.exitCause == .agreementClause, action.reference.isEmpty {
            throw Objection(.revocationReferenceMissing, ["reference"])
        }
        if action.exitCause == .notCorrected {
            guard case .suspended(let suspension) = found.state, nowMs > suspension.correctUntilMs else {
                throw Objection(.revocationCorrectionOpen, [found.id])
            }
        }
    }

    @discardableResult
    func checkRevocable(_ found: Authorization) throws(Objection) -> Transition {
        let state = found.state.stage.rawValue
        let next = AuthorizationStage.revoked.rawValue
        guard let row = Machine.authorizations.transition(from: state, on: .revoke, to: next) else {
            throw Objection(.authorizationNotStanding, ["state:\(state)"])
        }
        return row
    }

    private func nodeStep(_ entry: NodeEntry, _ event: Event, to next: String) throws(Objection) -> Transition {
        let state = entry.standing.stage.rawValue
        guard let row = Machine.nodes.transition(from: state, on: event, to: next) else {
            throw wrongState(.nodes, entry.node, state, event)
        }
        return row
    }
}
