// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
package import Messages
import Registry
package import Rules

extension RegistrarCore {
    /// What came of uses that this node itself wants to begin.
    package enum Admission: Sendable {
        case begun([String])
        /// Those before the refused one stand.
        case refused(Refusal)
    }

    /// Lets uses that this node itself begins (a job, a delivery, a session under way) through the gate, on record: one
    /// commit, all or, at the first refusal, those before it.
    package func admit(_ uses: [UseRequest], reply: @escaping Reply<Admission>) {
        // Once for all: what a use adds to the registry is nothing the gate asks about.
        gate.refresh(registry)
        var ids: [String] = []
        ids.reserveCapacity(uses.count)
        do throws(NodeError) {
            for use in uses {
                switch try stageUse(use) {
                case .success(let id): ids.append(id)
                case .failure(let refused): return settle(.refused(refused.refusal), reply)
                }
            }
            settle(.begun(ids), reply)
        } catch {
            reply(.failure(error))
        }
    }

    /// Ends uses that this node began.
    package func end(_ uses: [String], reason: String, reply: @escaping Reply<Void>) {
        observe(uses.map { Gate.endDraft($0, reason: reason) }, what: "gate", reply: reply)
    }

    /// The gate must be that of the registry as it stands.
    private func stageUse(_ use: UseRequest) throws(NodeError) -> Result<String, GateRefusal> {
        try beginStaging()
        let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        // By the time that the record will carry, as whoever judges it again: a wall clock that jumps neither lengthens
        // nor shortens a lease, but it moves the use within the agreement's term.
        let permit = permitFact(for: use.authorization, at: first.milliseconds)
        switch gate.decide(use, permit: permit, nowMs: first.milliseconds) {
        case .refused(let refusal):
            return .failure(GateRefusal(refusal: refusal))
        case .granted(let fact):
            let draft = Gate.draft(use, permit: fact, sequence: registry.sequence + 1)
            _ = try stage(
                [draft], cause: .observation(Observation(what: "gate")), permit: fact, actor: identity.node,
                ruleSet: ruleSet(at: first), at: first)
            return .success(draft.subject)
        }
    }
}

/// The gate said no.
package struct GateRefusal: Error, Sendable {
    package let refusal: Refusal

    package init(refusal: Refusal) {
        self.refusal = refusal
    }
}
