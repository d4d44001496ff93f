// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-2.1.2b: the seed of a draw is made by three offices, none of which chooses it.
@Suite struct DrawTests {
    private static let minute: UInt64 = 60_000

    private func draw(_ city: City, _ id: String) -> DrawEntry? {
        city.dinghai.ledger.registry.draws.open(for: id, at: city.dinghai.ledger.name)
    }

    private func panel(_ id: String) -> Action.What { .drawPanel(DrawPanel(applicationId: id)) }

    // MARK: - The whole way

    @Test func threeOfficesMakeTheSeed() throws {
        var city = City()
        let id = city.preparedDraw()
        // First the commitments, then the county's value, then the hub's, then the province's.
        for _ in 0..<4 { city.exchange() }
        city.dinghai.ledger.accept(panel(id), by: city.dinghai.authority)
        let fact = try #require(city.dinghai.drawn(id))
        let values = [city.dinghai.ledger, city.hub, city.province].map { ledger in
            DrawBytes.value(
                secret: ledger.drawSecret, listDigest: fact.listDigest, drawID: fact.drawId, ledger.cryptography)
        }
        #expect(fact.contributions.map(\.value) == values)
        #expect(fact.contributions.map(\.state) == [.revealed, .revealed, .revealed])
        #expect(PanelDraw.redrawn(fact, city.dinghai.ledger.cryptography) == fact.experts)
        // Another value of any office would have given another seed.
        for place in fact.contributions.indices {
            var parts = fact.contributions
            parts[place].value[0] ^= 1
            let other = DrawBytes.seed(
                drawID: fact.drawId, listDigest: fact.listDigest, parts, city.dinghai.ledger.cryptography)
            #expect(other != fact.seed)
        }
        // Each office's own ledger says the same as the county's.
        for ledger in [city.hub, city.province] {
            #expect(ledger.registry.draws[fact.drawId]?.contribution(of: ledger.name)?.value.count == 32)
        }
        city.hubTakesPart()
        #expect(city.hub.registry.draws[fact.drawId]?.state == .closed(passedOver: []))
        #expect(city.hub.registry.draws.open.isEmpty && city.dinghai.ledger.registry.draws.open.isEmpty)
        // The hub, judging the county's ledger from its beginning, finds nothing wrong.
        city.takeIn(city.dinghai.ledger)
    }

    @Test func nobodyRevealsBeforeThoseWhoComeFirst() throws {
        var city = City()
        let id = city.preparedDraw()
        let name = city.dinghai.ledger.name
        city.dinghai.ledger.contribute()
        #expect(draw(city, id)?.state == .committing, "the county waits for the others")
        city.hubTakesPart()
        city.provinceTakesPart()
        #expect(city.hub.draws.requests(durable: .max).isEmpty, "the hub asks the province for no value yet")
        let request = try #require(self.draw(city, id))
        // Even if it is asked: the province gives nothing before the county and the hub have opened theirs.
        let body = DrawRequestBody(
            drawId: request.id, applicationId: id, drawingNode: name, listDigest: request.listDigest,
            counted: city.hub.registry.draws[request.id]?.contributions ?? [])
        guard
            case .refused(let refusal) = city.province.draws.asked(
                body, secret: city.province.drawSecret, ruleSet: "ZS2024")
        else {
            Issue.record("the province revealed")
            return
        }
        #expect(refusal.code == "draw.request-unfit" && refusal.missing == ["values"])
        city.deliver(\.dinghai)
        city.dinghai.ledger.contribute()
        #expect(draw(city, id)?.state == .revealing)
        #expect(draw(city, id)?.contributions.filter { !$0.value.isEmpty }.map(\.node) == [name])
    }

    @Test func theProvinceGivesTheSameAnswerAgainAndOneToEachDraw() throws {
        var city = City()
        let id = city.preparedDraw()
        city.exchange()
        let draw = try #require(self.draw(city, id))
        let body = DrawRequestBody(
            drawId: draw.id, applicationId: id, drawingNode: draw.drawingNode, listDigest: draw.listDigest)
        let before = city.province.draws.answer(to: body)
        #expect(city.province.draws.asked(body, secret: city.province.drawSecret, ruleSet: "") == .repeated)
        #expect(city.province.draws.answer(to: body) == before)
        var second = body
        second.listDigest = [UInt8](repeating: 9, count: 32)
        guard case .refused = city.province.draws.asked(second, secret: city.province.drawSecret, ruleSet: "") else {
            Issue.record("a second list under one id was taken")
            return
        }
    }

    // MARK: - Waiting, and not coming

