// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-3.1: public, each with the day it closes.
    func notices() -> [RegisterEntry] {
        registry.notices.order.compactMap { registry.notices[$0] }.map { notice in
            let fact = notice.fact
            let state = nowMs < fact.opensMs ? "announced" : notice.isOpen(at: nowMs) ? "receiving" : "closed"
            var entry = RegisterEntry(notice.id, state: state, notice.span, ["ZS-3.1a", "ZS-3.1b"])
            entry.isPublic = true
            entry.put("title", fact.title)
            entry.put("field", fact.field.identifier)
            entry.put("opens", timeMs: fact.opensMs)
            entry.put("closes", timeMs: fact.closesMs)
            for condition in fact.conditions { entry.put("conditions", condition) }
            for document in fact.requiredDocuments { entry.put("required-documents", document.identifier) }
            entry.put("applications", String(notice.applications))
            entry.dues = dues(of: notice)
            return entry
        }
    }

    func cases() -> [RegisterEntry] {
        registry.cases.order.compactMap { registry.cases[$0] }.map { found in
            var entry = RegisterEntry(
                found.id, state: found.state.stage.rawValue, found.span, ["ZS-3.2"],
                next: NextStep.of(found, ruleSet, registry))
            entry.organ = found.applicant.organ
            entry.put("notice", found.notice)
            entry.put("applicant", found.applicant.name)
            entry.put("credit-code", found.applicant.creditCode)
            entry.put("scenario", found.scenario.name)
            entry.put("field", found.scenario.field.identifier)
            entry.put("motion", found.motion ?? "")
            entry.put("agreement", found.agreement ?? "")
            entry.put("authorization", found.authorization ?? "")
            let stale = staleness(of: found)
            addStaleness(stale, to: &entry)
            // The case waits for nobody until someone else sits in the place.
            if stale.contains(.expertAway) {
                (entry.nextStep, entry.owner) = (Staleness.expertAway.next, Staleness.expertAway.owner.identifier)
            }
            return entry
        }
    }

    func motions() -> [RegisterEntry] {
        registry.motions.order.compactMap { registry.motions[$0] }.map { motion in
            var entry = RegisterEntry(
                motion.id, state: motion.state.name, motion.span, ["ZS-2.1.1d", "ZS-3.3b"], next: NextStep.of(motion))
            entry.put("kind", motion.kind.identifier)
            entry.put("subject", motion.subject)
            entry.put("seats", String(motion.seats))
            entry.put("votes-for", String(motion.tally.votesFor))
            entry.put("votes-against", String(motion.tally.votesAgainst))
            entry.put("abstentions", String(motion.tally.abstentions))
            entry.put("recused", motion.recused.joined(separator: ","))
            entry.put("session", registry.sessions.sittingOn[motion.id] ?? "")
            entry.dues = dues(of: motion)
            if motion.awaitsFreeze(registry) {
                (entry.nextStep, entry.owner) = (Event.suspend.rawValue, Role.hubAdministrator.identifier)
            }
            return entry
        }
    }
}
