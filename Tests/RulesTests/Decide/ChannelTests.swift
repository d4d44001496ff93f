// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// The unified channel (ZS-2.2d to h) and the inventory (ZS-1.2.2c, ZS-2.2a, b).
@Suite struct ChannelTests {
    private func entries(_ ledger: TestLedger, _ name: RegisterName) -> [RegisterEntry] {
        Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs).entries(of: name)
    }

    @Test func aLegacyChannelIsAbsorbedStepByStep() throws {
        var office = Office.dinghai()
        let id = office.channelUp(to: "onboarding")
        let open = try #require(entries(office.ledger, .channels).first)
        #expect(open.state == "onboarding" && open.nextStep == "absorb-channel" && open.owner == "data-authority")
        let due = try #require(open.dues.first)
        #expect(due.escalatesTo == "hub-administrator" && due.clauses == ["ZS-2.2f"])
        #expect(due.atMs - due.warnMs == 30 * 86_400_000)
        office.ledger.accept(
            .absorbChannel(AbsorbChannel(channelId: id, closureDigest: Office.digest)), by: office.authority)
        let closed = try #require(entries(office.ledger, .channels).first)
        #expect(closed.state == "absorbed" && closed.dues.isEmpty && closed.nextStep.isEmpty)
        let again = office.ledger.refuse(.onboardChannel(OnboardChannel(channelId: id)), by: office.authority)
        #expect(again.code == "step.wrong-state")
    }

    @Test func aNewOrSecondChannelIsRefusedAndStandsAmongTheAttempts() throws {
        var office = Office.dinghai()
        office.channelUp(to: "declared")
        let second = office.ledger.refuse(.declareChannel(office.channel()), by: office.authority)
        #expect(second.code == "channel.second" && second.clauses == ["ZS-2.2e"])
        let new = office.ledger.refuse(.declareChannel(office.channel(of: "water", .new)), by: office.authority)
        #expect(new.code == "channel.new-forbidden" && new.clauses == ["ZS-2.2e"])
        let attempts = entries(office.ledger, .attempts)
        #expect(attempts.map(\.state) == ["channel", "channel"])
        let last = try #require(attempts.last)
        #expect(last.values.contains(RegisterValue(name: "who", text: office.authority)))
        #expect(last.values.contains(RegisterValue(name: "organ", text: "water")))
        #expect(office.ledger.registry.span(of: last.id) != nil)
    }

    @Test func aUseComesInByAChannelOnlyOnceItIsOnboarded() throws {
        var city = City()
        let id = city.liveAuthorization()
        let channel = city.dinghai.channelUp(to: "planned")
        let permit = try #require(
            city.book(for: city.dinghai.ledger, endsMs: city.dinghai.ledger.nowMs + 600_000).fact(for: id))
        let use = Action.What.startUse(
            StartUse(
                authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"],
                channelId: channel))
        let early = city.dinghai.ledger.refuse(use, by: city.dinghai.signatory, permit: permit)
        #expect(early.code == "use.channel-outside" && early.clauses == ["ZS-2.2d", "ZS-2.2f"])
        city.dinghai.ledger.accept(.onboardChannel(OnboardChannel(channelId: channel)), by: city.dinghai.authority)
        city.dinghai.ledger.accept(use, by: city.dinghai.signatory, permit: permit)
        #expect(city.dinghai.ledger.registry.channels[channel]?.uses == 1)
    }

    @Test func aContractorsPeopleHoldNoGrantingRole() {
        var office = Office.dinghai()
        office.ledger.accept(.enterBoundOrgan(office.boundOrgan()), by: office.authority)
        let person = office.ledger.person("haoruan", "wu")
        let no = office.ledger.refuse(
            .grantRole(GrantRole(person: person, role: .government)), by: office.ledger.admin)
        #expect(no.code == "role.contractor" && no.clauses == ["ZS-2.2h"])
        office.ledger.grant(.applicant, to: person)
        office.ledger.grant(.dataAuthority, to: office.ledger.person("another", "wu"))
    }

    /// ZS-2.2h: the declaration is not believed against the roles on record.
    @Test func aContractorWhosePeopleHoldAGrantingRoleIsNotEntered() {
        var office = Office.dinghai()
        let no = office.ledger.refuse(
            .enterBoundOrgan(office.boundOrgan(contractors: ["haoruan", "government"])), by: office.authority)
        #expect(no.code == "bound-organ.contractor" && no.clauses == ["ZS-2.2h"])
        #expect(no.missing == ["organ:water", "role:government", office.government])
    }

    @Test func theInventoryKeepsEveryVersion() {
        var office = Office.dinghai()
        office.ledger.accept(
            .enterAsset(office.asset(.release, name: "tongdao", version: "0.1.0")), by: office.authority)
        office.ledger.accept(
            .enterAsset(office.asset(.release, name: "tongdao", version: "0.2.0")), by: office.authority)
        #expect(entries(office.ledger, .assets).map(\.state) == ["superseded", "current"])
        let own = entries(office.ledger, .nodes).first
        #expect(own?.values.contains(RegisterValue(name: "software", text: "tongdao 0.2.0")) == true)
    }

    @Test func whatANodeSawItselfStandsAmongTheAttempts() {
        var city = City()
        city.hub.observe(
            city.hub.hubRules.attemptRefused(
                AttemptRefused(node: "tongdao://zhoushan/other", instance: "i", address: "10.0.0.9", reason: "unknown"))
        )
        let attempt = entries(city.hub, .attempts).first
        #expect(attempt?.state == "node")
        #expect(attempt?.values.contains(RegisterValue(name: "address", text: "10.0.0.9")) == true)
        #expect(entries(city.hub, .nodes).count == 3)
    }

    @Test func theKeptAttemptsAreBounded() {
        var city = City()
        for number in 0..<(Attempts.kept + 5) {
            city.hub.observe(
                city.hub.hubRules.attemptRefused(
                    AttemptRefused(node: "tongdao://zhoushan/n\(number)", reason: "unknown")))
        }
        #expect(city.hub.registry.attempts.list.count == Attempts.kept)
        #expect(city.hub.registry.attempts.list.last?.who.hasSuffix("/n\(Attempts.kept + 4)") == true)
    }
}
