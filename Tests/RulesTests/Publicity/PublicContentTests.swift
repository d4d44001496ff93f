// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Testing

@testable import Rules

/// What must be public is told to everyone, and nothing else is.
@Suite struct PublicContentTests {
    static let paths = ["/", "/feed.json", "/style.css"] + PublicRegister.allCases.map(\.path)

    private func content(_ ledger: TestLedger, copies: [Registry] = []) -> PublicContent {
        PublicContent(of: ledger.registry, copies: copies, ruleSet: .zs2024, nowMs: ledger.nowMs)
    }

    private func hub(_ city: City) -> PublicContent {
        content(city.hub, copies: city.copies.keys.sorted().compactMap { city.copies[$0] })
    }

    /// Every document in both languages.
    private func documents(_ content: PublicContent) -> [(path: String, text: String)] {
        Self.paths.flatMap { path in
            Language.allCases.map { (path, content.document(at: path, $0)?.text ?? "") }
        }
    }

    private func text(_ content: PublicContent, _ path: String, _ language: Language = .chinese) -> String {
        content.document(at: path, language)?.text ?? ""
    }

    @Test func aNoticeIsToldFromItsPublication() {
        var office = Office.dinghai()
        #expect(text(content(office.ledger), "/").contains("暂无。"))
        let id = office.publishNotice()
        for path in ["/", "/feed.json", "/notices.json"] {
            let told = text(content(office.ledger), path)
            #expect(told.contains(id) && told.contains("文化旅游领域通告"), "\(path)")
            #expect(told.contains("具备数据安全管理能力"), "\(path)")
        }
        #expect(text(content(office.ledger), "/").contains("受理中"))
        #expect(text(content(office.ledger), "/", .english).contains("receiving applications"))
    }

