// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-3.4c, ZS-2.2c: each filing exactly once.
@Suite struct ProvinceTests {
    @Test func theSameFilingGetsTheSameReceipt() throws {
        var city = City()
        let id = city.liveAuthorization()
        let text = try #require(HubRules.filingText(of: "F-\(id)", in: city.hub.registry))
        let digest = city.province.cryptography.sm3(text.encode())
        let decision = ProvinceRules.filing(
            text, digest: digest, city.province.registry, nowMs: city.province.nowMs + 99)
        guard case .repeated(let number, let acceptedMs) = decision else {
            Issue.record("not recognised: \(decision)")
            return
        }
        #expect(number == "ZJ-2026-000001")
        #expect(acceptedMs < city.province.nowMs + 99)
        #expect(city.hub.registry.filings["F-\(id)"]?.digest == digest)
    }

    @Test func receiptsAreCountedAndTheHubKeepsTheFirst() throws {
        var city = City()
        _ = city.liveAuthorization()
        let second = city.liveAuthorization(scenario: "harbour")
        #expect(city.hub.registry.authorizations[second]?.filingReceipt == "ZJ-2026-000002")
        #expect(city.hub.registry.filings.awaitingReceipt.isEmpty)
        let other = FilingReceipted(
            filingId: "F-\(second)", authorizationId: second, receiptNumber: "ZJ-2026-000009")
        #expect(city.hub.hubRules.filingReceipted(other).isEmpty)
    }

    @Test func whatLacksIsNamed() {
        let province = City().province
        let decision = ProvinceRules.filing(FilingText(), digest: [], province.registry, nowMs: province.nowMs)
        guard case .refused(let refusal) = decision else {
            Issue.record("accepted an empty filing")
            return
        }
        #expect(
            refusal.missing == ["filing-id", "number", "node", "applicant", "scenario", "terms", "digest"])
    }
}
