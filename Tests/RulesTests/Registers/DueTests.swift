// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Every date has its warning, its owner and whom it goes to, and goes when it is kept.
@Suite struct DueTests {
    private let day: UInt64 = 86_400_000

    private func dues(_ ledger: TestLedger, _ register: RegisterName) -> [Due] {
        Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs).entries(of: register).flatMap(\.dues)
    }

    @Test func aNoticeHasItsClosingDayUntilItCloses() throws {
        var office = Office.dinghai()
        let id = office.publishNotice()
        let closes = try #require(office.ledger.registry.notices[id]?.fact.closesMs)
        let due = try #require(dues(office.ledger, .notices).first)
        #expect(due.what == "closes" && due.atMs == closes && due.warnMs == closes - 3 * day)
        #expect(due.owner == "data-authority" && due.escalatesTo == "supervisor")
        #expect(DueState(of: due, at: due.warnMs - 1) == .ahead)
        #expect(DueState(of: due, at: due.warnMs) == .atRisk)
        #expect(DueState(of: due, at: due.atMs) == .overdue)
        office.ledger.nowMs = closes
        #expect(dues(office.ledger, .notices).isEmpty)
    }

    @Test func anAuthorizationEndsAndAwaitsItsReceiptWhereItWasGiven() throws {
        var city = City()
        let id = city.liveAuthorization()
        let found = try #require(city.dinghai.ledger.registry.authorizations[id])
        let own = dues(city.dinghai.ledger, .authorizations)
        let end = try #require(own.first { $0.what == "term-end" })
        #expect(end.atMs == found.terms.termEndMs && end.owner == "operator-signatory")
        #expect(end.warnMs < end.atMs - 180 * day && end.warnMs > end.atMs - 185 * day)
        #expect(end.escalatesTo == "data-authority" && end.clauses == ["ZS-3.5b"])
        // Once, in the ledger of the county that gave it.
        #expect(dues(city.hub, .authorizations).isEmpty && dues(city.putuo.ledger, .authorizations).isEmpty)
        let awaited = own.contains { $0.what == "filing-receipt" }
        #expect(awaited == found.filingReceipt.isEmpty)
        city.revoke(id)
        city.sync()
        #expect(dues(city.dinghai.ledger, .authorizations).isEmpty)
    }

    /// The end of a certificate stands with the newest grant that names one, whoever renews it grants the role again.
    @Test func aPersonsCertificateHasAnEnd() throws {
        var office = Office.dinghai()
        let person = office.ledger.person("court", "sun")
        let key = office.ledger.cryptography.key(of: person)
        func grant(_ role: Role, endsMs: UInt64) -> Action.What {
            .grantRole(GrantRole(person: person, role: role, publicKey: key, certificateEndsMs: endsMs))
        }
        let first = office.ledger.nowMs + 50 * day
        office.ledger.accept(grant(.supervisor, endsMs: first), by: office.ledger.admin)
        let due = try #require(dues(office.ledger, .roles).first)
        #expect(due.what == "certificate-until" && due.atMs == first && due.warnMs == first - 30 * day)
        #expect(due.owner == "system-administrator" && due.escalatesTo == "security-administrator")
        #expect(office.ledger.refuse(grant(.supervisor, endsMs: 0), by: office.ledger.admin).code == "role.unchanged")
        office.ledger.accept(grant(.supervisor, endsMs: first + day), by: office.ledger.admin)
        #expect(dues(office.ledger, .roles).map(\.atMs) == [first + day])
        office.ledger.nowMs = first + day
        #expect(dues(office.ledger, .roles).map { DueState(of: $0, at: first + day) } == [.overdue])
        // What has ended vouches for no key, and an end without a key says nothing.
        for action in [
            grant(.supervisor, endsMs: first),
            .grantRole(GrantRole(person: person, role: .supervisor, certificateEndsMs: first + 90 * day)),
        ] {
            let refusal = office.ledger.refuse(action, by: office.ledger.admin)
            #expect(refusal.code == "role.malformed" && refusal.missing.contains("certificate"))
        }
        office.ledger.accept(
            .withdrawRole(WithdrawRole(person: person, role: .supervisor, reason: "left")), by: office.ledger.admin)
        #expect(dues(office.ledger, .roles).isEmpty)
    }

    /// A node's certificate as its process showed it: a later welcome brings a renewed one.
    @Test func aNodesCertificateHasAnEnd() throws {
        var city = City()
        #expect(dues(city.hub, .nodes).isEmpty)
        let node = city.dinghai.ledger.name
        let instance = try #require(city.hub.registry.nodes[node]?.instance)
        let ends = city.hub.nowMs + 90 * day
        for (boot, endsMs) in [("boot-2", ends), ("boot-3", ends + day)] {
            city.hub.observe(
                city.hub.hubRules.epochGranted(
                    node: node, instance: instance, boot: boot, certificateEndsMs: endsMs))
            let due = try #require(dues(city.hub, .nodes).first)
            #expect(due.what == "certificate-until" && due.atMs == endsMs && due.warnMs == endsMs - 30 * day)
            #expect(due.owner == "system-administrator" && due.clauses == ["ZS-2.2h"])
        }
        #expect(dues(city.hub, .nodes).count == 1)
    }

    @Test func aRoleThatEndsIsAnnounced() throws {
        var office = Office.dinghai()
        #expect(dues(office.ledger, .roles).isEmpty)
        let until = office.ledger.nowMs + 40 * day
        office.ledger.accept(
            .grantRole(
                GrantRole(person: office.ledger.person("court", "sun"), role: .supervisor, untilMs: until)),
            by: office.ledger.admin)
        let due = try #require(dues(office.ledger, .roles).first)
        #expect(due.atMs == until && due.warnMs == until - 30 * day && due.owner == "system-administrator")
        office.ledger.nowMs = until
        #expect(dues(office.ledger, .roles).isEmpty)
    }

    @Test func anOpenMotionIsDecidedInItsTimeOrItsSession() throws {
        var office = Office.dinghai()
        let motion = office.openProblem()
        let opened = try #require(office.ledger.registry.motions[motion]?.openedMs)
        let due = try #require(dues(office.ledger, .motions).first)
        #expect(due.what == "cast-vote" && due.atMs == opened + 30 * day && due.warnMs == opened + 23 * day)
        #expect(due.owner == "body-member" && due.escalatesTo == "government")
        let begins = office.ledger.nowMs + 5 * day
        _ = office.callSession(on: [motion], beginsMs: begins)
        let called = try #require(dues(office.ledger, .motions).first)
        #expect(called.what == "session" && called.atMs == begins)
        office.ledger.nowMs = begins + day
        let late = Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
            .entries(of: .motions).first
        #expect(late?.values.first { $0.name == "escalated-to" }?.text == "government")
    }

    @Test func aDecidedMotionHasNoDate() {
        var office = Office.dinghai()
        _ = office.resolve()
        #expect(dues(office.ledger, .motions).isEmpty)
    }

    @Test func aTurnOfDutyWaitsForTheNext() throws {
        var office = Office.dinghai()
        let until = office.ledger.nowMs + 2 * day
        func turn(_ until: UInt64) -> Action.What {
            .setDutyRoster(SetDutyRoster(person: office.authority, office: .dataAuthority, untilMs: until))
        }
        office.ledger.accept(turn(until), by: office.ledger.admin)
        #expect(dues(office.ledger, .duties).map(\.atMs) == [until])
        office.ledger.nowMs = until + 1
        let due = try #require(dues(office.ledger, .duties).first)
        #expect(DueState(of: due, at: office.ledger.nowMs) == .overdue && due.escalatesTo == "system-administrator")
        office.ledger.accept(turn(until + 9 * day), by: office.ledger.admin)
        #expect(dues(office.ledger, .duties).map(\.atMs) == [until + 9 * day])
    }

    @Test func aDelegationEndsWithItsTermOrItsRecall() {
        var office = Office.dinghai()
        let action = office.delegation()
        let id = office.ledger.accept(.delegateRole(action), by: office.authority)
        #expect(dues(office.ledger, .delegations).map(\.atMs) == [action.untilMs])
        #expect(dues(office.ledger, .delegations).map(\.owner) == ["data-authority"])
        office.ledger.accept(
            .recallDelegation(RecallDelegation(delegationId: id, reason: "back")), by: office.authority)
        #expect(dues(office.ledger, .delegations).isEmpty)
    }

    /// A set with a last day is followed by another; without one nothing can be decided, and the hub is told so.
    @Test func aRuleSetThatEndsIsAnnouncedAtTheHub() throws {
        var city = City()
        let text = RuleSet.cn2025OP.text
        city.announce(text)
        city.distribute(text)
        city.hub.nowMs += day
        let due = try #require(dues(city.hub, .ruleSets).first { $0.what == "valid-to" })
        #expect(due.atMs == text.validToMs && due.owner == "hub-administrator" && due.escalatesTo == "body-member")
        #expect(due.warnMs < due.atMs - 180 * day && due.warnMs > due.atMs - 185 * day)
        city.sync()
        #expect(dues(city.dinghai.ledger, .ruleSets).isEmpty)
    }

    @Test func onlyEntriesWithADateAreGivenWhereThatIsAskedFor() {
        var office = Office.dinghai()
        _ = office.caseUp(to: .accepted)
        let registers = Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
        let found = registers.entries(RegisterRequest(dueOnly: true))
        // Whoever decides has a passphrase that falls due.
        #expect(found.map(\.register).filter { $0 != "factors" } == ["notices"])
        #expect(found.count == 1 + office.ledger.registry.factors.byPerson.values.count { $0.id != nil })
        #expect(found.allSatisfy { !$0.dues.isEmpty })
        #expect(registers.entries(RegisterRequest()).count > found.count)
    }

    @Test func everyStateOfADateHasAName() {
        for state in DueState.allCases {
            #expect(Wording.name(of: state.rawValue, .chinese) != state.rawValue)
        }
    }
}
