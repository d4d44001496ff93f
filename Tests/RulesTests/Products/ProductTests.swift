// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Data products from the request for a test to the delisting (ZS-2.3.0c).
@Suite struct ProductTests {
    private func entries(_ ledger: TestLedger) -> [RegisterEntry] {
        Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs).entries(of: .products)
    }

    @Test func aProductIsTestedReviewedListedAndTakenOff() throws {
        var city = City()
        let (authorization, id) = city.product(upTo: "listed")
        let listed = try #require(entries(city.dinghai.ledger).first)
        #expect(listed.state == "listed" && listed.id == id && listed.organ == "haida")
        #expect(listed.values.contains(RegisterValue(name: "authorization", text: authorization)))
        #expect(listed.values.contains(RegisterValue(name: "form", text: "data-report")))
        #expect(city.dinghai.ledger.registry.products[id]?.resultDigest == Office.digest)
        city.sync()
        #expect(
            city.copies[city.dinghai.ledger.name]?.products[id] == city.dinghai.ledger.registry.products[id])
        let unsaid = city.dinghai.ledger.refuse(
            .delistProduct(DelistProduct(productId: id)), by: city.dinghai.signatory)
        #expect(unsaid.code == "product.incomplete" && unsaid.missing == ["reason"])
        city.dinghai.ledger.accept(
            .delistProduct(DelistProduct(productId: id, reason: "停止提供")), by: city.dinghai.signatory)
        #expect(entries(city.dinghai.ledger).first?.state == "delisted")
        #expect(
            city.dinghai.ledger.refuse(
                .delistProduct(DelistProduct(productId: id, reason: "again")), by: city.dinghai.authority
            ).code == "step.wrong-state")
        for record in city.dinghai.ledger.records where record.subject == id {
            #expect(record.clauses.contains("ZS-2.3.0c"))
        }
    }

    /// ZS-2.3.0a: for the office it is a decision, and needs the second factor; for the company it is its own affair.
    @Test func takingOffTheListNeedsALoginOfThoseAloneWhoDecideForTheOffice() {
        var city = City()
        let (_, id) = city.product(upTo: "listed")
        let delist = Action.What.delistProduct(DelistProduct(productId: id, reason: "停止提供"))
        let (authority, signatory) = (city.dinghai.authority, city.dinghai.signatory)
        #expect(city.dinghai.ledger.decideWith(nil, delist, by: authority).code == "login.required")
        #expect(entries(city.dinghai.ledger).first?.state == "listed")
        #expect(city.dinghai.ledger.decideWith(nil, delist, by: signatory).code.isEmpty)
        #expect(entries(city.dinghai.ledger).first?.state == "delisted")
    }

    @Test func theTestRunsThroughTheGateAndItsUseEndsWithIt() {
        var city = City()
        let (authorization, id) = city.product(upTo: "test-granted")
        let none = city.dinghai.ledger.refuse(City.recording(id, in: "#1"), by: city.maintainer)
        #expect(none.code == "product.use-foreign" && none.clauses.contains("ZS-2.3.0c"))
        let use = city.startUse(of: authorization)
        #expect(city.dinghai.ledger.registry.uses.contains(use))
        city.dinghai.ledger.accept(City.recording(id, in: use), by: city.maintainer)
        #expect(!city.dinghai.ledger.registry.uses.contains(use))
        #expect(city.dinghai.ledger.registry.products[id]?.state == .tested)
    }

    @Test func aUseOfAnotherAuthorizationIsNoTest() {
        var city = City()
        let (_, id) = city.product(upTo: "test-granted")
        let other = city.liveAuthorization(scenario: "other")
        let use = city.startUse(of: other)
        #expect(
            city.dinghai.ledger.refuse(City.recording(id, in: use), by: city.maintainer).code == "product.use-foreign")
    }

    @Test func whatFailedTheTestIsNotOffered() {
        var city = City()
        let (authorization, id) = city.product(upTo: "test-granted")
        city.dinghai.ledger.accept(
            City.recording(id, in: city.startUse(of: authorization), passed: false), by: city.maintainer)
        #expect(
            city.dinghai.ledger.refuse(City.listing(id, with: []), by: city.dinghai.signatory).code
                == "step.wrong-state")
    }

    @Test func aListingNeedsBothOpinionsOnThisProductAndNoneAgainst() {
        var city = City()
        let (authorization, id) = city.product(upTo: "tested")
        let compliance = city.opinion(.compliance, on: id)
        let elsewhere = city.opinion(.legal, on: authorization)
        let against = city.opinion(.legal, on: id, .unfavourable)
        for (opinions, lacking) in [
            ([], ["compliance", "legal-argument"]), ([compliance], ["legal-argument"]),
            ([compliance, elsewhere], [elsewhere, "legal-argument"]),
            ([compliance, against], [against, "legal-argument"]),
        ] {
            let no = city.dinghai.ledger.refuse(City.listing(id, with: opinions), by: city.dinghai.signatory)
            #expect(no.code == "product.opinions-lacking" && no.missing == lacking)
            #expect(no.clauses == ["ZS-2.3.0c", "ZS-2.1.2g", "ZS-2.1.2h"])
        }
        let legal = city.opinion(.legal, on: id)
        city.dinghai.ledger.accept(City.listing(id, with: [compliance, legal]), by: city.dinghai.signatory)
    }

    @Test func whatWasRefusedMayBeOfferedAgain() {
        var city = City()
        let (_, id) = city.product(upTo: "listing-requested")
        let unsaid = city.dinghai.ledger.refuse(City.review(of: id, approved: false), by: city.dinghai.authority)
        #expect(unsaid.missing == ["reason"])
        city.dinghai.ledger.accept(
            City.review(of: id, approved: false, reason: "说明不清"), by: city.dinghai.authority)
        #expect(city.dinghai.ledger.registry.products[id]?.state == .listingRefused(reason: "说明不清"))
        let opinions = city.dinghai.ledger.registry.opinions.order
        city.dinghai.ledger.accept(City.listing(id, with: opinions), by: city.dinghai.signatory)
        city.dinghai.ledger.accept(City.review(of: id), by: city.dinghai.authority)
    }

    @Test func nobodyJudgesWhatTheyTestedOrOperate() {
        var city = City()
        let (authorization, id) = city.product(upTo: "test-granted")
        // The maintainer holds the authority's office too.
        city.dinghai.ledger.grant(.dataAuthority, to: city.maintainer)
        city.dinghai.ledger.accept(City.recording(id, in: city.startUse(of: authorization)), by: city.maintainer)
        let opinions = [city.opinion(.compliance, on: id), city.opinion(.legal, on: id)]
        city.dinghai.ledger.accept(City.listing(id, with: opinions), by: city.dinghai.signatory)
        let own = city.dinghai.ledger.refuse(City.review(of: id), by: city.maintainer)
        #expect(own.code == "duty.own-case" && own.missing == ["person:\(city.maintainer)", "bar:has-ran-test"])
        let colleague = city.dinghai.ledger.grant(.dataAuthority, to: city.dinghai.ledger.person("haida", "official"))
        let tied = city.dinghai.ledger.refuse(City.review(of: id), by: colleague)
        #expect(tied.missing == ["person:\(colleague)", "bar:own-organ"])
    }

    @Test func onlyTheOperatorAsksAndOnlyWithinItsScope() {
        var city = City()
        let id = city.liveAuthorization()
        var request = City.testing(id)
        let stranger = city.dinghai.ledger.grant(
            .operatorSignatory, to: city.dinghai.ledger.person("other", "someone"))
        #expect(
            city.dinghai.ledger.refuse(.requestTestProcessing(request), by: stranger).code == "organ.foreign")
        #expect(
            city.dinghai.ledger.refuse(.requestTestProcessing(request), by: city.dinghai.authority).code
                == "role.missing")
        #expect(
            city.putuo.ledger.refuse(.requestTestProcessing(request), by: city.putuo.signatory).code
                == "territory.wrong")
        request.dataItems = ["ferry.trips", "citizens.raw"]
        let beyond = city.dinghai.ledger.refuse(.requestTestProcessing(request), by: city.dinghai.signatory)
        #expect(beyond.code == "use.beyond-scope" && beyond.missing == ["citizens.raw"])
        #expect(beyond.clauses == ["ZS-2.3.0c"])
        request = RequestTestProcessing(authorizationId: id)
        #expect(
            city.dinghai.ledger.refuse(.requestTestProcessing(request), by: city.dinghai.signatory).missing
                == ["title", "form", "data-items", "plan"])
    }

    @Test func withTheAuthorizationItsProductsStandStill() throws {
        var city = City()
        let (authorization, id) = city.product(upTo: "listing-requested")
        city.sync()
        let before = try #require(
            Impact.of(authorization, .revoke, hub: city.hub.registry, copies: city.copies, nowMs: city.hub.nowMs))
        #expect(before.products == [id])
        city.revoke(authorization)
        city.sync()
        let no = city.dinghai.ledger.refuse(City.review(of: id), by: city.dinghai.authority)
        #expect(no.code == "authorization.not-standing" && no.clauses == ["ZS-2.3.0c"])
        let entry = try #require(entries(city.dinghai.ledger).first)
        #expect(entry.values.contains(RegisterValue(name: "authorization-state", text: "revoked")))
    }

    @Test func whatIsListedIsTakenOffUnderAnEndedAuthorizationToo() {
        var city = City()
        let (authorization, id) = city.product(upTo: "listed")
        city.revoke(authorization)
        city.sync()
        city.dinghai.ledger.accept(
            .delistProduct(DelistProduct(productId: id, reason: "授权已撤销")), by: city.dinghai.authority)
        #expect(city.dinghai.ledger.registry.products.standing(under: authorization).isEmpty)
    }
}
