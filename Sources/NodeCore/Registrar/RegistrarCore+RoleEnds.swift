// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import Rules

extension RegistrarCore {
    /// Ends, on record, the uses under way that rested on a role which has run out by its own date. Whoever runs the node
    /// asks for it every second or so; it costs a look at the people and writes nothing when no role has run out since.
    package func endWithRoles(reply: @escaping Reply<Void>) {
        // The ledger's time never goes back, even where the machine's does.
        let nowMs = max(time.milliseconds, clock.now().wallMilliseconds)
        guard !RoleEnds.drafts(registry, since: rolesEndedMs, at: nowMs).isEmpty else {
            rolesEndedMs = max(rolesEndedMs, nowMs)
            return reply(.success(()))
        }
        do throws(NodeError) {
            try beginStaging()
            let first = time.advance(physicalMilliseconds: nowMs)
            // By the time that the record will carry, as whoever judges it again.
            let drafts = RoleEnds.drafts(registry, since: rolesEndedMs, at: first.milliseconds)
            if !drafts.isEmpty {
                _ = try stage(
                    drafts, cause: .observation(Observation(what: "roles that have run out")), actor: identity.node,
                    ruleSet: ruleSet(at: first), at: first)
            }
            rolesEndedMs = first.milliseconds
            settle(reply)
        } catch {
            reply(.failure(error))
        }
    }
}
