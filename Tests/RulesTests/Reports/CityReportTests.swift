// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// The report says what the registers say, each thing once.
@Suite struct CityReportTests {
    private func report(_ city: City, atMs: UInt64? = nil) -> CityReportAnswer {
        CityReport.of(
            city.hub.registry, copies: Array(city.copies.values), ruleSet: .zs2024, nowMs: atMs ?? city.hub.nowMs)
    }

    private func count(_ counts: [CityCount], _ node: String, _ name: String) -> UInt64 {
        counts.first { $0.node == node && $0.name == name }?.count ?? 0
    }

    @Test func casesAndAuthorizationsAreCountedByCountyAndState() {
        var city = City()
        let (dinghai, putuo) = (city.dinghai.ledger.name, city.putuo.ledger.name)
        let first = city.liveAuthorization()
        _ = city.liveAuthorization(scenario: "harbour")
        _ = city.dinghai.caseUp(to: .accepted, scenario: "fish")
        _ = city.putuo.caseUp(to: .reviewed, scenario: "boats")
        city.revoke(first)
        city.sync()
        let found = report(city)
        #expect(count(found.cases, dinghai, "live") == 1 && count(found.cases, dinghai, "revoked") == 1)
        #expect(count(found.cases, dinghai, "accepted") == 1 && count(found.cases, putuo, "reviewed") == 1)
        #expect(count(found.authorizations, dinghai, "live") == 1)
        #expect(count(found.authorizations, dinghai, "revoked") == 1)
        // Known to the hub and to two counties, and counted once.
        #expect(found.authorizations.reduce(0) { $0 + $1.count } == 2)
        #expect(found.cases.reduce(0) { $0 + $1.count } == 4)
        #expect(found.ledgers.map(\.node) == [city.hub.name, dinghai, putuo])
        #expect(
            found.ledgers.map(\.size) == [city.hub.registry.sequence]
                + [dinghai, putuo].map {
                    city.copies[$0]?.sequence ?? 0
                })
        #expect(found.node == city.hub.name && found.ruleSet == "ZS2024")
    }

    @Test func refusalsStandByTheirCodes() {
        var city = City()
        for _ in 0..<2 {
            _ = city.dinghai.ledger.refuse(
                .acceptApplication(AcceptApplication(applicationId: "A1")), by: city.dinghai.authority)
        }
        city.sync()
        let found = report(city)
        #expect(count(found.refusals, city.dinghai.ledger.name, "subject.not-found") == 2)
        #expect(count(found.refusals, city.putuo.ledger.name, "subject.not-found") == 0)
    }

    @Test func datesThatAreAtRiskOrOverdueStandWithTheirOwnersTheNearestFirst() throws {
        var city = City()
        let id = city.liveAuthorization()
        let end = try #require(city.hub.registry.authorizations[id]?.terms.termEndMs)
        #expect(report(city).dues.filter { $0.id == id } == [])
        let late = report(city, atMs: end)
        let due = try #require(late.dues.first { $0.id == id && $0.due?.what == "term-end" })
        #expect(due.state == "overdue" && due.due?.owner == "operator-signatory")
        #expect(late.dues.filter { $0.id == id && $0.due?.what == "term-end" }.count == 1)
        let times = late.dues.map { $0.due?.atMs ?? 0 }
        #expect(times == times.sorted() && late.duesLeftOut == 0)
        let warned = report(city, atMs: end - 1)
        #expect(warned.dues.first { $0.id == id && $0.due?.what == "term-end" }?.state == "at-risk")
    }

    @Test func mattersStandUntilTheyAreClosed() {
        let office = Office.supervised()
        let registry = office.ledger.registry
        let open = registry.matters.order.filter { registry.matters[$0]?.state.name != "closed" }
        let found = CityReport.of(registry, copies: [], ruleSet: .zs2024, nowMs: office.ledger.nowMs)
        #expect(found.matters.map(\.id) == open)
        #expect(found.ledgers.count == 1 && found.peers.isEmpty)
    }

    /// The same registers give the same report, whatever order the copies come in.
    @Test func theOrderOfTheCopiesDoesNotMatter() {
        var city = City()
        _ = city.liveAuthorization()
        let copies = Array(city.copies.values)
        let one = CityReport.of(city.hub.registry, copies: copies, ruleSet: .zs2024, nowMs: city.hub.nowMs)
        let other = CityReport.of(
            city.hub.registry, copies: copies.reversed(), ruleSet: .zs2024, nowMs: city.hub.nowMs)
        #expect(one == other)
    }
}
