// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Machine {
    /// Questions before the coordination body.
    public static let motions = Machine(
        "motion",
        [
            Transition(
                "", .openMotion, "open", .person([.dataAuthority, .hubAdministrator]), ["ZS-2.1.1d", "ZS-3.3b"]),
            Transition("open", .castVote, "open", .person([.bodyMember]), ["ZS-2.1.1d", "ZS-3.3b"]),
            Transition("open", .castVote, "carried", .person([.bodyMember]), ["ZS-2.1.1d", "ZS-3.3b"]),
            Transition("open", .castVote, "failed", .person([.bodyMember]), ["ZS-2.1.1d", "ZS-3.3b"]),
            Transition("open", .recuseFromMotion, "open", .person([.bodyMember]), ["ZS-2.1.1d"]),
            Transition("open", .recuseFromMotion, "carried", .person([.bodyMember]), ["ZS-2.1.1d"]),
            Transition("open", .recuseFromMotion, "failed", .person([.bodyMember]), ["ZS-2.1.1d"]),
        ])

    /// Agreements, from the draft to the seal.
    public static let agreements = Machine(
        "agreement",
        [
            Transition("", .draftAgreement, "drafted", .person([.dataAuthority]), ["ZS-3.5b", "ZS-3.5c", "ZS-2.2g"]),
            Transition("drafted", .signAgreement, "signed", .person([.operatorSignatory]), ["ZS-3.5a"]),
            Transition("drafted", .draftAgreement, "superseded", .person([.dataAuthority]), ["ZS-3.5b", "ZS-3.5c"]),
            Transition(
                "signed", .releaseSeal, "seal-released", .person([.sealReleaser]), ["ZS-2.1.1f", "ZS-2.1.1g"]),
            Transition(
                "seal-released", .sealAgreement, "sealed", .person([.sealCustodian]),
                ["ZS-3.5a", "ZS-2.1.1f", "ZS-2.1.1g"]),
            // Another seal, when the one that was released is lost, replaced or retired before it is put.
            Transition(
                "seal-released", .releaseSeal, "seal-released", .person([.sealReleaser]), ["ZS-2.1.1f", "ZS-2.1.1g"]),
        ])

    /// Authorizations, from the county's submission to the end.
    public static let authorizations: Machine = {
        func hub(_ from: AuthorizationStage, _ event: Event, _ to: AuthorizationStage, _ ids: [Clause.ID]) -> Transition
        {
            Transition(from.rawValue, event, to.rawValue, .node(.hub), ids)
        }
        func revoke(_ from: AuthorizationStage) -> Transition {
            Transition(
                from.rawValue, .revoke, AuthorizationStage.revoked.rawValue, .person([.hubAdministrator]),
                ["ZS-3.6a", "ZS-3.6b", "ZS-2.1.1d"])
        }
        return Machine(
            "authorization",
            [
                Transition(
                    "", .sealAgreement, AuthorizationStage.submitted.rawValue, .person([.sealCustodian]),
                    ["ZS-3.5a", "ZS-2.2d"]),
                hub(.submitted, .register, .registered, ["ZS-2.2d", "ZS-3.0a"]),
                hub(.submitted, .reject, .rejected, ["ZS-2.2d", "ZS-3.0a"]),
                hub(.registered, .issuePermit, .live, ["ZS-2.2d"]),
                revoke(.registered),
                revoke(.live),
                Transition(
                    AuthorizationStage.live.rawValue, .suspend, AuthorizationStage.suspended.rawValue,
                    .person([.hubAdministrator, .supervisor]), ["ZS-3.6a", "ZS-3.6b"]),
                Transition(
                    AuthorizationStage.suspended.rawValue, .resume, AuthorizationStage.live.rawValue,
                    .person([.hubAdministrator, .supervisor]), ["ZS-3.6a"]),
                revoke(.suspended),
            ])
    }()

    /// Who lets nodes in: at the hub its administrator, at the province its officer.
    private static let admitting: [Role] = [.hubAdministrator, .provincialOfficer]

    /// Nodes below, seen from the node above.
    public static let nodes = Machine(
        "node",
        [
            Transition("", .requestNode, "requested", .node(.county), ["ZS-2.2d"]),
            Transition(
                "requested", .admitNode, "admitted", .person(admitting),
                ["ZS-2.2d", "ZS-2.2f"]),
            Transition("admitted", .quarantineNode, "quarantined", .node(.hub), ["ZS-2.2d", "ZS-2.2e"]),
            Transition(
                "admitted", .admitNode, "admitted", .person(admitting),
                ["ZS-2.2d", "ZS-2.2f"]),
            Transition(
                "quarantined", .releaseNode, "admitted", .person(admitting), ["ZS-2.2d"]),
        ])
}
