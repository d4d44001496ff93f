// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
public import Registry

/// What a role takes along that runs out by its own date. Nobody decides that, so the node that has the uses under way
/// sees it by itself and puts their ends on record (ZS-1.1, ZS-2.2d).
public enum RoleEnds {
    /// The ends of all uses under way that rested on a role which has run out, unless the person holds another they can
    /// rest on.
    ///
    /// - Parameters:
    ///   - sinceMs: roles that ended up to then have been looked after before; 0: none has.
    ///   - nowMs: the time of the record to be. Both in Unix milliseconds.
    public static func drafts(_ registry: Registry, since sinceMs: UInt64, at nowMs: UInt64) -> [Draft] {
        guard registry.uses.count > 0 else { return [] }
        // Only asked whether they contain someone: the order of the ends is that of the uses.
        var gone: Set<String> = []
        for (person, grants) in registry.people.grants
        where grants.contains(where: { sinceMs < $0.untilMs && $0.isOperating && $0.hasLapsed(at: nowMs) })
            && !restsOnRole(person, registry, at: nowMs)
        {
            gone.insert(person)
        }
        guard !gone.isEmpty else { return [] }
        return registry.uses.inFlight.filter { gone.contains($0.person) }
            .map { Leaving.end(of: $0, reason: .roleExpired) }
    }

    /// Whether a node may say of a use that it ended with a role: one of the person's has run out, and none is left.
    static func isTrue(of use: Use, _ registry: Registry, at nowMs: UInt64) -> Bool {
        let held = registry.people.grants[use.person] ?? []
        return held.contains { $0.isOperating && $0.hasLapsed(at: nowMs) }
            && !restsOnRole(use.person, registry, at: nowMs)
    }

    private static func restsOnRole(_ person: String, _ registry: Registry, at nowMs: UInt64) -> Bool {
        Leaving.operating.contains { registry.people.holds($0, person, at: nowMs) }
    }
}

extension RoleGrant {
    /// Whether a use can rest on it.
    var isOperating: Bool { Leaving.operating.contains(role) }
}
