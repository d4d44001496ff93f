// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@Suite struct ViewTests {
    private let all = ListRequest()

    @Test func noticesAndCasesSayWhereTheyStand() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .panelDrawn)
        let notice = Views.notices(office.ledger.registry, all, nowMs: office.ledger.nowMs)
        #expect(notice.map(\.open) == [true])
        #expect(notice.first?.applications == 1)
        let view = Views.cases(office.ledger.registry, all, ruleSet: .zs2024).first
        #expect(view?.applicationId == id)
        #expect(view?.state == "panel-drawn")
        #expect(view?.nextStep == "submit-review")
        #expect(view?.owner == "expert")
        #expect(view?.panel.count == 3)
        office.advance(id, to: .agreementDrafted)
        let later = Views.cases(office.ledger.registry, ListRequest(filter: "A33"), ruleSet: .zs2024).first
        #expect(later?.agreementDigest.count == 32)
        #expect(later?.owner == "operator-signatory")
        #expect(later?.meanHundredths == 8000)
        #expect(Views.cases(office.ledger.registry, ListRequest(filter: "B"), ruleSet: .zs2024).isEmpty)
    }

    @Test func peopleAreListedByNameRoleOrBeginning() {
        let office = Office.dinghai()
        let people = Views.people(office.ledger.registry, all)
        #expect(people.map(\.person) == people.map(\.person).sorted())
        #expect(people.count == 18)
        #expect(Views.people(office.ledger.registry, ListRequest(filter: "expert")).count == 6)
        #expect(
            Views.people(office.ledger.registry, ListRequest(filter: office.authority)).map(\.role) == [.dataAuthority])
        #expect(Views.people(office.ledger.registry, ListRequest(limit: 4)).count == 4)
    }

    @Test func anAgreementComesWithTheBytesToSign() throws {
        var office = Office.dinghai()
        office.caseUp(to: .sealed)
        let view = try #require(Views.agreement("G330902-2026-0001", office.ledger.registry))
        #expect(office.ledger.cryptography.sm3(view.encodedText) == view.digest)
        #expect(view.state == "sealed")
        #expect(view.signed?.signatory == office.signatory)
        #expect(view.sealed?.sealId == office.sealID)
        #expect(Views.agreement("G9", office.ledger.registry) == nil)
    }

    @Test func withoutALeaseALiveAuthorizationWaits() {
        var city = City()
        let id = city.liveAuthorization()
        let ledger = city.putuo.ledger
        func view(_ leases: LeaseKnowledge) -> AuthorizationView {
            Views.authorizations(ledger.registry, ListRequest(filter: id), leases: leases).first ?? AuthorizationView()
        }
        #expect(view(LeaseKnowledge(book: PermitBook(node: ledger.name), nowMs: ledger.nowMs)).state == "waiting")
        let book = city.book(for: ledger, endsMs: ledger.nowMs + 10)
        let live = view(LeaseKnowledge(book: book, nowMs: ledger.nowMs))
        #expect(live.state == "live" && live.permitLive && live.permitEndsMs == ledger.nowMs + 10)
        #expect(live.number == "ZS-2026-000001")
        #expect(view(LeaseKnowledge(book: book, nowMs: ledger.nowMs + 10)).state == "waiting")
    }

    /// ZS-3.6b: for each node proved, ended by its lease, or unknown; never better than what is known.
    @Test func theHubShowsHowSurelyEachNodeHasStopped() {
        var city = City()
        let id = city.liveAuthorization()
        let late = TestLedger("shengsi", .county, code: "330922", territoryName: "嵊泗县")
        city.admit(late)
        city.revoke(id)
        city.deliver(\.dinghai)
        let endsMs = city.hub.nowMs + 500
        func states(_ nowMs: UInt64) -> [String: String] {
            let leases = LeaseKnowledge(
                endsMs: [city.putuo.ledger.name: endsMs, city.dinghai.ledger.name: endsMs], clockBoundMs: 100,
                nowMs: nowMs)
            let view = Views.authorizations(city.hub.registry, ListRequest(filter: id), leases: leases).first
            return Dictionary(uniqueKeysWithValues: (view?.stops ?? []).map { ($0.node, $0.state) })
        }
        #expect(
            states(endsMs + 99) == [
                city.dinghai.ledger.name: "proved-stopped", city.putuo.ledger.name: "unknown", late.name: "unknown",
            ])
        #expect(
            states(endsMs + 100) == [
                city.dinghai.ledger.name: "proved-stopped", city.putuo.ledger.name: "stopped-by-lease-end",
                late.name: "unknown",
            ])
        let own = Views.authorizations(
            city.dinghai.ledger.registry, all,
            leases: LeaseKnowledge(book: PermitBook(node: city.dinghai.ledger.name), nowMs: endsMs)
        ).first
        #expect(own?.stops.map(\.state) == ["proved-stopped"])
        #expect(own?.state == "revoked")
    }

    @Test func aRejectedOneNamesItsRefusal() {
        var city = City()
        city.dinghai.caseUp(to: .sealed)
        city.putuo.caseUp(to: .sealed)
        city.sync()
        let view = Views.authorizations(
            city.putuo.ledger.registry, ListRequest(filter: "U330903"),
            leases: LeaseKnowledge(nowMs: city.putuo.ledger.nowMs)
        ).first
        #expect(view?.state == "rejected")
        #expect(view?.refusal == "authorization.duplicate")
    }
}

