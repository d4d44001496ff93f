// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Impact {
    /// What would stop if every office of one person were withdrawn: the person's own access and the uses under way, the
    /// authorizations of an operator who would have nobody left, and the cases that rest on the person's review or vote.
    static func ofPerson(
        _ person: String, hub: Registry, copies: [String: Registry], nowMs: UInt64
    ) -> ImpactAnswer? {
        let registries = [hub] + copies.keys.sorted().compactMap { copies[$0] }
        guard registries.contains(where: { $0.people.grants[person] != nil }) else { return nil }
        let holding = registries.filter { !$0.people.roles(of: person, at: nowMs).isEmpty }
        var answer = ImpactAnswer(
            subject: person, act: Act.withdrawPerson.rawValue, state: holding.isEmpty ? "ended" : "held",
            stateAfter: "ended", timeMs: nowMs, clauses: ["ZS-1.1", "ZS-3.6b"])
        guard !holding.isEmpty else { return answer }
        answer.consumers = [person]
        for registry in holding {
            let running = registry.uses.inFlight(by: person)
            answer.nodes.append(
                ImpactNode(
                    node: registry.node, inFlight: UInt32(truncatingIfNeeded: running.count),
                    copiedTo: registry.sequence))
            answer.uses += running.map { use(of: $0, at: registry.node) }
            answer.approvals += registry.cases.order.filter { id in
                registry.cases[id].map { rests($0, on: person, registry) } ?? false
            }
            answer.grants += registry.authorizations.order.filter { id in
                registry.authorizations[id].map { isLast(person, of: $0, registry, nowMs) } ?? false
            }
        }
        return answer
    }

    /// What would end when the person's roles have run out by their own dates: the uses under way at each node where no
    /// role without an end is left that they can rest on.
    static func ofRoleEnds(
        _ person: String, hub: Registry, copies: [String: Registry], nowMs: UInt64
    ) -> ImpactAnswer? {
        let registries = [hub] + copies.keys.sorted().compactMap { copies[$0] }
        guard registries.contains(where: { $0.people.grants[person] != nil }) else { return nil }
        let held = registries.flatMap { ($0.people.grants[person] ?? []).filter { $0.inForce(at: nowMs) } }
        var answer = ImpactAnswer(
            subject: person, act: Act.expire.rawValue, state: held.isEmpty ? "ended" : "held",
            stateAfter: held.contains { $0.untilMs == 0 } ? "held" : "ended", timeMs: nowMs,
            clauses: ["ZS-1.1", "ZS-2.2d"])
        for registry in registries {
            let operating = (registry.people.grants[person] ?? []).filter {
                $0.isOperating && !$0.hasLapsed(at: nowMs)
            }
            guard !operating.isEmpty, operating.allSatisfy({ $0.untilMs != 0 }) else { continue }
            let running = registry.uses.inFlight(by: person)
            answer.consumers = [person]
            answer.nodes.append(
                ImpactNode(
                    node: registry.node, inFlight: UInt32(truncatingIfNeeded: running.count),
                    copiedTo: registry.sequence))
            answer.uses += running.map { use(of: $0, at: registry.node) }
        }
        return answer
    }

    /// Whether a case under way rests on the person's review or vote.
    private static func rests(_ found: Case, on person: String, _ registry: Registry) -> Bool {
        guard found.authorization == nil, !found.state.stage.isClosed else { return false }
        if found.panel.contains(person) { return true }
        guard let motion = found.motion.flatMap({ registry.motions[$0] }), let bureau = motion.bureaus[person] else {
            return false
        }
        return motion.hasVoted(bureau: bureau)
    }

    /// Whether nobody else of the operator could act under the authorization at the node that granted it.
    private static func isLast(
        _ person: String, of found: Authorization, _ registry: Registry, _ nowMs: UInt64
    ) -> Bool {
        guard found.grantor == registry.node, !found.state.stage.isTerminal else { return false }
        return registry.people.staff(of: found.applicant.organ, at: nowMs) == [person]
    }
}
