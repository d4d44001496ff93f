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
            entry.put("applicant", found.applicant.publicName)
            entry.put("credit-code", found.applicant.creditCode)
            entry.put("scenario", found.scenario.name)
            entry.put("field", found.scenario.field.identifier)
            entry.put("notice", found.notice)
            return entry
        }
    }

    /// ZS-3.0a: whom the city has registered as operator of what, and whether it still may; at the hub of the whole city, in a
    /// county of what it granted itself.
    func operators() -> [RegisterEntry] {
        let isHub = registry.identity?.role == .hub
        return registry.authorizations.order.compactMap { registry.authorizations[$0] }.compactMap { found in
            guard isHub || found.grantor == registry.node, found.state.stage != .registered,
                let registration = found.state.registration
            else { return nil }
            var entry = RegisterEntry(found.id, state: found.state.stage.rawValue, found.span, ["ZS-3.0a", "ZS-3.4b"])
            entry.isPublic = true
            entry.put("registered-at", timeMs: registration.registeredMs)
            entry.put("number", registration.number)
            entry.put("applicant", found.applicant.publicName)
            entry.put("credit-code", found.applicant.creditCode)
            entry.put("scenario", found.scenario.name)
            entry.put("field", found.scenario.field.identifier)
            for territory in found.terms.territories { entry.put("territories", territory) }
            entry.put("term-start", timeMs: found.terms.termStartMs)
            entry.put("term-end", timeMs: found.terms.termEndMs)
            return entry
        }
    }

    /// ZS-3.5b, ZS-3.5c: of each agreement under seal, what concerns everyone: who uses which data, where, how long and for
    /// what price. Not who signed, and not what the parties owe each other for a breach.
    func agreementTerms() -> [RegisterEntry] {
        registry.agreements.order.compactMap { registry.agreements[$0] }.compactMap { agreement in
            guard case .sealed = agreement.state, let found = registry.cases[agreement.application] else { return nil }
            let authorization = found.authorization.flatMap { registry.authorizations[$0] }
            var entry = RegisterEntry(
                agreement.id, state: authorization?.state.stage.rawValue ?? agreement.state.name, agreement.span,
                ["ZS-3.5b", "ZS-3.5c"])
            entry.isPublic = true
            entry.put("applicant", found.applicant.publicName)
            entry.put("scenario", found.scenario.name)
            for item in agreement.terms.dataItems { entry.put("data-items", item) }
            for territory in agreement.terms.territories { entry.put("territories", territory) }
            entry.put("term-start", timeMs: agreement.terms.termStartMs)
            entry.put("term-end", timeMs: agreement.terms.termEndMs)
            entry.put("mode", agreement.terms.mode.identifier)
            entry.put("charge", agreement.terms.paid ? "for-a-fee" : "free-of-charge")
            entry.put("fee-standard", agreement.terms.feeStandard)
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
