// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-3.4b: what has been published of each case, for everyone. Of people nothing is said.
    func results() -> [RegisterEntry] {
        registry.cases.order.compactMap { registry.cases[$0] }.filter { $0.publishedMs > 0 }.map { found in
            var entry = RegisterEntry(found.id, state: found.state.stage.rawValue, found.span, ["ZS-3.4b"])
            entry.isPublic = true
            entry.put("published-at", timeMs: found.publishedMs)
            entry.put("applicant", found.applicant.name)
            entry.put("credit-code", found.applicant.creditCode)
            entry.put("scenario", found.scenario.name)
            entry.put("field", found.scenario.field.identifier)
            entry.put("notice", found.notice)
            return entry
        }
    }

    /// ZS-1.3h: how much is done here, in numbers, for everyone.
    func statistics() -> [RegisterEntry] {
        guard let identity = registry.identity else { return [] }
        var entry = RegisterEntry(
            identity.node, state: "running", RecordSpan(first: 1, last: registry.sequence), ["ZS-1.3h"])
        entry.isPublic = true
        let authorizations = registry.authorizations.order.compactMap { registry.authorizations[$0] }
        entry.put("notices", String(registry.notices.order.count))
        entry.put("applications", String(registry.cases.order.count))
        entry.put("authorizations", String(authorizations.count))
        entry.put("live", String(authorizations.count { $0.state.stage == .live }))
        entry.put("revoked", String(authorizations.count { $0.state.stage == .revoked }))
        entry.put("uses-started", String(registry.uses.started))
        entry.put("refusals", String(registry.vigilance.refusalCount))
        return [entry]
    }
}
