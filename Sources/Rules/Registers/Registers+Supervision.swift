// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// The last seventh of a matter's time is a warning.
    private static let warningShare: UInt64 = 7

    func agencyOpinions() -> [RegisterEntry] {
        registry.agencyOpinions.order.map { opinion in
            let fact = opinion.fact
            var entry = RegisterEntry(
                fact.applicationId, state: fact.favourable ? "favourable" : "unfavourable", opinion.span,
                fact.capacity == .sectorRegulator ? ["ZS-3.0b", "ZS-5.1c"] : ["ZS-5.1c"])
            entry.put("organ", fact.agency)
            entry.put("capacity", fact.capacity.identifier)
            entry.put("reason", fact.reason)
            entry.put("given", timeMs: opinion.givenMs)
            return entry
        }
    }

    /// Each matter with the day it has to be answered by; the organ that answers may see it.
    func matters() -> [RegisterEntry] {
        registry.matters.order.compactMap { registry.matters[$0] }.map { matter in
            let fact = matter.fact
            var entry = RegisterEntry(
                matter.id, state: matter.state.name, matter.span, fact.kind.clauses, next: NextStep.of(matter))
            entry.organ = fact.responsible
            entry.put("kind", fact.kind.identifier)
            entry.put("subject", fact.subject)
            entry.put("responsible", fact.responsible)
            entry.put("opened-by", matter.openedBy)
            entry.put("due", timeMs: fact.dueMs)
            if case .closed(let outcome, _, _) = matter.state {
                entry.put("outcome", outcome.identifier)
            } else {
                let left = fact.dueMs - min(fact.dueMs, matter.openedMs)
                entry.dues = [
                    Due(
                        what: NextStep.of(matter).event, atMs: fact.dueMs,
                        warnMs: fact.dueMs - left / Self.warningShare,
                        owner: NextStep.of(matter).owner, escalatesTo: Role.dataAuthority.identifier,
                        clauses: entry.clauses)
                ]
            }
            return entry
        }
    }

    /// ZS-1.2.1b: recommended to everyone.
    func recommendations() -> [RegisterEntry] {
        registry.recommendations.order.compactMap { registry.recommendations[$0] }.map { found in
            var entry = RegisterEntry(
                found.authorization, state: found.isInForce ? "recommended" : "withdrawn", found.span, ["ZS-1.2.1b"])
            entry.isPublic = found.isInForce
            let authorization = registry.authorizations[found.authorization]
            entry.put("applicant", authorization?.applicant.publicName ?? "")
            entry.put("scenario", authorization?.scenario.name ?? "")
            entry.put("reason", found.reason)
            return entry
        }
    }
}
