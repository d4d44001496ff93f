// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Testing

/// Authorizations, as counties hear of them and as the hub numbers its orders.
@Suite struct AuthorizationTests {
    private func registered(_ id: String, node: String = "tongdao://zhoushan/putuo") -> Body.Fact {
        .authorizationRegistered(
            AuthorizationRegistered(
                authorization: RecordBuilder.submitted(id, territories: ["330902"]), number: "ZS-2026-000001",
                node: node))
    }

    @Test func revokedAndRejectedAreTerminal() throws {
        var builder = try RecordBuilder()
        try builder.order(1, registered("U"))
        try builder.order(2, .permitIssued(PermitIssued(authorizationId: "U", generation: 1, leaseSeconds: 9)))
        #expect(builder.registry.authorizations["U"]?.state.stage == .live)
        let version = builder.registry.authorizations.version
        try builder.order(3, .revocationOrdered(RevocationOrdered(authorizationId: "U", motionId: "M", orderedMs: 7)))
        #expect(builder.registry.authorizations.version > version)
        for (number, fact) in [
            registered("U"), .permitIssued(PermitIssued(authorizationId: "U", generation: 2)),
            .authorizationRejected(AuthorizationRejected(authorizationId: "U")),
            .revocationOrdered(RevocationOrdered(authorizationId: "U", motionId: "M2")),
        ].enumerated() {
            try builder.order(UInt64(number) + 4, fact)
            guard case .revoked(let revocation)? = builder.registry.authorizations["U"]?.state else {
                Issue.record("\(fact) led out of revoked")
                return
            }
            #expect(revocation.motion == "M" && revocation.generation == 1)
            #expect(revocation.registration?.number == "ZS-2026-000001")
        }
    }

    @Test func aRevocationOfSomethingUnknownIsStillCarriedOut() throws {
        var builder = try RecordBuilder()
        try builder.order(1, .revocationOrdered(RevocationOrdered(authorizationId: "U")))
        #expect(builder.registry.ordersApplied == 1)
        #expect(builder.registry.authorizations["U"] == nil)
    }

    @Test func aScenarioHasOneStandingAuthorization() throws {
        var builder = try RecordBuilder("tongdao://zhoushan/city", role: .hub, code: "330900")
        try builder.apply(registered("U1"))
        #expect(builder.registry.authorizations.standing(scenarioKey: "c/k", at: 5)?.id == "U1")
        try builder.apply(.revocationOrdered(RevocationOrdered(authorizationId: "U1")))
        #expect(builder.registry.authorizations.standing(scenarioKey: "c/k", at: 5) == nil)
        try builder.apply(
            .authorizationRejected(AuthorizationRejected(authorizationId: "U2", refusal: Refusal(code: "x"))))
        #expect(builder.registry.authorizations.isAnswered("U2"))
        #expect(!builder.registry.authorizations.isAnswered("U3"))
    }

    @Test(
        arguments: [
            (["330902"], "330902", true), (["330902"], "330903", false), (["330900"], "330903", true),
            (["330000"], "330903", false), (["330900"], "", false), ([], "330902", false), (["00"], "330902", true),
        ] as [([String], String, Bool)])
    func aCityCodeCoversItsCounties(_ codes: [String], _ territory: String, _ covers: Bool) {
        #expect(TerritoryScope.covers(codes, territory) == covers)
    }

    @Test func ordersAreNumberedPerNodeWithoutAGap() throws {
        var builder = try RecordBuilder("tongdao://zhoushan/city", role: .hub, code: "330900")
        for (name, code) in [("dinghai", "330902"), ("putuo", "330903")] {
            let node = "tongdao://zhoushan/\(name)"
            try builder.apply(.nodeRequested(NodeRequested(node: node, role: .county, territoryCode: code)))
            try builder.apply(.nodeAdmitted(NodeAdmitted(node: node)))
        }
        let dinghai = "tongdao://zhoushan/dinghai"
        let putuo = "tongdao://zhoushan/putuo"
        try builder.apply(registered("U1", node: dinghai))
        let first = builder.registry.sequence
        #expect(builder.registry.orders.issued(to: dinghai) == 1)
        #expect(builder.registry.orders.issued(to: putuo) == 0)
        // Quarantine does not hold back the numbering, least of all of revocations.
        try builder.apply(.nodeQuarantined(NodeQuarantined(node: putuo, reason: "x")))
        try builder.apply(.revocationOrdered(RevocationOrdered(authorizationId: "U1")))
        #expect(builder.registry.orders.sequence(of: 1, to: putuo) == builder.registry.sequence)
        #expect(builder.registry.orders.sequence(of: 2, to: dinghai) == builder.registry.sequence)
        #expect(builder.registry.orders.sequence(of: 1, to: dinghai) == first)
        #expect(builder.registry.orders.sequence(of: 0, to: dinghai) == nil)
        #expect(builder.registry.orders.sequence(of: 3, to: dinghai) == nil)
    }

    @Test func admittedAgainKeepsItsOrders() throws {
        var builder = try RecordBuilder("tongdao://zhoushan/city", role: .hub, code: "330900")
        let dinghai = "tongdao://zhoushan/dinghai"
        try builder.apply(.nodeRequested(NodeRequested(node: dinghai, role: .county, territoryCode: "330902")))
        try builder.apply(.nodeAdmitted(NodeAdmitted(node: dinghai)))
        try builder.apply(registered("U1", node: dinghai))
        try builder.apply(.nodeRequested(NodeRequested(node: dinghai, instance: "new", territoryCode: "330902")))
        #expect(builder.registry.nodes[dinghai]?.pending?.instance == "new")
        try builder.apply(.nodeAdmitted(NodeAdmitted(node: dinghai, instance: "new")))
        #expect(builder.registry.nodes[dinghai]?.instance == "new")
        #expect(builder.registry.orders.issued(to: dinghai) == 1)
    }
}
