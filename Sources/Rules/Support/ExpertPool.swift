// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// Why an expert may not be drawn or asked.
public enum Exclusion: String, Sendable, CaseIterable {
    /// Their appointment has ended, has not begun, or was ended before its term (ZS-2.1.2b).
    case notInOffice = "not-in-office"
    /// The rule set demands an appointment, and there is none.
    case notAppointed = "not-appointed"
    /// They belong to the applicant's organ.
    case sameOrgan = "same-organ"
    /// Whoever employs them is the applicant.
    case employerApplies = "employer-applies"
    /// They, or whoever employs them, apply under the same notice.
    case competitor
    /// They sat for an earlier contract of the same applicant within the rule set's look-back.
    case pastContract = "past-contract"
    /// They have declared a conflict of interest.
    case declaredConflict = "declared-conflict"
    /// They handed it in, or gave an agency's opinion of it.
    case ownCase = "own-case"
    /// The data authority recuses them for this draw.
    case recused
}

/// Who of the experts can sit, and why the others cannot. Only what stands in the node's own ledger counts, so that the
/// hub comes to the same list from its copy.
public struct ExpertPool: Sendable {
    let registry: Registry
    let ruleSet: RuleSet
    let nowMs: UInt64

    public init(_ registry: Registry, ruleSet: RuleSet, nowMs: UInt64) {
        self.registry = registry
        self.ruleSet = ruleSet
        self.nowMs = nowMs
    }

    /// Whoever is of the expert group now, by name: those a panel could be drawn from if nobody had a conflict.
    var group: [DrawCandidate] {
        registry.people.holders(of: .expert, at: nowMs).filter { standing($0.person) == nil }.map { holder in
            DrawCandidate(person: holder.person, specialities: specialities(of: holder.person, holder.grant))
        }
    }

    /// Everyone who holds the role, by name, with what decides on them for `application`.
    public func candidates(for application: Case, recused: [String] = []) -> [DrawCandidate] {
        registry.people.holders(of: .expert, at: nowMs).map { holder in
            let reason =
                recused.contains(holder.person) ? Exclusion.recused : exclusion(of: holder.person, from: application)
            return DrawCandidate(
                person: holder.person, specialities: specialities(of: holder.person, holder.grant),
                excluded: reason?.rawValue ?? "")
        }
    }

    /// Why `person` may not judge `application`; nil: nothing stands against it.
    public func exclusion(of person: String, from application: Case) -> Exclusion? {
        standing(person) ?? conflict(of: person, with: application)
    }

    /// Why `person` is not of the expert group now; nil: they are.
    func standing(_ person: String) -> Exclusion? {
        guard let appointment = registry.experts[person] else {
            return ruleSet.parameters.experts.appointedOnly.value ? .notAppointed : nil
        }
        return appointment.inOffice(at: nowMs) ? nil : .notInOffice
    }

    private func specialities(of person: String, _ grant: RoleGrant) -> [String] {
        registry.experts[person]?.specialities ?? grant.specialities
    }

    private func conflict(of person: String, with application: Case) -> Exclusion? {
        let own = (try? PersonName(person))?.organ ?? ""
        let employer = registry.experts[person]?.employer ?? ""
        let applicant = application.applicant.organ
        if own == applicant { return .sameOrgan }
        if employer == applicant { return .employerApplies }
        let declared = registry.experts.conflicts[person] ?? []
        if declared.contains(where: { $0.subject == application.id || !$0.organ.isEmpty && $0.organ == applicant }) {
            return .declaredConflict
        }
        let rivals = registry.cases.order.compactMap { registry.cases[$0] }.filter { $0.notice == application.notice }
        if rivals.contains(where: { [own, employer].contains($0.applicant.organ) }) { return .competitor }
        if SeparationOfDuties.bars(person, from: .submitReview, on: application.id, in: registry) { return .ownCase }
        return satBefore(person, application) ? .pastContract : nil
    }

    /// Whether `person` sat on the panel of an earlier case of the same applicant that came to an agreement, handed in
    /// within the look-back.
    private func satBefore(_ person: String, _ application: Case) -> Bool {
        let months = ruleSet.parameters.experts.lookBackMonths.value
        guard months > 0 else { return false }
        return registry.cases.order.compactMap { registry.cases[$0] }.contains { earlier in
            earlier.id != application.id && earlier.agreement != nil && earlier.panel.contains(person)
                && earlier.applicant.creditCode == application.applicant.creditCode
                && nowMs < CivilTime(unixMs: earlier.submittedMs).adding(months: months).unixMs
        }
    }
}
