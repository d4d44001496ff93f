// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// Counts what stands against a quota (ZS-4.0a). The ledger is the only count there is.
enum QuotaRules {
    /// Authorizations of the field whose term begins in that year and which are neither rejected nor revoked: at the
    /// hub all of the city's, at a county its own.
    static func used(_ registry: Registry, _ field: Field, _ year: UInt32, but id: String? = nil) -> UInt32 {
        var count: UInt32 = 0
        let isHub = registry.identity?.role == .hub
        for key in registry.authorizations.order where key != id {
            guard let found = registry.authorizations[key], isHub || found.grantor == registry.node else { continue }
            let stage = found.state.stage
            guard found.scenario.field == field, stage != .rejected, stage != .revoked else { continue }
            if self.year(found.terms.termStartMs) == year { count += 1 }
        }
        return count
    }

    /// Refuses one more authorization of the field once the year's quota is used up.
    ///
    /// A county knows its own grants only: it holds them against its own quota and against the city's. The hub counts
    /// the whole city when it registers.
    static func check(_ registry: Registry, _ field: Field, _ year: UInt32, but id: String? = nil) throws(Objection) {
        let quotas = [registry.quotas.own(field, year), registry.quotas.ofCity(field, year)].compactMap(\.self)
        guard let limit = quotas.map(\.fact.limit).min() else { return }
        let used = used(registry, field, year, but: id)
        guard used >= limit else { return }
        throw Objection(
            .quotaExhausted,
            ["field:\(field.identifier)", "year:\(year)", "limit:\(limit)", "used:\(used)"],
            clauses: ["ZS-4.0a"] + [field.clause].compactMap(\.self))
    }

    static func year(_ unixMs: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: CivilTime(unixMs: unixMs).year) }
}

extension Decider {
    /// ZS-4.0a: at the hub for the city, at a county for itself.
    func setQuota(_ action: SetQuota) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority, .hubAdministrator])
        var missing: [String] = []
        if action.field.clause == nil { missing.append("field") }
        if action.documentNumber.isEmpty { missing.append("document-number") }
        let year = QuotaRules.year(nowMs)
        let years = UInt32(ruleSet.parameters.quotaYears.value)
        if action.year < year || action.year > year + years { missing.append("year") }
        guard missing.isEmpty else { throw Objection(.quotaMalformed, missing) }
        let used = QuotaRules.used(registry, action.field, action.year)
        guard action.limit >= used else {
            throw Objection(.quotaBelowUsed, ["limit:\(action.limit)", "used:\(used)"])
        }
        let fact = QuotaSet(
            field: action.field, year: action.year, limit: action.limit, documentNumber: action.documentNumber)
        let clauses: [Clause.ID] = ["ZS-4.0a"] + [action.field.clause].compactMap(\.self)
        return [Draft(QuotaID.text(action.field, action.year), clauses, .quotaSet(fact))]
    }
}
