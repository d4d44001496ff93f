// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-2.1.1b: the city's body orders a freeze, and the hub carries it out once.
@Suite struct FreezeTests {
    private func motions(_ city: City) -> RegisterEntry? {
        Registers(city.hub.registry, ruleSet: .zs2024, nowMs: city.hub.nowMs).entries(of: .motions).last
    }

    @Test func aCarriedMotionFreezesEverywhere() throws {
        var city = City()
        let id = city.liveAuthorization()
        let motion = city.carriedMotion(id, .freeze)
        #expect(motions(city)?.nextStep == "suspend" && motions(city)?.owner == "hub-administrator")
        let due = try #require(motions(city)?.dues.first)
        #expect(due.what == "suspend" && due.escalatesTo == "body-member" && due.clauses == ["ZS-2.1.1b"])
        // In a situation that could not be corrected, for the body decides on that.
        var order = city.suspension(id, cause: .falseMaterial)
        #expect(
            city.hub.refuse(.suspendAuthorization(order), by: city.hubAdministrator).code == "suspension.cause-missing")
        order.motionId = motion
        city.hub.accept(.suspendAuthorization(order), by: city.hubAdministrator)
        #expect(city.hub.records.last?.clauses.contains("ZS-2.1.1b") == true)
        #expect(motions(city)?.nextStep == "" && motions(city)?.dues.isEmpty == true)
        city.sync()
        for office in [city.dinghai, city.putuo] {
            #expect(office.ledger.registry.authorizations[id]?.state.stage == .suspended)
        }
        let entry = Registers(city.hub.registry, ruleSet: .zs2024, nowMs: city.hub.nowMs)
            .entries(of: .authorizations).first
        #expect(entry?.values.first { $0.name == "motion" }?.text == motion)
    }

    @Test func aMotionOrdersOneFreeze() {
        var city = City()
        let id = city.liveAuthorization()
        var order = city.suspension(id)
        order.motionId = city.carriedMotion(id, .freeze)
        city.hub.accept(.suspendAuthorization(order), by: city.hubAdministrator)
        let supervisor = city.supervisor()
        city.hub.accept(.resumeAuthorization(city.resumption(id)), by: supervisor)
        let refusal = city.hub.refuse(.suspendAuthorization(order), by: city.hubAdministrator)
        #expect(refusal.code == "suspension.unapproved" && refusal.clauses == ["ZS-2.1.1b", "ZS-2.1.1d"])
    }

    @Test func onlyACarriedMotionOfItsKindAndByTheHubCounts() {
        var city = City()
        let id = city.liveAuthorization()
        let supervisor = city.supervisor()
        let open = city.hub.accept(.openMotion(OpenMotion(kind: .freeze, subject: id)), by: city.hubAuthority)
        let twice = city.hub.refuse(.openMotion(OpenMotion(kind: .freeze, subject: id)), by: city.hubAuthority)
        #expect(twice.code == "motion.already-open")
        // Its end may be discussed meanwhile.
        let end = city.carriedMotion(id, .revoke)
        for motion in [open, end, "M330900-2026-0099"] {
            var order = city.suspension(id)
            order.motionId = motion
            #expect(
                city.hub.refuse(.suspendAuthorization(order), by: city.hubAdministrator).code
                    == "suspension.unapproved")
        }
        for member in city.hubMembers.prefix(2) {
            city.hub.accept(.castVote(CastVote(motionId: open, vote: .for)), by: member)
        }
        var order = city.suspension(id)
        order.motionId = open
        #expect(city.hub.refuse(.suspendAuthorization(order), by: supervisor).code == "role.missing")
        let county = city.dinghai.ledger.refuse(
            .openMotion(OpenMotion(kind: .freeze, subject: id)), by: city.dinghai.authority)
        #expect(county.code == "node.wrong-role")
        city.hub.accept(.suspendAuthorization(order), by: city.hubAdministrator)
        let frozen = city.hub.refuse(.openMotion(OpenMotion(kind: .freeze, subject: id)), by: city.hubAuthority)
        #expect(frozen.code == "suspension.not-live")
    }
}
