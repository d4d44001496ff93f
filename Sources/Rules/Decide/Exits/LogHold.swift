// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
public import Registry

/// Why the network log of a day must stay (ZS-3.6d).
public enum LogHold: Sendable, Equatable {
    /// An authorization it names has not ended: from its exit on the months count anew.
    case standing(authorization: String)
    /// The months since the day, or since the latest exit, are not over before this moment, Unix milliseconds.
    case until(ms: UInt64)
    /// Too few later days have been logged. A clock that somebody sets forward makes months of a moment, but no days.
    case laterDays(logged: Int)
}

extension LogRetention {
    /// Six calendar months have at least so many days: as many later days have to be on record before one goes. A day on
    /// which the node did not run does not count, so a log may stay longer than the months, never shorter.
    public static let laterDays = 181

    /// When the months of a day's log are over, as far as it can be said today, Unix milliseconds; nil: an authorization
    /// it names has not ended.
    public static func endMs(of day: NetworkLogDay, _ registry: Registry, _ parameters: RuleParameters) -> UInt64? {
        // What happened last on the day counts.
        var end = endMs(from: CivilTime(date: day.day)?.nextDayMs ?? .max, parameters)
        for id in day.authorizations {
            guard let found = registry.authorizations[id] else { continue }
            switch found.state {
            case .rejected: continue
            case .submitted, .registered, .live, .suspended: return nil
            case .revoked(let revocation):
                let stops = ExitAccess.stops(of: id, registry).map(\.stoppedMs) + [found.stopped?.stoppedMs ?? 0]
                let exitMs = max(revocation.orderedMs, stops.max() ?? 0)
                end = max(end, endMs(from: exitMs, parameters), registry.exits[id]?.logsHeldUntilMs ?? 0)
            }
        }
        return end
    }

    /// What keeps a day's log at `nowMs`; nil: it may be removed.
    public static func hold(
        on day: NetworkLogDay, _ registry: Registry, _ parameters: RuleParameters, nowMs: UInt64
    ) -> LogHold? {
        guard let end = endMs(of: day, registry, parameters) else {
            let standing = day.authorizations.first { id in
                registry.authorizations[id].map { !$0.state.stage.isTerminal } ?? false
            }
            return .standing(authorization: standing ?? "")
        }
        if nowMs < end { return .until(ms: end) }
        let later = registry.networkLog.days(after: day.day)
        return later < laterDays ? .laterDays(logged: later) : nil
    }
}
