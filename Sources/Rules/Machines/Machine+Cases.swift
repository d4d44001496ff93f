// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Machine {
    /// The case machine that an approval chain makes: receiving the application, then each gate in the chain's order,
    /// then the hub's registration. A gate begins in the state the one before it ends in.
    public static func cases(_ chain: ApprovalChain) -> Machine {
        var rows = receiving
        var state = CaseStage.accepted
        for gate in chain.gates { (rows, state) = (rows + segment(gate, from: state), exit(of: gate) ?? state) }
        let after = chain.gates.flatMap { $0.recorded?.passed == .live ? recording($0, from: .live) : [] }
        return Machine("case", rows + registration(from: state) + unlawful(chain) + after)
    }

    private static func row(
        _ from: CaseStage?, _ event: Event, _ to: CaseStage, _ roles: [Role], _ clauses: [Clause.ID]
    ) -> Transition {
        Transition(from?.rawValue ?? "", event, to.rawValue, .person(roles), clauses)
    }

    private static let receiving = [
        row(nil, .submitApplication, .submitted, [.applicant], ["ZS-3.2", "ZS-3.0a", "ZS-3.1b"]),
        row(.submitted, .acceptApplication, .accepted, [.dataAuthority], ["ZS-3.2"]),
    ]

    /// ZS-3.0b: until it comes before the body, the regulator of its sector can end a case.
    private static func unlawful(_ chain: ApprovalChain) -> [Transition] {
        let stages: [CaseStage] = chain.gates.contains(.panel) ? [.accepted, .panelDrawn, .reviewed] : [.accepted]
        return stages.map { row($0, .giveAgencyOpinion, .foundUnlawful, [.supervisor], ["ZS-3.0b", "ZS-5.1c"]) }
    }

    /// The state a gate leaves a case in when it has been passed; nil for a gate that does not hold a case up.
    private static func exit(of gate: ApprovalGate) -> CaseStage? {
        switch gate {
        case .panel: .reviewed
        case .body: .examined
        case .government: .confirmed
        case .publication: .published
        case .filing, .agreementFiling, .registration, .disclosure: nil
        case .sealedAgreement: .sealed
        case .plan, .planDecision, .planFiling, .selection, .grantDecision: gate.recorded?.passed
        }
    }

    private static func segment(_ gate: ApprovalGate, from entry: CaseStage) -> [Transition] {
        switch gate {
        case .panel:
            [
                row(entry, .drawPanel, .panelDrawn, [.dataAuthority], ["ZS-3.3a", "ZS-2.1.2b"]),
                row(.panelDrawn, .submitReview, .panelDrawn, [.expert], ["ZS-3.3a", "ZS-2.1.2d"]),
                row(.panelDrawn, .submitReview, .reviewed, [.expert], ["ZS-3.3a", "ZS-2.1.2d"]),
                row(.panelDrawn, .recuseExpert, .panelDrawn, [.expert, .dataAuthority], ["ZS-2.1.2b"]),
            ]
        case .body:
            [
                row(entry, .openMotion, .deliberating, [.dataAuthority], ["ZS-3.3b", "ZS-2.1.1d"]),
                row(.deliberating, .castVote, .deliberating, [.bodyMember], ["ZS-3.3b", "ZS-2.1.1d"]),
                row(.deliberating, .castVote, .examined, [.bodyMember], ["ZS-3.3b", "ZS-2.1.1d"]),
                row(.deliberating, .castVote, .rejectedByBody, [.bodyMember], ["ZS-3.3b", "ZS-2.1.1d"]),
            ]
        case .government:
            [
                row(entry, .confirmResult, .confirmed, [.government], ["ZS-3.4a"]),
                row(entry, .confirmResult, .notConfirmed, [.government], ["ZS-3.4a"]),
            ]
        case .publication:
            [row(entry, .publishResult, .published, [.dataAuthority], ["ZS-3.4b"])]
        case .filing, .agreementFiling, .registration, .disclosure:
            []
        case .plan, .planDecision, .planFiling, .selection, .grantDecision:
            recording(gate, from: entry)
        case .sealedAgreement:
            [
                row(entry, .draftAgreement, .agreementDrafted, [.dataAuthority], ["ZS-3.5a", "ZS-3.5b", "ZS-3.5c"]),
                row(.agreementDrafted, .signAgreement, .agreementSigned, [.operatorSignatory], ["ZS-3.5a"]),
                row(
                    .agreementDrafted, .draftAgreement, .agreementDrafted, [.dataAuthority],
                    ["ZS-3.5a", "ZS-3.5b", "ZS-3.5c"]),
                row(.agreementSigned, .releaseSeal, .sealReleased, [.sealReleaser], ["ZS-2.1.1f", "ZS-2.1.1g"]),
                row(
                    .sealReleased, .sealAgreement, .sealed, [.sealCustodian],
                    ["ZS-3.5a", "ZS-2.1.1f", "ZS-2.1.1g"]),
                row(.sealReleased, .releaseSeal, .sealReleased, [.sealReleaser], ["ZS-2.1.1f", "ZS-2.1.1g"]),
            ]
        }
    }

    private static func recording(_ gate: ApprovalGate, from entry: CaseStage) -> [Transition] {
        guard let step = gate.recorded else { return [] }
        return [step.passed, step.failed].compactMap(\.self).map { next in
            row(entry, step.event, next, step.roles, step.clauses)
        }
    }

    private static func registration(from entry: CaseStage) -> [Transition] {
        func hub(_ from: CaseStage, _ event: Event, _ to: CaseStage, _ clauses: [Clause.ID]) -> Transition {
            Transition(from.rawValue, event, to.rawValue, .node(.hub), clauses)
        }
        return [
            hub(entry, .register, .registered, ["ZS-2.2d", "ZS-3.0a"]),
            hub(entry, .reject, .rejectedByHub, ["ZS-2.2d", "ZS-3.0a"]),
            hub(.registered, .issuePermit, .live, ["ZS-2.2d"]),
            hub(.registered, .revoke, .revoked, ["ZS-3.6a", "ZS-3.6b", "ZS-2.1.1d"]),
            hub(.live, .revoke, .revoked, ["ZS-3.6a", "ZS-3.6b", "ZS-2.1.1d"]),
            hub(.live, .suspend, .suspended, ["ZS-3.6a", "ZS-3.6b"]),
            hub(.suspended, .resume, .live, ["ZS-3.6a"]),
            hub(.suspended, .revoke, .revoked, ["ZS-3.6a", "ZS-3.6b", "ZS-2.1.1d"]),
        ]
    }
}