@Suite struct ExplainTests {
    private func why(_ ledger: TestLedger, _ id: String) -> WhyView? {
        guard let span = ledger.registry.span(of: id) else { return nil }
        var first = Int(ledger.registry.commands[id] == nil ? span.last : span.first) - 1
        while first > 0, Judge.size(of: ledger.records[first]) == nil { first -= 1 }
        let size = Judge.size(of: ledger.records[first]) ?? 1
        return Explain.why(
            ledger.registry, id, decision: Array(ledger.records[first..<first + size]), ruleSet: .zs2024,
            replayedSame: true)
    }

    @Test func aRefusalIsExplained() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .examined)
        let command = office.ledger.command(
            .draftAgreement(DraftAgreement(applicationId: id, terms: office.terms())), by: office.authority)
        office.ledger.send(command)
        let view = try #require(why(office.ledger, command.commandId))
        #expect(view.refusal?.code == "agreement.unapproved")
        #expect(view.clauses.contains("ZS-2.2g"))
        #expect(view.outcomeZh.contains("未经批准"))
        #expect(view.owner == "government")
        #expect(view.state == "examined")
        #expect(view.facts.contains("missing=\(id)"))
        #expect(view.ruleSet == "ZS2024" && view.replayedSame)
    }

    @Test func aSubjectIsExplainedByItsLastChangeAndItsNextStep() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .reviewed)
        let view = try #require(why(office.ledger, id))
        #expect(view.outcomeEn == "Review submitted: \(id); Panel concluded: \(id)")
        #expect(view.facts.contains("mean-hundredths=8000"))
        #expect(view.nextEn == "open a motion")
        #expect(view.nextZh == "提请审议")
        #expect(view.owner == "data-authority")
        #expect(view.lastSequence == view.firstSequence + 1)
    }

    @Test func everySubjectOfTheCityCanBeAskedAbout() throws {
        var city = City()
        let id = city.liveAuthorization()
        city.revoke(id)
        city.sync()
        let view = try #require(why(city.dinghai.ledger, id))
        #expect(view.state == "revoked")
        #expect(view.facts.contains("ordered-by=\(city.hub.name)"))
        for subject in [
            "N330902-2026-0001", "A330902-2026-0001", "M330902-2026-0001", "G330902-2026-0001", "seal-1",
            city.dinghai.authority,
        ] {
            #expect(why(city.dinghai.ledger, subject)?.outcomeZh.isEmpty == false, "\(subject)")
        }
        for subject in [id, "F-\(id)", "M330900-2026-0001", city.putuo.ledger.name] {
            #expect(why(city.hub, subject)?.outcomeEn.isEmpty == false, "\(subject)")
        }
        #expect(why(city.hub, "nothing") == nil)
    }
}
