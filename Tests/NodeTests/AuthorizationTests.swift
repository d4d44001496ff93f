// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Foundation
import Messages
import NodeCore
import Rules
import Testing
import Transport

@testable import Node

/// An authorization from the county's seal to the province's receipt, and its end.
@Suite(.serialized) struct AuthorizationTests {
    struct Trio {
        let city: TestCity
        let province: RunningNode
        let hub: RunningNode
        let county: RunningNode
        let provincial: TestPerson
        let admin: TestPerson
        let members: [TestPerson]

        func stop() async {
            await county.stop()
            await hub.stop()
            await province.stop()
        }
    }

    static func admit(_ node: RunningNode, at above: TestPerson, in city: TestCity) async throws {
        var instance = ""
        try await eventually("\(node.node) has asked") {
            let peer = try await above.status().peers.first { $0.node == node.node && $0.state == "requested" }
            instance = peer?.detail ?? ""
            return peer != nil
        }
        _ = try await above.send(
            .admitNode(
                AdmitNode(
                    node: node.node, instance: instance,
                    publicKey: try city.bundle(node.node).signer.publicKey.bytes)))
        try await eventually("\(node.node) is linked") {
            try await above.status().peers.first { $0.node == node.node }?.state == "connected"
        }
    }

    static func start(leaseSeconds: UInt32 = 900, countyClock: any NodeClock = SystemClock()) async throws -> Trio {
        let city = try TestCity()
        var limits = FederationLimits()
        limits.leaseSeconds = leaseSeconds
        limits.clockBoundMilliseconds = 200
        let province = try await RunningNode(
            city.configuration("province", role: .province, code: "330000", limits: limits), in: city)
        let hub = try await RunningNode(
            city.configuration("city", role: .hub, code: "330900", above: ("province", province.port), limits: limits),
            in: city)
        let county = try await RunningNode(
            city.configuration("dinghai", role: .county, code: "330902", above: ("city", hub.port), limits: limits),
            in: city, clock: countyClock)
        let provincial = try await TestPerson("\(province.node)/data-bureau/admin", at: province, in: city)
        let admin = try await TestPerson("\(hub.node)/data-bureau/admin", at: hub, in: city)
        func grant(_ role: Role, to person: TestPerson, by admin: TestPerson, bureau: String = "") async throws {
            _ = try await admin.send(
                .grantRole(
                    GrantRole(
                        person: person.bundle.subject.description, role: role, bureau: bureau, fromMs: 1,
                        publicKey: person.publicKey)))
        }
        let founders = (
            province: try await TestPerson("\(province.node)/data-bureau/founder", at: province, in: city),
            hub: try await TestPerson("\(hub.node)/data-bureau/founder", at: hub, in: city)
        )
        try await grant(.provincialOfficer, to: provincial, by: founders.province)
        try await grant(.hubAdministrator, to: admin, by: founders.hub)
        var members: [TestPerson] = []
        for bureau in ["cyberspace", "finance", "justice"] {
            let member = try await TestPerson("\(hub.node)/\(bureau)/member", at: hub, in: city)
            try await grant(.bodyMember, to: member, by: admin, bureau: bureau)
            members.append(member)
        }
        try await admit(hub, at: provincial, in: city)
        try await admit(county, at: admin, in: city)
        return Trio(
            city: city, province: province, hub: hub, county: county, provincial: provincial, admin: admin,
            members: members)
    }

    static func view(_ id: String, at person: TestPerson) async throws -> AuthorizationView? {
        try await person.connection.call(
            Method.queriesAuthorizations, ListRequest(filter: id), timeout: .seconds(10)
        ).authorizations.first
    }

    func revoke(_ id: String, _ trio: Trio) async throws {
        let motion = try await trio.admin.send(.openMotion(OpenMotion(kind: .revoke, subject: id))).subject
        for member in trio.members.prefix(2) {
            _ = try await member.send(.castVote(CastVote(motionId: motion, vote: .for, reason: "breach")))
        }
        _ = try await trio.admin.send(
            .revokeAuthorization(
                RevokeAuthorization(authorizationId: id, motionId: motion, exitCause: .breach)))
    }

