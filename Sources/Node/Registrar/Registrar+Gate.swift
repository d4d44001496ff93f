// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
public import Messages
import Registry
public import Rules

extension Registrar {
    /// Lets a use that this node itself begins (a job, a delivery, a session under way) through the gate, on record.
    /// - Returns: the use's id.
    /// - Throws: ``GateRefusal`` when it may not begin; a `NodeError` when the node has stopped.
    public func admit(_ use: UseRequest) async throws -> String {
        try await admit([use])[0]
    }

    /// The same for many at once: one commit, all or, at the first refusal, those before it.
    public func admit(_ uses: [UseRequest]) async throws -> [String] {
        // Once for all: what a use adds to the registry is nothing the gate asks about.
        gate.refresh(registry)
        var ids: [String] = []
        ids.reserveCapacity(uses.count)
        do {
            for use in uses { ids.append(try stageUse(use)) }
        } catch {
            // Those before it stand; nobody else might come soon to have them written.
            scheduleFlush()
            throw error
        }
        try await settle()
        return ids
    }

    /// Ends uses that this node began.
    public func end(_ uses: [String], reason: String) async throws {
        try await observe(uses.map { Gate.endDraft($0, reason: reason) }, what: "gate")
    }

    /// The gate must be that of the registry as it stands.
    private func stageUse(_ use: UseRequest) throws -> String {
        try beginStaging()
        let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        let left = leaseLeftMilliseconds
        // The book counts on its own scale of time, which the monotonic clock moves along: a wall clock that jumps
        // neither lengthens nor shortens what is left.
        let leaseTime = permits.endsMs - min(permits.endsMs, left)
        switch gate.decide(use, book: permits, nowMs: leaseTime) {
        case .refused(let refusal):
            throw GateRefusal(refusal: refusal)
        case .granted(var fact):
            fact.endsMs = first.milliseconds + left
            let draft = Gate.draft(use, permit: fact, sequence: registry.sequence + 1)
            _ = try stage(
                [draft], cause: .observation(Observation(what: "gate")), permit: fact, actor: identity.node,
                ruleSet: ruleSet(at: first), at: first)
            return draft.subject
        }
    }
}

/// The gate said no.
public struct GateRefusal: Error, Sendable {
    public let refusal: Refusal
}
