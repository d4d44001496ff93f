// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// Why an approval no longer rests on what it rested on.
enum Staleness: String, CaseIterable {
    /// A drawn expert who has still to review holds the office no more.
    case expertAway = "expert-away"
    /// A drawn expert's office was withdrawn; one whose term ran out was an expert when he judged.
    case expertWithdrawn = "expert-withdrawn"
    /// So was that of a member who voted.
    case memberWithdrawn = "member-withdrawn"
    /// Nobody of the applicant may act for it any more.
    case applicantWithdrawn = "applicant-withdrawn"
    /// The keeper of a seal holds the office no more.
    case custodianWithdrawn = "custodian-withdrawn"
    /// Another rule set is in force than the one it was handed in or agreed under.
    case rulesChanged = "rules-changed"

    /// What mends it.
    var next: String {
        switch self {
        case .expertAway: Event.recuseExpert.rawValue
        case .expertWithdrawn: Event.drawPanel.rawValue
        case .memberWithdrawn: Event.openMotion.rawValue
        case .applicantWithdrawn: "name-people"
        case .custodianWithdrawn: Event.transferSeal.rawValue
        case .rulesChanged: "examine-again"
        }
    }

    var owner: Role {
        switch self {
        case .applicantWithdrawn: .systemAdministrator
        case .custodianWithdrawn: .sealReleaser
        case .expertAway, .expertWithdrawn, .memberWithdrawn, .rulesChanged: .dataAuthority
        }
    }
}

extension Registers {
    /// Says of a case that is not over, and of an authorization that stands, what has fallen away under it.
    func addStaleness(_ found: [Staleness], to entry: inout RegisterEntry) {
        for reason in found {
            entry.put("stale", reason.rawValue)
            entry.put("stale-next", reason.next)
            entry.put("stale-owner", reason.owner.identifier)
        }
    }

    func staleness(of found: Case) -> [Staleness] {
        guard found.authorization == nil, !found.state.stage.isClosed else { return [] }
        var reasons: [Staleness] = []
        let awaited = found.sittingPanel?.awaited ?? []
        if awaited.contains(where: { !registry.people.holds(.expert, $0, at: nowMs) }) { reasons.append(.expertAway) }
        if found.panel.contains(where: { !awaited.contains($0) && isWithdrawn(.expert, $0) }) {
            reasons.append(.expertWithdrawn)
        }
        if let motion = found.motion.flatMap({ registry.motions[$0] }),
            motion.electorate.contains(where: { member in
                isWithdrawn(.bodyMember, member) && motion.hasVoted(bureau: motion.bureaus[member] ?? "")
            })
        {
            reasons.append(.memberWithdrawn)
        }
        if hasNobody(found.applicant.organ) { reasons.append(.applicantWithdrawn) }
        if found.ruleSet != ruleSet.id { reasons.append(.rulesChanged) }
        return reasons
    }

    /// Only the node that granted it holds the agreement and the operator's offices.
    func staleness(of found: Authorization) -> [Staleness] {
        guard found.grantor == registry.node, !found.state.stage.isTerminal else { return [] }
        var reasons: [Staleness] = []
        if hasNobody(found.applicant.organ) { reasons.append(.applicantWithdrawn) }
        if let agreement = registry.agreements[found.fact.agreementId], agreement.ruleSet != ruleSet.id {
            reasons.append(.rulesChanged)
        }
        return reasons
    }

    /// A withdrawn office leaves no grant behind; one that ran out does.
    private func isWithdrawn(_ role: Role, _ person: String) -> Bool {
        registry.people.grants[person]?.contains { $0.role == role } != true
    }

    private func hasNobody(_ organ: String) -> Bool { registry.people.staff(of: organ, at: nowMs).isEmpty }
}
