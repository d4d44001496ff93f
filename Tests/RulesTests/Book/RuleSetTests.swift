// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules
import Testing

/// ZS-6a, ZS-6b: which set governs when.
@Suite struct RuleSetTests {
    private func set(
        _ id: String, _ level: RuleSet.Level, from: UInt64, to: UInt64? = nil, restsOn: [String] = []
    ) -> RuleSet {
        RuleSet(
            id: id, titleChinese: id, titleEnglish: id, level: level, validFromMs: from, validToMs: to,
            restsOn: restsOn, parameters: RuleSet.zs2024.parameters, chain: RuleSet.zs2024.chain)
    }

    @Test func thePlanIsInForceFromItsDayOfIssue() {
        let catalogue = RuleSetCatalogue.standard
        #expect(catalogue.inForce(at: 1_710_864_000_000)?.id == "ZS2024")
        #expect(catalogue.inForce(at: 1_710_863_999_999) == nil)
        #expect(CivilTime(unixMs: RuleSet.zs2024.validFromMs).text == "2024-03-20T00:00+08:00")
    }

    @Test func newerNationalRulesPrevail() {
        let catalogue = RuleSetCatalogue([.zs2024, .legalPersons])
        #expect(catalogue.inForce(at: RuleSet.legalPersons.validFromMs - 1)?.id == "ZS2024")
        #expect(catalogue.inForce(at: RuleSet.legalPersons.validFromMs)?.id == "CNTEST")
    }

    @Test func aSetStandsBesideTheOneItCarriesOut() {
        let province = set("ZJ2023", .province, from: 1_693_497_600_000)
        let catalogue = RuleSetCatalogue([.zs2024, province])
        #expect(catalogue.inForce(at: 1_700_000_000_000)?.id == "ZJ2023")
        #expect(catalogue.inForce(at: 1_720_000_000_000)?.id == "ZS2024")
        // A later provincial set is not the one the plan carries out: it prevails.
        let newer = RuleSetCatalogue([.zs2024, province, set("ZJ2025", .province, from: 1_730_000_000_000)])
        #expect(newer.inForce(at: 1_740_000_000_000)?.id == "ZJ2025")
    }

    @Test func theNationPrevailsOverTheProvinceAndASetEnds() {
        let catalogue = RuleSetCatalogue([
            set("N", .nation, from: 100, to: 200), set("P", .province, from: 150), set("C1", .city, from: 50),
            set("C2", .city, from: 60),
        ])
        #expect(catalogue.inForce(at: 55)?.id == "C1")
        #expect(catalogue.inForce(at: 70)?.id == "C2")
        #expect(catalogue.inForce(at: 160)?.id == "N")
        #expect(catalogue.inForce(at: 200)?.id == "P")
    }

    @Test func setsThatEachGiveWayToAnotherStillLeaveOne() {
        let catalogue = RuleSetCatalogue([
            set("N", .nation, from: 1), set("P", .province, from: 2, restsOn: ["N"]),
            set("C", .city, from: 3, restsOn: ["P"]),
        ])
        // P stands beside N, C beside P, and N prevails over C.
        #expect(catalogue.inForce(at: 10) != nil)
    }

    @Test func whatWasNotReadIsMarked() {
        let parameters = RuleSet.zs2024.parameters
        #expect(parameters.requiredTerms.mark == .confirmed)
        #expect(parameters.maximumTermMonths.mark == .unconfirmed)
        #expect(parameters.maximumTermMonths.source == "ZJ23-12")
        #expect(parameters.defaultLeaseSeconds.value <= parameters.maximumLeaseSeconds.value)
    }
}
