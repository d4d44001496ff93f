// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What would stop if an authorization ended now: asked before the act, and computed by the same addressees, permits and
/// uses that the act itself will find.
public enum Impact {
    /// How an authorization can stop.
    public enum Act: String, Sendable, CaseIterable {
        case revoke
        case suspend
        /// Its term ends; of a person: the roles run out by their own dates.
        case expire
        /// Every office of one person is withdrawn.
        case withdrawPerson = "withdraw-person"
    }

    /// - Parameters:
    ///   - hub: the hub's own registry.
    ///   - copies: the registries of the copies it holds, by node. What a county has done since its last batch is not in it.
    /// - Returns: nil for an authorization or a person the hub does not know.
    public static func of(
        _ id: String, _ act: Act, hub: Registry, copies: [String: Registry], nowMs: UInt64
    ) -> ImpactAnswer? {
        if act == .withdrawPerson { return ofPerson(id, hub: hub, copies: copies, nowMs: nowMs) }
        guard let found = hub.authorizations[id] else {
            return act == .expire ? ofRoleEnds(id, hub: hub, copies: copies, nowMs: nowMs) : nil
        }
        var answer = ImpactAnswer(
            subject: id, act: act.rawValue, state: found.state.stage.rawValue,
            stateAfter: after(act, found).rawValue, timeMs: nowMs, clauses: clauses(of: act))
        guard answer.stateAfter != answer.state || (act == .expire && found.state.stage == .live) else {
            return answer
        }
        if found.state.stage == .live { answer.grants = [id] }
        // They are kept by the node that granted it.
        answer.products = (copies[found.grantor] ?? hub).products.standing(under: id)
        let holders = Set(hub.permitHolders(of: found))
        let own = hub.uses.inFlight(of: id)
        answer.uses = own.map { use(of: $0, at: hub.node) }
        for node in hub.nodes.admittedNames {
            let running = copies[node]?.uses.inFlight(of: id) ?? []
            answer.uses += running.map { use(of: $0, at: node) }
            answer.nodes.append(
                ImpactNode(
                    node: node, holdsPermit: holders.contains(node),
                    inFlight: UInt32(truncatingIfNeeded: running.count),
                    copiedTo: copies[node]?.sequence ?? 0))
        }
        answer.consumers = consumers(of: found, [hub] + holders.sorted().compactMap { copies[$0] }, nowMs)
        return answer
    }

    private static func after(_ act: Act, _ found: Authorization) -> AuthorizationStage {
        let event: Event = act == .suspend ? .suspend : .revoke
        let row = Machine.authorizations.transitions(from: found.state.stage.rawValue, on: event).first
        return row.flatMap { AuthorizationStage(rawValue: $0.to) } ?? found.state.stage
    }

    private static func clauses(of act: Act) -> [String] {
        switch act {
        case .revoke: ["ZS-3.6a", "ZS-3.6b", "ZS-2.1.1d"]
        case .suspend: ["ZS-3.6a", "ZS-3.6b"]
        case .withdrawPerson: ["ZS-1.1", "ZS-3.6b"]
        case .expire: ["ZS-3.5b", "ZS-3.6a", "ZS-3.6b"]
        }
    }

    static func use(of use: Use, at node: String) -> ImpactUse {
        ImpactUse(node: node, useId: use.id, kind: use.kind, startedMs: use.startedMs)
    }

    /// The operator's people who can start uses where the permit is held, each once, by name.
    private static func consumers(of found: Authorization, _ registries: [Registry], _ nowMs: UInt64) -> [String] {
        Set(registries.flatMap { $0.people.staff(of: found.applicant.organ, at: nowMs) }).sorted()
    }
}

extension Registry {
    /// The nodes where a live authorization can be used now.
    fileprivate func permitHolders(of found: Authorization) -> [String] {
        nodes.admittedNames.filter { node in
            permitLines(for: node).contains { $0.authorizationId == found.id }
        }
    }
}
