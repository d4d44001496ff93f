// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// Resources and products: open to everyone from the public notice on, and of organs only. Whoever filed or objected is
    /// named in the ledger, not here.
    func registrations() -> [RegisterEntry] {
        registry.registrations.order.compactMap { registry.registrations[$0] }.map { found in
            let isExpired = found.isExpired(at: nowMs)
            var entry = RegisterEntry(
                found.id, state: isExpired ? "registration-expired" : found.state.name, found.span, ["ZS-6b"],
                next: isExpired ? NextStep() : NextStep.of(found))
            entry.organ = found.content.subjects.first ?? ""
            entry.isPublic = found.state.life != nil || found.state.noticeUntilMs != nil
            entry.put("object", found.content.object.identifier)
            entry.put("name", found.content.name)
            entry.put("subjects", found.content.subjects.joined(separator: ","))
            entry.put("resource", found.content.resource)
            entry.put("product-made", found.content.product)
            entry.put("use-scenario", found.content.useScenario)
            entry.put("query-code", found.state.life?.code ?? "")
            entry.put("filed-at", timeMs: found.filedMs)
            if found.isLate { entry.put("filing-due", timeMs: found.filingDueMs) }
            entry.put("filed-late", found.isLate ? "filed-late" : "")
            entry.put("coded-at", timeMs: found.state.life?.codedMs ?? 0)
            entry.put("lives-until", timeMs: found.state.life?.endsMs ?? 0)
            entry.put("notice-until", timeMs: found.state.noticeUntilMs ?? 0)
            entry.put("evidence", found.content.evidenceId)
            entry.put("agreement", found.content.agreementId)
            entry.put("calendar", found.isCalendarConfirmed ? "" : "calendar-unconfirmed")
            entry.dues = dues(of: found)
            return entry
        }
    }

    /// What has been preserved, with its time.
    func preservedEvidence() -> [RegisterEntry] {
        let registrations = registry.registrations
        return registrations.evidenceOrder.compactMap { registrations.evidence[$0] }.map { found in
            var entry = RegisterEntry(found.fact.evidenceId, state: "preserved", found.span, ["ZS-6b"])
            entry.organ = found.fact.organ
            entry.put("organ", found.fact.organ)
            entry.put("title", found.fact.title)
            entry.put("digest", hexadecimal(found.fact.digest))
            entry.put("preserved-at", timeMs: found.atMs)
            return entry
        }
    }

    /// CN-REG 7: what has been delivered under an agreement of this node is registered, and until something is filed the
    /// date stands with the authorization. What was supplied as a resource no record tells before it is filed.
    func registrationDues(of authorization: Authorization) -> [Due] {
        guard let delivered = registry.uses.firstDeliveries[authorization.id],
            let rules = RuleSetCatalogue.standard.with(registry).registration(at: nowMs),
            !registry.registrations.hasProduct(under: authorization.fact.agreementId)
        else { return [] }
        let term = rules.filingTerm(of: delivered, WorkingCalendar(registry.calendars))
        let warn = term.endsMs.less(days: rules.warningDays.value)
        let what = Event.applyRegistration.rawValue
        return [Due(what, term.endsMs, warn: warn, .operatorSignatory, to: .dataAuthority, ["ZS-6b"])]
    }

    /// The term that runs now.
    private func dues(of found: ResourceRegistration) -> [Due] {
        let rules = RuleSetCatalogue.standard.with(registry).registration(at: nowMs)
        let warning = rules?.warningDays.value ?? 1
        func due(_ event: Event, _ atMs: UInt64) -> [Due] {
            [
                Due(
                    event.rawValue, atMs, warn: atMs.less(days: warning), .dataAuthority, to: .hubAdministrator,
                    ["ZS-6b"])
            ]
        }
        switch found.state {
        case .filed(let atMs), .amended(let atMs): return due(.acceptRegistration, atMs)
        case .inReview(let atMs): return due(.reviewRegistration, atMs)
        // No earlier than that; from then on it waits for the code.
        case .inNotice(let atMs): return due(.codeRegistration, atMs)
        case .objected(let atMs): return due(.decideObjections, atMs)
        case .changeRequested(_, let request): return due(.decideRegistrationChange, request.decideByMs)
        case .coded(let life) where life.endsMs > nowMs:
            let warn = life.endsMs.less(days: UInt64(rules?.renewalDays.value ?? 0))
            let owner = found.content.object.filers.first ?? .dataAuthority
            return [Due("lives-until", life.endsMs, warn: warn, owner, to: .dataAuthority, ["ZS-6b"])]
        default: return []
        }
    }
}

extension ResourceRegistrations {
    /// Whether a product has been filed as made under that agreement.
    fileprivate func hasProduct(under agreement: String) -> Bool {
        order.contains { id in
            byID[id].map { $0.content.object == .product && $0.content.agreementId == agreement } ?? false
        }
    }
}
