// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-3.6: what has to be done after the end, ticked by whoever did it.
    func tickExitItem(_ action: TickExitItem) throws(Objection) -> [Draft] {
        try acting(in: .exits, on: .tickExitItem)
        let file = try exitFile(action.authorizationId)
        let isKnown = action.items.allSatisfy { ExitFile.items.contains($0) }
        guard !action.items.isEmpty, isKnown, Set(action.items).count == action.items.count else {
            throw Objection(.commandMalformed, ["items"], clauses: ["ZS-3.6a"])
        }
        guard [0, digestBytes].contains(action.evidenceDigest.count) else {
            throw Objection(.commandMalformed, ["evidence-digest"], clauses: ["ZS-3.6a"])
        }
        let done = action.items.filter { !file.missing.contains($0) }
        guard done.isEmpty else { throw Objection(.exitAlreadyTicked, done.map(\.identifier)) }
        let unproved = action.items.filter { $0.needsEvidence && action.evidenceDigest.isEmpty }
        guard unproved.isEmpty else { throw Objection(.exitEvidenceMissing, unproved.map(\.identifier)) }
        let next: ExitState = file.missing.count == action.items.count ? .ready : .open
        guard
            let row = Machine.exits.transition(from: file.state.name, on: .tickExitItem, to: next.name)
        else { throw wrongState(.exits, file.authorization, file.state.name, .tickExitItem) }
        let id = file.authorization
        let fact = ExitItemTicked(
            authorizationId: id, items: action.items, evidenceDigest: action.evidenceDigest)
        var drafts = [Draft(id, row.clauses, .exitItemTicked(fact))]
        if action.items.contains(.logHoldSet) {
            // From whichever is latest: the order, the last node that stopped, this moment.
            let stops = ExitAccess.stops(of: id, registry).map(\.stoppedMs)
            let fromMs = max(nowMs, file.orderedMs, stops.max() ?? 0)
            let hold = LogHoldSet(
                authorizationId: id, untilMs: LogRetention.endMs(from: fromMs, ruleSet.parameters))
            drafts.append(Draft(id, ["ZS-3.6d"], .logHoldSet(hold)))
        }
        return drafts
    }

    /// Closed by a second person, and only when no node can serve it any more.
    func closeExit(_ action: CloseExit) throws(Objection) -> [Draft] {
        try acting(in: .exits, on: .closeExit)
        let file = try exitFile(action.authorizationId)
        guard file.state != .open else { throw Objection(.exitIncomplete, file.missing.map(\.identifier)) }
        guard let row = Machine.exits.transition(from: file.state.name, on: .closeExit, to: "closed") else {
            throw wrongState(.exits, file.authorization, file.state.name, .closeExit)
        }
        try checkSeparate(.closeExit, on: file.authorization)
        let open = ExitAccess.openNodes(of: file, registry, ruleSet.parameters, nowMs: nowMs)
        guard open.isEmpty else { throw Objection(.exitAccessOpen, open) }
        return [
            Draft(
                file.authorization, row.clauses,
                .exitClosed(ExitClosed(authorizationId: file.authorization)))
        ]
    }

    private func exitFile(_ id: String) throws(Objection) -> ExitFile {
        guard let file = registry.exits[id] else { throw Objection(.subjectNotFound, [id]) }
        return file
    }
}

extension ExitItem {
    /// Whether the item is a document, whose digest has to be given.
    var needsEvidence: Bool { self == .documentsFiled || self == .deletionPlanned }
}

/// Whether access is closed everywhere after an end (ZS-3.6b).
enum ExitAccess {
    /// The nodes the order went to. One that was admitted later never held the permit.
    static func nodes(of authorization: String, _ registry: Registry) -> [String] {
        guard let order = registry.stopOrder(of: authorization) else { return [] }
        return registry.nodes.admittedNames.filter { registry.orders.number(of: order, to: $0) != nil }
    }

    static func stops(of authorization: String, _ registry: Registry) -> [StopProof] {
        let key = registry.stopKey(of: authorization)
        return nodes(of: authorization, registry).compactMap { registry.stops.proof(of: key, at: $0) }
    }

    /// The nodes that may still serve it: no receipt has come, and a lease could still run. Twice the longest lease leaves
    /// room for clocks that differ.
    static func openNodes(
        of file: ExitFile, _ registry: Registry, _ parameters: RuleParameters, nowMs: UInt64
    ) -> [String] {
        let longestMs = UInt64(parameters.maximumLeaseSeconds.value) * 2_000
        if nowMs >= file.orderedMs, nowMs - file.orderedMs >= longestMs { return [] }
        let key = registry.stopKey(of: file.authorization)
        return nodes(of: file.authorization, registry).filter { registry.stops.proof(of: key, at: $0) == nil }
    }
}
