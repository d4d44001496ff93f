// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Total-volume control (ZS-4.0a) and fair comparison (ZS-4.0b).
@Suite struct QuotaTests {
    private static func quota(_ limit: UInt32, _ field: Field = .tourism, year: UInt32 = 2026) -> SetQuota {
        SetQuota(field: field, year: year, limit: limit, documentNumber: "舟数〔2026〕1号")
    }

    private func values(_ ledger: TestLedger, _ name: RegisterName) -> [[String: String]] {
        Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs).entries(of: name).map { entry in
            Dictionary(uniqueKeysWithValues: entry.values.map { ($0.name, $0.text) })
        }
    }

    @Test func theCitysQuotaReachesEveryCountyAndIsCountedFromTheLedgers() {
        var city = City()
        city.hub.accept(.setQuota(Self.quota(1)), by: city.hubAdministrator)
        city.sync()
        #expect(values(city.dinghai.ledger, .quotas).first?["left"] == "1")
        _ = city.liveAuthorization()
        #expect(values(city.dinghai.ledger, .quotas).first?["left"] == "0")
        #expect(values(city.hub, .quotas).first?["used"] == "1")
        let notice = city.dinghai.ledger.refuse(.publishNotice(city.dinghai.notice()), by: city.dinghai.authority)
        #expect(notice.code == "quota.exhausted" && notice.clauses == ["ZS-4.0a", "ZS-4.3"])
        #expect(notice.missing == ["field:tourism", "year:2026", "limit:1", "used:1"])
        #expect(notice.messageEn.contains("culture and tourism"))
    }

    @Test func theGrantMotionIsCheckedAgain() {
        var office = Office.dinghai()
        _ = office.caseUp(to: .sealed)
        let id = office.caseUp(to: .reviewed, scenario: "second")
        office.ledger.accept(.setQuota(Self.quota(1)), by: office.authority)
        let no = office.ledger.refuse(.openMotion(OpenMotion(kind: .grant, subject: id)), by: office.authority)
        #expect(no.code == "quota.exhausted")
        office.ledger.accept(.setQuota(Self.quota(2)), by: office.authority)
        office.ledger.accept(.openMotion(OpenMotion(kind: .grant, subject: id)), by: office.authority)
        #expect(values(office.ledger, .quotas).count == 1)
    }

    @Test func theHubCountsTheWholeCity() {
        var city = City()
        city.hub.accept(.setQuota(Self.quota(1)), by: city.hubAdministrator)
        city.sync()
        // Each county has granted none: only the hub sees that together they are too many.
        let one = city.dinghai.caseUp(to: .sealed)
        let other = city.putuo.caseUp(to: .sealed, scenario: "second")
        city.sync()
        #expect(city.dinghai.ledger.registry.cases[one]?.state.stage == .live)
        guard case .rejectedByHub(_, let code)? = city.putuo.ledger.registry.cases[other]?.state else {
            Issue.record("the second of the city was registered")
            return
        }
        #expect(code == "quota.exhausted")
        // One that has ended leaves its place.
        city.revoke(city.dinghai.ledger.registry.cases[one]?.authorization ?? "")
        city.sync()
        #expect(values(city.hub, .quotas).first?["left"] == "1")
    }

    @Test func aCountyAdmittedLateIsToldTheQuota() {
        var city = City()
        city.hub.accept(.setQuota(Self.quota(4)), by: city.hubAdministrator)
        city.hub.accept(.setQuota(Self.quota(3)), by: city.hubAdministrator)
        let daishan = TestLedger("daishan", .county, code: "330921", territoryName: "岱山县")
        city.admit(daishan)
        #expect(city.hub.registry.orders.issued(to: daishan.name) == 2)
        let order = city.order(2, to: daishan.name)
        guard let bytes = order?.record, case .quotaSet(let fact)? = (try? Record.decode(bytes))?.body?.fact else {
            Issue.record("no order on the quota")
            return
        }
        #expect(fact.limit == 3)
    }

    @Test func applicantsOfANoticeStandSideBySideByItsWeights() {
        var office = Office.dinghai()
        var notice = office.notice()
        notice.criteria = [
            Criterion(subject: .security, weight: 70), Criterion(subject: .feasibility, weight: 30),
        ]
        let id = office.ledger.accept(.publishNotice(notice), by: office.authority)
        office.caseUp(to: .reviewed, scenario: "one", notice: id)
        let second = office.caseUp(to: .panelDrawn, scenario: "two", notice: id)
        for expert in office.ledger.registry.cases[second]?.panel ?? [] {
            var review = office.review(second)
            review.scores?.security = 50
            office.ledger.accept(.submitReview(review), by: expert)
        }
        let scores = values(office.ledger, .scores)
        // 90 · 0.7 + 75 · 0.3 and 50 · 0.7 + 75 · 0.3.
        #expect(scores.map { $0["weighted"] } == ["85.50", "57.50"])
        #expect(scores.map { $0["rank"] } == ["1", "2"])
        #expect(scores.first?["qualification"] == "80.00")
        #expect(scores.allSatisfy { $0["notice"] == id })
    }

    @Test func criteriaMakeAHundredAndNameEachSubjectOnce() {
        var office = Office.dinghai()
        var notice = office.notice()
        for criteria in [
            [Criterion(subject: .security, weight: 99)],
            [Criterion(subject: .security, weight: 50), Criterion(subject: .security, weight: 50)],
            [Criterion(subject: .unspecified, weight: 100)],
        ] {
            notice.criteria = criteria
            let no = office.ledger.refuse(.publishNotice(notice), by: office.authority)
            #expect(no.code == "notice.incomplete" && no.missing == ["criteria"])
        }
    }
}