    @Test func aCaseIsToldOnlyOnceItsResultIsPublished() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .confirmed)
        for (path, told) in documents(content(office.ledger)) {
            #expect(!told.contains(id) && !told.contains("海达"), "\(path)")
        }
        office.advance(id, to: .published)
        for path in ["/", "/feed.json", "/results.json"] {
            let told = text(content(office.ledger), path)
            #expect(told.contains(id) && told.contains("海达") && told.contains("91330900MA00000001"), "\(path)")
        }
    }

    @Test func thePersonBehindAnIndividualsBusinessIsNotTold() {
        var office = Office.dinghai()
        var application = office.application(office.publishNotice())
        application.applicant?.creditCode = "92330900MA00000002"
        application.applicant?.name = "王小海渔具店"
        let id = office.ledger.accept(.submitApplication(application), by: office.applicant)
        office.advance(id, to: .published)
        for path in ["/", "/feed.json", "/results.json"] {
            let told = text(content(office.ledger), path)
            #expect(told.contains(id) && !told.contains("王小海") && told.contains("王＊＊"), "\(path)")
        }
    }

    @Test func termsAreToldOnceTheAgreementIsUnderSeal() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .sealReleased)
        #expect(!text(content(office.ledger), "/agreements.json").contains("ferry.trips"))
        office.advance(id, to: .sealed)
        let told = text(content(office.ledger), "/agreements.json")
        #expect(told.contains("\"data-items\":[\"ferry.trips\",\"weather.daily\"]"))
        #expect(
            told.contains("\"territories\":[\"330902\",\"330903\"]") && told.contains("\"charge\":\"free-of-charge\""))
        #expect(told.contains("\"mode\":\"by-scenario\""))
        // What the parties owe each other is theirs.
        for (path, text) in documents(content(office.ledger)) { #expect(!text.contains("违约方承担责任"), "\(path)") }
    }

    @Test func theHubTellsTheWholeCityAndEachThingOnce() {
        var city = City()
        let id = city.liveAuthorization()
        let notice = city.putuo.publishNotice()
        city.sync()
        let told = hub(city)
        #expect(text(told, "/notices.json").contains(notice) && text(told, "/").contains("普陀区"))
        #expect(told.section(.notices)?.entries.count == 2)
        #expect(told.section(.operators)?.entries.map(\.id) == [id])
        #expect(told.section(.operators)?.entries.map(\.state) == ["live"])
        #expect(told.section(.agreements)?.entries.count == 1)
        #expect(told.section(.statistics)?.entries.count == 3)
        // A county tells what it granted itself.
        #expect(content(city.dinghai.ledger).section(.operators)?.entries.map(\.id) == [id])
        #expect(content(city.putuo.ledger).section(.operators)?.entries.isEmpty == true)
        #expect(!text(content(city.putuo.ledger), "/").contains("定海区"))
        city.revoke(id)
        // Before the county has heard of it the hub says so.
        #expect(hub(city).section(.operators)?.entries.map(\.state) == ["revoked"])
    }

    /// A whole case with everyone in it, in three ledgers.
    @Test func noPersonStandsInAnyAnswer() {
        var city = City()
        let suspended = city.liveAuthorization(scenario: "harbour")
        city.suspend(suspended)
        city.revoke(city.liveAuthorization())
        city.sync()
        let ledgers = [city.hub, city.dinghai.ledger, city.putuo.ledger, city.province]
        let people = Set(ledgers.flatMap { Array($0.registry.people.grants.keys) })
        #expect(people.count > 20, "nobody to be hidden")
        #expect(text(hub(city), "/operators.json").contains("\"revoked\""), "the walk must have reached the end")
        let names: Set<Substring> = ["wang", "zhao", "qian", "zhang", "chen", "li", "zhou", "sun", "admin"]
        for content in [hub(city)] + ledgers.map({ content($0) }) {
            for (path, told) in documents(content) {
                for person in people where told.contains(person) { Issue.record("\(person) stands in \(path)") }
                for ledger in ledgers { #expect(!told.contains(ledger.name + "/"), "\(path)") }
                let words = Set(told.split { !$0.isLetter && !$0.isNumber })
                #expect(names.isDisjoint(with: words), "\(path): \(names.intersection(words))")
                #expect(!told.contains(city.dinghai.sealID), "\(path)")
            }
        }
    }

    @Test func nothingInATextIsMoreThanText() {
        var office = Office.dinghai()
        var notice = office.notice()
        notice.title =
            "<script>alert(1)</script>\u{202E}\u{0007}&\"'\u{2028}x\ny tongdao://zhoushan/dinghai/bureau/wang z"
        notice.conditions = ["</td><img src=x onerror=alert(1)>"]
        office.ledger.accept(.publishNotice(notice), by: office.authority)
        for (path, told) in documents(content(office.ledger)) {
            #expect(!told.contains("<script") && !told.contains("<img") && !told.contains("</script"), "\(path)")
            #expect(!told.unicodeScalars.contains { "\u{202E}\u{0007}\u{2028}".unicodeScalars.contains($0) }, "\(path)")
            #expect(!told.contains("bureau/wang"), "\(path)")
        }
        let page = text(content(office.ledger), "/")
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39; x y tongdao://zhoushan/dinghai z"))
    }

    @Test func anEmptyNodeHasAPageAsWell() {
        for (path, told) in documents(content(TestLedger("new", .county, code: "330904", territoryName: "新区"))) {
            #expect(!told.isEmpty, "\(path)")
        }
        let page = text(content(Office.dinghai().ledger), "/", .english)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && page.contains("Nothing so far."))
        #expect(!page.contains("<script") && !page.contains("javascript:") && !page.contains("http:"))
        #expect(content(Office.dinghai().ledger).document(at: "/roles.json", .english) == nil)
        #expect(content(Office.dinghai().ledger).document(at: "", .english) == nil)
    }

    @Test func onlyTheNewestRowsStandOnThePage() {
        var office = Office.dinghai()
        let first = office.publishNotice()
        for _ in 0..<PublicPage.maximumRows {
            office.ledger.nowMs += 1
            office.publishNotice()
        }
        let told = content(office.ledger)
        #expect(!text(told, "/").contains(first) && text(told, "/").contains("仅列出最新的 200 条。"))
        #expect(
            text(told, "/notices.json").contains(first) && text(told, "/notices.json").contains("\"truncated\":false"))
        #expect(!text(told, "/feed.json").contains(first))
    }

    @Test func failuresSpeakBothLanguages() {
        for failure in PublicFailure.allCases {
            let text = failure.document.text
            #expect(text.contains("lang=\"zh-CN\"") && text.contains("lang=\"en\"") && !text.contains("<script"))
        }
    }
}
