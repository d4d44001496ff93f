// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

extension Decider {
    /// ZS-3.6d: every day before a given one goes, or none does. The audit administrator decides it, who by the separation of
    /// duties neither runs the node nor grants roles: nobody whose acts are logged removes their log.
    func purgeNetworkLog(_ action: PurgeNetworkLog) throws(Objection) -> [Draft] {
        try acting(as: [.auditAdministrator])
        guard CivilTime(date: action.before) != nil else {
            throw Objection(.commandMalformed, ["before"], clauses: ["ZS-3.6d"])
        }
        let days = registry.networkLog.kept.filter { $0.day < action.before }
        guard !days.isEmpty else { throw Objection(.subjectNotFound, ["day:\(action.before)"], clauses: ["ZS-3.6d"]) }
        try checkHolds(on: days)
        return days.map { day in
            let fact = NetworkLogPurged(day: day.day, entries: day.entries, digest: day.digest)
            return Draft(day.day, NetworkLogRules.clauses, .networkLogPurged(fact))
        }
    }

    /// Refused with the moment from which all of it may go, as far as it can be said.
    private func checkHolds(on days: [NetworkLogDay]) throws(Objection) {
        var (latest, latestDay, tooFew) = (UInt64(0), "", Objection?.none)
        for day in days {
            switch LogRetention.hold(on: day, registry, ruleSet.parameters, nowMs: nowMs) {
            case .standing(let authorization):
                throw Objection(.logOfStanding, ["day:\(day.day)", "authorization:\(authorization)"])
            case .until(let ms) where ms > latest: (latest, latestDay) = (ms, day.day)
            case .laterDays(let logged):
                tooFew = Objection(
                    .logDaysTooFew, ["day:\(day.day)", "logged:\(logged)", "needed:\(LogRetention.laterDays)"])
            case .until, nil: continue
            }
        }
        if latest > 0 {
            throw Objection(.logRetained, ["day:\(latestDay)", "until:\(CivilTime(unixMs: latest).text)"])
        }
        if let tooFew { throw tooFew }
    }
}

/// What a node says of its own network log.
public enum NetworkLogRules {
    static let clauses: [Clause.ID] = ["ZS-3.6d"]

    /// A day is over: nothing, unless it really is, comes after every day on record, and names what this node knows.
    public static func sealed(_ fact: NetworkLogSealed, _ registry: Registry, nowMs: UInt64) -> [Draft] {
        guard let day = CivilTime(date: fact.day), day.nextDayMs <= nowMs, fact.digest.count == digestBytes,
            registry.networkLog.days.last.map({ $0.day < fact.day }) ?? true,
            fact.authorizations.allSatisfy({ registry.authorizations[$0] != nil }),
            zip(fact.authorizations, fact.authorizations.dropFirst()).allSatisfy({ $0 < $1 })
        else { return [] }
        return [Draft(fact.day, clauses, .networkLogSealed(fact))]
    }
}
