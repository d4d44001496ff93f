// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// What the hub does by itself.
@Suite struct HubTests {
    @Test func aSubmissionIsAnsweredOnce() throws {
        var city = City()
        city.dinghai.caseUp(to: .sealed)
        city.takeIn(city.dinghai.ledger)
        let fact = try #require(city.copies[city.dinghai.ledger.name]?.authorizations["U330902-2026-0001"]?.fact)
        #expect(city.hub.registry.authorizations["U330902-2026-0001"]?.state.stage == .live)
        let again = city.hub.hubRules.authorizationSubmitted(
            fact, from: city.dinghai.ledger.name, sourceSequence: 9, sourceHash: [])
        #expect(again.isEmpty)
    }

    @Test func aRejectionIsAnsweredOnceAndReachesTheCase() {
        var city = City()
        city.dinghai.caseUp(to: .sealed)
        let id = city.putuo.caseUp(to: .sealed)
        city.sync()
        #expect(
            city.putuo.ledger.registry.cases[id]?.state
                == .rejectedByHub(authorization: "U330903-2026-0001", code: "authorization.duplicate"))
        #expect(city.hub.registry.authorizations.isAnswered("U330903-2026-0001"))
        let fact = AuthorizationSubmitted(authorizationId: "U330903-2026-0001")
        #expect(
            city.hub.hubRules.authorizationSubmitted(
                fact, from: city.putuo.ledger.name, sourceSequence: 1, sourceHash: []
            ).isEmpty)
        // The applicant's other scenario is free.
        let other = city.putuo.caseUp(to: .sealed, scenario: "harbour")
        city.sync()
        #expect(city.putuo.ledger.registry.cases[other]?.state.stage == .live)
        #expect(city.hub.registry.authorizations["U330903-2026-0002"]?.state.registration?.number == "ZS-2026-000002")
    }

    @Test func theHubChecksTheTermsItself() {
        let city = City()
        let fact = AuthorizationSubmitted(
            authorizationId: "U330902-2026-0001", applicant: Applicant(creditCode: "c"),
            scenario: Scenario(key: "k"), terms: AgreementTerms(dataItems: ["a"]))
        let drafts = city.hub.hubRules.authorizationSubmitted(
            fact, from: city.dinghai.ledger.name, sourceSequence: 1, sourceHash: [])
        guard case .authorizationRejected(let rejected)? = drafts.first?.body.fact else {
            Issue.record("registered without terms")
            return
        }
        #expect(rejected.refusal?.code == "agreement.incomplete")
        #expect(rejected.refusal?.messageEn == "")
    }

    @Test func aCountySubmitsUnderItsOwnTerritoryOnly() {
        let city = City()
        let fact = AuthorizationSubmitted(authorizationId: "U330903-2026-0001", terms: city.dinghai.terms())
        let drafts = city.hub.hubRules.authorizationSubmitted(
            fact, from: city.dinghai.ledger.name, sourceSequence: 1, sourceHash: [])
        #expect(drafts.first?.clauses == ["ZS-2.2d"])
        #expect(drafts.count == 1)
    }

    @Test func theLeaseStaysWithinTheRuleSetsBounds() {
        var city = City()
        city.dinghai.caseUp(to: .sealed)
        let fact = city.dinghai.ledger.registry.authorizations["U330902-2026-0001"]?.fact ?? AuthorizationSubmitted()
        for (asked, given) in [(0, 900), (60, 60), (1_000_000, 86_400)] as [(UInt32, UInt32)] {
            let rules = HubRules(
                registry: city.hub.registry, nowMs: city.hub.nowMs, leaseSeconds: asked,
                cryptography: city.hub.cryptography)
            let drafts = rules.authorizationSubmitted(
                fact, from: city.dinghai.ledger.name, sourceSequence: 1, sourceHash: [])
            guard case .permitIssued(let permit)? = drafts.dropFirst().first?.body.fact else {
                Issue.record("no permit")
                continue
            }
            #expect(permit.leaseSeconds == given)
        }
    }

    @Test func requestsAndAdmissionMeet() {
        var hub = City().hub
        let administrator = hub.person("bureau", "sun")
        let daishan = TestLedger("daishan", .county, code: "330921", territoryName: "岱山县")
        let request = City.request(daishan)
        hub.observe(hub.hubRules.nodeRequested(request))
        #expect(hub.hubRules.nodeRequested(request).isEmpty)
        #expect(hub.hubRules.epochGranted(node: request.node, instance: request.instance, boot: "b").isEmpty)
        let admit = Action.What.admitNode(
            AdmitNode(node: request.node, instance: request.instance, publicKey: request.publicKey))
        hub.accept(admit, by: administrator)
        #expect(hub.refuse(admit, by: administrator).code == "step.wrong-state")
        hub.observe(hub.hubRules.epochGranted(node: request.node, instance: request.instance, boot: "b"))
        hub.observe(hub.hubRules.epochGranted(node: request.node, instance: request.instance, boot: "c"))
        #expect(hub.registry.nodes[request.node]?.epoch?.epoch == 2)
        #expect(hub.registry.nodes[request.node]?.epoch?.boot == "c")
        #expect(hub.hubRules.epochGranted(node: request.node, instance: "other", boot: "d").isEmpty)
    }

    @Test func oneNodeForOneTerritory() {
        var city = City()
        var request = City.request(TestLedger("dinghai2", .county, code: "330902", territoryName: "定海区"))
        request.instance = "x"
        city.hub.observe(city.hub.hubRules.nodeRequested(request))
        let refusal = city.hub.refuse(
            .admitNode(AdmitNode(node: request.node, instance: "x", publicKey: request.publicKey)),
            by: city.hubAdministrator)
        #expect(refusal.code == "territory.wrong")
        #expect(refusal.missing == [city.dinghai.ledger.name])
        #expect(refusal.clauses.contains("ZS-2.2e"))
    }

    @Test func quarantineAndRelease() {
        var city = City()
        let node = city.dinghai.ledger.name
        city.hub.observe(city.hub.hubRules.quarantined(node: node, reason: "fork"))
        #expect(city.hub.hubRules.quarantined(node: node, reason: "again").isEmpty)
        #expect(city.hub.registry.permitLines(for: node).isEmpty)
        city.hub.accept(
            .releaseNode(ReleaseNode(node: node, reason: "examined")), by: city.hubAdministrator)
        #expect(city.hub.registry.nodes[node]?.isAdmitted == true)
    }

    @Test func evidenceIsKeptOnceAndOutsideTheRegistry() {
        var city = City()
        let fact = EvidenceKept(
            node: city.dinghai.ledger.name, sequence: 5, expectedHash: [1], receivedHash: [2], record: [3],
            refusal: Refusal(code: "record.unlawful", messageEn: "text"))
        city.hub.observe(
            city.hub.hubRules.evidenceKept(fact)
                + city.hub.hubRules.quarantined(node: city.dinghai.ledger.name, reason: "evidence"))
        #expect(city.hub.hubRules.evidenceKept(fact).isEmpty)
        #expect(city.hub.registry.vigilance.evidence[city.dinghai.ledger.name]?.map(\.code) == ["record.unlawful"])
    }

    @Test func refusedAttemptsAreCounted() {
        var city = City()
        for _ in 0..<3 {
            city.hub.observe(
                city.hub.hubRules.attemptRefused(
                    AttemptRefused(node: city.dinghai.ledger.name, instance: "twin", reason: "fenced")))
        }
        #expect(city.hub.registry.nodes.attempts == [city.dinghai.ledger.name: 3])
    }
}