    @Test func theRefusalNamesWhoIsAwaitedAndUntilWhen() {
        var city = City()
        let id = city.preparedDraw()
        city.dinghai.ledger.contribute()
        city.hubTakesPart()
        city.deliver(\.dinghai)
        let refusal = city.dinghai.ledger.refuse(panel(id), by: city.dinghai.authority)
        #expect(refusal.code == "draw.awaited" && refusal.missing.contains("awaited:province"))
        #expect(!refusal.missing.contains("awaited:hub"))
        #expect(refusal.missing.last?.hasPrefix("until:2026-") == true)
        #expect(
            city.dinghai.ledger.refuse(
                .prepareDraw(PrepareDraw(applicationId: id)), by: city.dinghai.authority
            ).code == "draw.under-way")
    }

    @Test func anOfficeThatNeverCommitsIsAbsent() throws {
        var city = City()
        let id = city.preparedDraw()
        city.exchange(province: false)
        city.dinghai.ledger.nowMs += 11 * Self.minute
        for _ in 0..<3 { city.exchange(province: false) }
        city.dinghai.ledger.accept(panel(id), by: city.dinghai.authority)
        let fact = try #require(city.dinghai.drawn(id))
        #expect(fact.contributions.map(\.state) == [.revealed, .revealed, .absent])
        city.hubTakesPart()
        let entry = Registers(city.hub.registry, ruleSet: .zs2024, nowMs: city.hub.nowMs).entries(of: .draws).last
        #expect(entry?.state == "draw-closed")
        #expect(entry?.values.first { $0.name == "province" }?.text == "no-part")
    }

    @Test func whatIsWithheldIsReplacedByItsCommitment() throws {
        var city = City()
        let id = city.preparedDraw()
        city.exchange()
        for _ in 0..<2 { city.exchange(province: false) }
        #expect(
            city.dinghai.ledger.refuse(panel(id), by: city.dinghai.authority).missing.contains("awaited:province"))
        city.dinghai.ledger.nowMs += 21 * Self.minute
        city.dinghai.ledger.accept(panel(id), by: city.dinghai.authority)
        let fact = try #require(city.dinghai.drawn(id))
        #expect(fact.contributions.map(\.state) == [.revealed, .revealed, .withheld])
        #expect(fact.contributions[2].value.isEmpty && fact.contributions[2].commitment.count == 32)
        var revealed = fact.contributions
        revealed[2].state = .revealed
        revealed[2].value = [UInt8](repeating: 1, count: 32)
        #expect(
            DrawBytes.seed(
                drawID: fact.drawId, listDigest: fact.listDigest, revealed, city.dinghai.ledger.cryptography)
                != fact.seed)
        city.takeIn(city.dinghai.ledger)
    }

    /// A county that alone has committed would choose the seed: nothing is drawn, and the attempt stays on record.
    @Test func oneOfficeAloneDrawsNothing() throws {
        var city = City()
        let id = city.preparedDraw()
        city.dinghai.ledger.contribute()
        city.dinghai.ledger.nowMs += 21 * Self.minute
        let refusal = city.dinghai.ledger.refuse(panel(id), by: city.dinghai.authority)
        #expect(refusal.code == "draw.failed")
        #expect(refusal.missing.contains("awaited:hub") && refusal.missing.contains("awaited:province"))
        let first = try #require(draw(city, id)).id
        city.dinghai.prepare(id)
        #expect(city.dinghai.ledger.registry.draws[first]?.state == .superseded)
        #expect(draw(city, id)?.id != first)
        for _ in 0..<4 { city.exchange() }
        city.dinghai.ledger.accept(panel(id), by: city.dinghai.authority)
        #expect(city.dinghai.ledger.registry.cases[id]?.state.stage == .panelDrawn)
    }

    /// The county, which reveals first and knows nobody else's value then, can only let a draw come to nothing.
    @Test func aCountyThatDoesNotRevealGetsNoPanelFromIt() {
        var city = City()
        let id = city.preparedDraw()
        city.exchange()
        city.dinghai.ledger.nowMs += 21 * Self.minute
        city.dinghai.ledger.contribute()
        #expect(draw(city, id)?.state == .committing, "too late to reveal")
        let refusal = city.dinghai.ledger.refuse(panel(id), by: city.dinghai.authority)
        #expect(refusal.code == "draw.failed" && refusal.missing.contains("awaited:county"))
    }

    @Test func aWrongValueCountsAsWithheld() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        office.prepare(id)
        office.commit(id, [PlayedOffice(.hub), PlayedOffice(.province)])
        office.reveal(id, [PlayedOffice(.hub), PlayedOffice(.province, salt: "another")])
        office.ledger.accept(panel(id), by: office.authority)
        let fact = try #require(office.drawn(id))
        #expect(fact.contributions.map(\.state) == [.revealed, .revealed, .withheld])
        #expect(fact.contributions[2].value == PlayedOffice(.province, salt: "another").value)
    }

    @Test func aCommitmentAfterTheFirstValueDoesNotCount() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        office.prepare(id)
        office.commit(id, [PlayedOffice(.hub)])
        office.ledger.nowMs += 11 * Self.minute
        office.reveal(id, [])
        office.commit(id, [PlayedOffice(.province)])
        office.reveal(id, [PlayedOffice(.hub), PlayedOffice(.province)])
        office.ledger.accept(panel(id), by: office.authority)
        #expect(office.drawn(id)?.contributions.map(\.state) == [.revealed, .revealed, .absent])
    }

    /// A county that leaves out a value the hub holds is named at the hub.
    @Test func whoeverIsPassedOverIsNamedAtTheHub() throws {
        var city = City()
        let id = city.preparedDraw()
        city.exchange()
        city.dinghai.ledger.contribute()
        // The hub's and the province's values are on their way, and the county carries no order out.
        city.hubTakesPart()
        city.provinceTakesPart()
        city.dinghai.ledger.nowMs += 21 * Self.minute
        city.dinghai.ledger.accept(panel(id), by: city.dinghai.authority)
        #expect(city.dinghai.drawn(id)?.contributions.last?.state == .withheld)
        city.hubTakesPart()
        let entry = Registers(city.hub.registry, ruleSet: .zs2024, nowMs: city.hub.nowMs).entries(of: .draws).last
        #expect(entry?.values.first { $0.name == "passed-over" }?.text.contains("province") == true)
    }

    // MARK: - What the judge finds

    @Test func aCountyCannotStateAnothersPart() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let prepared = office.prepare(id)
        let draw = try #require(prepared)
        let fact = PlayedOffice(.hub).commitment(to: draw)
        #expect(office.ledger.draws.committed(fact).isEmpty)
        let group = office.ledger.record(
            [Draft(subject: id, clauses: ["ZS-2.1.2b"], body: Body(fact: .drawCommitted(fact)))],
            cause: .observation(Observation(what: "test")))
        guard case .unlawful = office.ledger.verdict(on: group) else {
            Issue.record("the judge let it pass")
            return
        }
    }

    @Test func aPanelOfAnotherSeedIsUnlawful() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        office.prepare(id)
        let others = [PlayedOffice(.hub), PlayedOffice(.province)]
        office.commit(id, others)
        office.reveal(id, others)
        let before = office.ledger
        office.ledger.accept(panel(id), by: office.authority)
        var record = try #require(office.ledger.records.last)
        guard case .panelDrawn(var fact)? = record.body?.fact else { return }
        fact.seed[0] ^= 1
        record.body = Body(fact: .panelDrawn(fact))
        guard case .unlawful(let finding) = before.verdict(on: [record]) else {
            Issue.record("the judge let it pass")
            return
        }
        #expect(finding.reason == .body)
    }

    // MARK: - The list

    @Test func whoStandsOnAFixedListIsNotDismissed() {
        var office = Office.dinghai()
        office.appoint(office.experts[0])
        let id = office.caseUp(to: .accepted)
        office.prepare(id)
        #expect(
            office.ledger.refuse(office.dismissal(office.experts[0]), by: office.authority).code == "expert.sitting")
    }

    /// Else a drawn expert could have made it their own case in between, and the office another panel necessary.
    @Test func whoStandsOnAFixedListGivesNoAgencysOpinion() {
        var office = Office.dinghai()
        let expert = office.experts[0]
        let id = office.caseUp(to: .accepted)
        func bars() -> Bool {
            SeparationOfDuties.bars(expert, from: .giveAgencyOpinion, on: id, in: office.ledger.registry)
        }
        #expect(!bars())
        office.prepare(id)
        #expect(bars())
    }

    @Test func theListIsFixedByItsDigest() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let draw = office.prepare(id)
        var fact = try #require(draw?.prepared)
        #expect(DrawBytes.listDigest(fact, office.ledger.cryptography) == fact.listDigest)
        fact.pool[0].excluded = "recused"
        #expect(DrawBytes.listDigest(fact, office.ledger.cryptography) != fact.listDigest)
    }

    @Test func anOpenDrawIsADateToKeep() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        office.prepare(id)
        let entry = try #require(
            Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs).entries(of: .draws).first)
        #expect(entry.state == "committing" && entry.dues.map(\.what) == ["draw"])
        #expect(entry.dues.map(\.owner) == ["data-authority"] && entry.dues[0].escalatesTo == "supervisor")
    }
}