    @Test func anAuthorizationGoesAllTheWayAndItsRevocationComesBack() async throws {
        let trio = try await Self.start()
        let people = try await TestCounty(trio.county, code: "330902", in: trio.city)
        let id = try await people.authorize("forecast-1", territories: ["330902"])
        try await eventually("live at the county, filed at the province") {
            let here = try await Self.view(id, at: people.authority)
            return here?.state == "live" && here?.permitLive == true && here?.filingReceipt.hasPrefix("ZJ-") == true
        }
        let number = try await Self.view(id, at: people.authority)?.number
        #expect(number == "ZS-\(Calendar.current.component(.year, from: .now))-000001")
        let use = try await people.applicant.send(
            .startUse(StartUse(authorizationId: id, kind: .session, purpose: "forecast", dataItems: ["weather"])))
        #expect(use.subject.hasPrefix("S"))
        do {
            _ = try await people.applicant.send(
                .startUse(StartUse(authorizationId: id, kind: .session, purpose: "advertising", dataItems: ["weather"]))
            )
            Issue.record("a use for another purpose was let in")
        } catch let failure as CallFailure {
            #expect(failure.status.refusal?.clauses.isEmpty == false)
        }

        try await revoke(id, trio)
        try await eventually("stopped, with a signed receipt at the hub") {
            let stop = try await Self.view(id, at: trio.admin)?.stops.first { $0.node == trio.county.node }
            return stop?.state == "proved-stopped" && stop?.inFlight == 1
        }
        await #expect(throws: CallFailure.self) {
            _ = try await people.applicant.send(
                .startUse(StartUse(authorizationId: id, kind: .session, purpose: "forecast", dataItems: ["weather"])))
        }
        let heads = try await trio.admin.status()
        #expect(heads.countersignedSize > 0, "the province countersigns the hub's heads")
        await trio.stop()
    }

    @Test func aCutOffCountyStopsWhenItsLeaseEndsWhateverItsWallClockSays() async throws {
        let clock = HandClock()
        let trio = try await Self.start(leaseSeconds: 3, countyClock: clock)
        let people = try await TestCounty(trio.county, code: "330902", in: trio.city)
        let id = try await people.authorize("forecast-2", territories: ["330902"])
        try await eventually("live with a permit") { try await Self.view(id, at: people.authority)?.permitLive == true }
        await trio.hub.stop()
        clock.jumpWall(byMilliseconds: -120_000)
        func use() async throws {
            _ = try await people.applicant.send(
                .startUse(StartUse(authorizationId: id, kind: .session, purpose: "forecast", dataItems: ["weather"])))
        }
        try await use()
        try await eventually(within: 6, "the lease ends by the monotonic clock") {
            do {
                try await use()
                return false
            } catch let failure as CallFailure {
                return failure.status.refusal?.code == RefusalCode.useNoPermit.rawValue
            }
        }
        await trio.county.stop()
        await trio.province.stop()
    }

    /// A wall clock that jumps lengthens no lease; but what is recorded carries its time, so a use that by that time lies
    /// outside the agreement's term must be refused here, or the hub would find it unlawful.
    @Test func aUseIsJudgedByTheTimeThatItsRecordWillCarry() async throws {
        let clock = HandClock()
        let trio = try await Self.start(leaseSeconds: 60, countyClock: clock)
        let people = try await TestCounty(trio.county, code: "330902", in: trio.city)
        let id = try await people.authorize("forecast-5", territories: ["330902"])
        try await eventually("live with a permit") { try await Self.view(id, at: people.authority)?.permitLive == true }
        clock.jumpWall(byMilliseconds: 400 * 86_400_000)
        do {
            _ = try await trio.county.assembly.registrar.admit(
                UseRequest(authorization: id, kind: .job, purpose: "forecast", dataItems: ["weather"]))
            Issue.record("a use was let in outside the agreement's term")
        } catch let refused as GateRefused {
            #expect(refused.refusal.code == RefusalCode.useOutsideTerm.rawValue)
        }
        await trio.stop()
    }

    /// What is left of a lease outlives the process, by the machine's own clock; not the machine, nor a move of the
    /// directory, whatever the wall clock says there.
    @Test func aLeaseGoesOnOverARestartOnThisMachineAndInThisDirectoryAlone() async throws {
        let clock = HandClock()
        let trio = try await Self.start(leaseSeconds: 60, countyClock: clock)
        let people = try await TestCounty(trio.county, code: "330902", in: trio.city)
        let id = try await people.authorize("forecast-4", territories: ["330902"])
        try await eventually("live with a permit") { try await Self.view(id, at: people.authority)?.permitLive == true }
        await trio.hub.stop()
        let configuration = trio.county.assembly.configuration
        await trio.county.stop()
        func permits(_ configuration: NodeConfiguration) async throws -> UInt32 {
            let node = try await RunningNode(configuration, in: trio.city, clock: clock)
            let permits = try await TestPerson("\(node.node)/data-bureau/admin", at: node, in: trio.city).status()
            await node.stop()
            return permits.permitsLive
        }
        clock.jumpWall(byMilliseconds: 3_600_000)
        #expect(try await permits(configuration) == 1, "a restart of the process, under a wall clock that jumped")
        var copy = configuration
        copy.dataDirectory += "-copy"
        try FileManager.default.copyItem(atPath: configuration.dataDirectory, toPath: copy.dataDirectory)
        #expect(try await permits(copy) == 0, "a copy of the directory")
        clock.restartMachine()
        #expect(try await permits(configuration) == 0, "another start of the machine")
        await trio.province.stop()
    }

    @Test func theHubRefusesASecondAuthorizationOfOneScenario() async throws {
        let trio = try await Self.start()
        let other = try await RunningNode(
            trio.city.configuration("putuo", role: .county, code: "330903", above: ("city", trio.hub.port)),
            in: trio.city)
        try await Self.admit(other, at: trio.admin, in: trio.city)
        let people = try await TestCounty(trio.county, code: "330902", in: trio.city)
        let neighbours = try await TestCounty(other, code: "330903", in: trio.city)
        let first = try await people.authorize("forecast-3", territories: ["330902"])
        try await eventually("the first is live") { try await Self.view(first, at: people.authority)?.state == "live" }
        let second = try await neighbours.authorize("forecast-3", territories: ["330903"])
        try await eventually("the second is rejected") {
            let view = try await Self.view(second, at: neighbours.authority)
            return view?.state == "rejected" && view?.refusal == RefusalCode.authorizationDuplicate.rawValue
        }
        await other.stop()
        await trio.stop()
    }
}
