// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Testing

@testable import Rules

/// What programs read is what its format says.
@Suite struct PublicFeedTests {
    private func content() -> PublicContent {
        var city = City()
        _ = city.liveAuthorization()
        city.sync()
        let copies = city.copies.keys.sorted().compactMap { city.copies[$0] }
        return PublicContent(of: city.hub.registry, copies: copies, ruleSet: .zs2024, nowMs: city.hub.nowMs)
    }

    private func object(_ path: String, _ language: Language) throws -> [String: Any] {
        let text = try #require(content().document(at: path, language)?.text)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(arguments: Language.allCases)
    func theFeedIsAJSONFeed(_ language: Language) throws {
        let feed = try object("/feed.json", language)
        #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
        #expect(feed["language"] as? String == language.tag)
        let items = try #require(feed["items"] as? [[String: Any]])
        #expect(
            Set(items.compactMap { ($0["tags"] as? [String])?.first }) == [
                "notices", "results", "operators", "agreements",
            ])
        #expect(Set(items.compactMap { $0["id"] as? String }).count == items.count)
        let dates = items.compactMap { $0["date_published"] as? String }
        #expect(dates == dates.sorted(by: >) && dates.count == items.count)
        for item in items {
            #expect((item["title"] as? String)?.isEmpty == false && (item["content_text"] as? String)?.isEmpty == false)
            #expect(item["language"] as? String == language.tag)
        }
        let format = ISO8601DateFormatter()
        for date in dates { #expect(format.date(from: date) != nil, "\(date)") }
    }

    @Test func theRegistersAreJSON() throws {
        for register in PublicRegister.allCases {
            let told = try object(register.path, .english)
            #expect(told["register"] as? String == register.rawValue && told["truncated"] as? Bool == false)
            #expect(told["node"] as? String == "tongdao://zhoushan/city" && told["territory"] as? String == "舟山市")
            let entries = try #require(told["entries"] as? [[String: Any]])
            #expect(!entries.isEmpty, "\(register)")
            for entry in entries { #expect(entry["id"] is String && entry["state"] is String, "\(register)") }
        }
        let numbers = try #require(try object("/statistics.json", .english)["entries"] as? [[String: Any]])
        #expect(numbers.contains { $0["applications"] as? Int == 1 })
    }

    @Test func textIsQuoted() {
        let text = PublicJSON.object([("a\"b", .list([.text("\\ \n \u{1} <&> \u{2028}"), .count(7), .flag(true)]))])
        #expect(text.encoded == #"{"a\"b":["\\ \u000a \u0001 \u003c\u0026\u003e \u2028",7,true]}"#)
    }

    @Test func anInstantHasSecondsAndTheOffset() {
        #expect(CivilTime(unixMs: 1_795_428_000_000).instant == "2026-11-23T18:00:00+08:00")
        #expect(CivilTime(unixMs: 1_795_428_000_000 + 61_999).instant == "2026-11-23T18:01:01+08:00")
        #expect(CivilTime(unixMs: 0).instant == "1970-01-01T08:00:00+08:00")
    }
}
