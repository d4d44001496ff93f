// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Local scenarios, from the county that made them to the one that adopts them (ZS-2.2i).
@Suite struct TemplateTests {
    private func entries(_ ledger: TestLedger) -> [RegisterEntry] {
        Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs).entries(of: .templates)
    }

    @Test func whatProvedItselfInOneCountyIsAdoptedInAnother() throws {
        var city = City()
        let (id, template) = city.template()
        city.putuo.publishNotice()
        var application = city.putuo.application(city.putuo.ledger.registry.notices.order[0], scenario: "adopted")
        application.templateId = template
        let early = city.putuo.ledger.refuse(.submitApplication(application), by: city.putuo.applicant)
        #expect(early.code == "template.not-adopted" && early.clauses == ["ZS-2.2i"])
        city.putuo.ledger.accept(.adoptTemplate(AdoptTemplate(templateId: template)), by: city.putuo.authority)
        var other = application
        other.scenario?.purpose = "something-else"
        #expect(
            city.putuo.ledger.refuse(.submitApplication(other), by: city.putuo.applicant).missing
                == ["template:\(template)", "differs:purpose"])
        let adopted = city.putuo.ledger.accept(.submitApplication(application), by: city.putuo.applicant)
        let entry = try #require(entries(city.putuo.ledger).first)
        #expect(entry.state == "adopted")
        let from = city.dinghai.ledger
        for (name, text) in [
            ("origin-node", from.name), ("origin-authorization", id), ("applications", adopted),
            ("origin-application", from.registry.authorizations[id]?.fact.applicationId ?? ""),
        ] {
            #expect(entry.values.contains(RegisterValue(name: name, text: text)), "\(name)")
        }
        city.sync()
    }

    @Test func whatIsTakenOutOfTheLibraryIsAdoptedNoMore() {
        var city = City()
        let (id, template) = city.template()
        city.hub.accept(
            .withdrawTemplate(WithdrawTemplate(templateId: template, reason: "outdated")), by: city.hubAdministrator)
        city.sync()
        let no = city.putuo.ledger.refuse(
            .adoptTemplate(AdoptTemplate(templateId: template)), by: city.putuo.authority)
        #expect(no.code == "template.withdrawn" && no.messageEn.contains("outdated"))
        #expect(entries(city.putuo.ledger).first?.state == "withdrawn")
        // It may come back under a new id.
        city.hub.accept(.publishTemplate(City.publishing(id)), by: city.hubAdministrator)
    }

    @Test func onlyALiveAuthorizationOfOnesOwnIsProposed() {
        var city = City()
        let id = city.liveAuthorization()
        let proposal = Action.What.proposeTemplate(City.proposal(id))
        #expect(city.putuo.ledger.refuse(proposal, by: city.putuo.authority).code == "territory.wrong")
        city.dinghai.ledger.accept(proposal, by: city.dinghai.authority)
        #expect(city.dinghai.ledger.refuse(proposal, by: city.dinghai.authority).code == "template.known")
        #expect(
            city.dinghai.ledger.refuse(.publishTemplate(City.publishing(id)), by: city.dinghai.authority).code
                == "node.wrong-role")
        city.revoke(id)
        city.sync()
        let ended = city.hub.refuse(.publishTemplate(City.publishing(id)), by: city.hubAdministrator)
        #expect(ended.code == "authorization.not-standing" && ended.clauses == ["ZS-2.2i"])
    }

    @Test func aCountyAdmittedLateGetsTheLibrary() {
        var city = City()
        _ = city.template()
        let daishan = TestLedger("daishan", .county, code: "330921", territoryName: "岱山县")
        city.admit(daishan)
        #expect(city.hub.registry.orders.issued(to: daishan.name) == 1)
    }
}
