// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Rules
import Testing

/// A rule set is data: to a text and back without loss, and by topic.
@Suite struct RuleSetTextTests {
    @Test(arguments: [RuleSet.zs2024, .cn2025OP, .legalPersons])
    func aSetComesBackFromItsText(_ set: RuleSet) throws {
        let text = try RuleSetText.decode(set.text.encode())
        let back = try RuleSet(text)
        #expect(back == set)
    }

    @Test func everyValueSaysWhereItComesFrom() {
        #expect(Set(RuleSetText.shipped.map(\.id)).count == 6)
        for text in RuleSetText.shipped {
            #expect(!text.topics.isEmpty && !text.titleZh.isEmpty && !text.titleEn.isEmpty)
            for value in text.values {
                #expect(!value.basis.isEmpty && !value.values.isEmpty, "\(text.id) \(value.name)")
            }
        }
        #expect(RuleSetText.zj2023.values.contains { !$0.confirmed })
    }

    @Test func whatIsNotUnderstoodIsNamed() {
        var text = RuleSet.zs2024.text
        text.gates = ["panel", "oracle"]
        text.values.removeAll { $0.name == "majority-percent" }
        text.topics.append("weather")
        do {
            _ = try RuleSet(text)
            Issue.record("a text that is not understood makes a set")
        } catch {
            #expect(
                error.missing == [
                    "topic:weather", "gate:oracle", "gate:sealed-agreement", "value:majority-percent",
                ])
        }
    }

    @Test func precedenceIsByTopic() {
        let catalogue = RuleSetCatalogue(
            [.zs2024, .cn2025OP], supplements: [.zj2023, .cn2025Price, .cn2026Disclosure])
        let now: UInt64 = 1_795_428_000_000
        #expect(catalogue.governing(.operation, at: now) == "CN2025-OP")
        #expect(catalogue.governing(.disclosure, at: now) == "CN2026-DISC")
        #expect(catalogue.governing(.disclosure, at: 1_750_000_000_000) == "CN2025-OP")
        #expect(catalogue.governing(.price, at: now) == "CN2025-PRICE")
        #expect(catalogue.governing(.platform, at: now) == "ZJ2023")
        #expect(catalogue.governing(.registration, at: now) == nil)
        #expect(catalogue.governing(.operation, at: 1_898_524_800_000) == "ZS2024")
    }
}
