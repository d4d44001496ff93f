// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// A use a person starts: the operator's people, through the gate.
    func startUse(_ action: StartUse) throws(Objection) -> [Draft] {
        try checkFresh()
        try acting(as: [.operatorSignatory, .applicant])
        if let found = registry.authorizations[action.authorizationId] { try requireOrgan(found.applicant.organ) }
        let request = UseRequest(
            authorization: action.authorizationId, kind: action.kind, purpose: action.purpose,
            dataItems: action.dataItems, channel: action.channelId)
        try checkTrained(actor)
        try checkChannel(action.channelId)
        let gate = Gate(registry: registry, only: action.authorizationId)
        if let no = gate.objection(to: request, permit: context.permit, nowMs: nowMs) { throw no }
        return [Gate.draft(request, permit: context.permit ?? PermitFact(), sequence: registry.sequence + 1)]
    }

    func endUse(_ action: EndUse) throws(Objection) -> [Draft] {
        try checkFresh()
        let grant = try acting(as: [.operatorSignatory, .applicant, .dataAuthority])
        guard let use = registry.uses[action.useId] else { throw Objection(.subjectNotFound, [action.useId]) }
        if grant.role != .dataAuthority, let found = registry.authorizations[use.authorization] {
            try requireOrgan(found.applicant.organ)
        }
        let fact = UseEnded(useId: action.useId, reason: action.reason)
        return [Draft(action.useId, ["ZS-2.2d"], .useEnded(fact))]
    }

    /// Commands about uses are remembered for `Commands.useMemoryMs` only. One that could outlive that memory is
    /// refused: it may have been carried out before.
    private func checkFresh() throws(Objection) {
        let issued = command.issuedMs
        let isOld = nowMs > issued && nowMs - issued > UseFreshness.oldestMs
        let isAhead = issued > nowMs && issued - nowMs > UseFreshness.aheadMs
        if isOld || isAhead { throw Objection(.commandStale, ["issued:\(CivilTime(unixMs: issued).text)"]) }
    }
}

/// How far a use command's own time may lie from the node's. Together they stay below the memory of such commands.
enum UseFreshness {
    static let oldestMs: UInt64 = 60 * 60 * 1000
    static let aheadMs: UInt64 = 5 * 60 * 1000
}
