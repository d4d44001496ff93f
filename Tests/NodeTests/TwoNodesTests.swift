// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Messages
import NodeCore
import Testing
import Transport

@testable import Node

/// A hub and counties in one process, over real TLS.
@Suite(.serialized) struct TwoNodesTests {
    static let hubAdmin = "tongdao://zhoushan/city/data-bureau/admin"
    static let countyAdmin = "tongdao://zhoushan/dinghai/data-bureau/admin"

    func grantHubAdministrator(_ person: TestPerson, at hub: RunningNode, in city: TestCity) async throws {
        let grant = GrantRole(
            person: Self.hubAdmin, role: .hubAdministrator, fromMs: 1, publicKey: person.publicKey)
        let founder = try await TestPerson("\(hub.node)/data-bureau/founder", at: hub, in: city)
        _ = try await founder.send(.grantRole(grant))
    }

    @Test func aCountyIsAdmittedFromBothSidesAndItsLedgerIsCopied() async throws {
        let city = try TestCity()
        let hub = try await RunningNode(
            city.configuration("city", role: .hub, code: "330900", above: ("province", 1)), in: city)
        let county = try await RunningNode(
            city.configuration("dinghai", role: .county, code: "330902", above: ("city", hub.port)), in: city)
        let admin = try await TestPerson(Self.hubAdmin, at: hub, in: city)
        try await grantHubAdministrator(admin, at: hub, in: city)

        try await eventually("the county has asked") {
            try await admin.status().peers.contains { $0.node == county.node && $0.state == "requested" }
        }
        let countyPerson = try await TestPerson(Self.countyAdmin, at: county, in: city)
        let status = try await countyPerson.status()
        _ = try await admin.send(
            .admitNode(
                AdmitNode(
                    node: county.node, instance: status.instance,
                    publicKey: try city.bundle(county.node).signer.publicKey.bytes)))
        try await eventually("the copy is whole") {
            let mine = try await countyPerson.status()
            let there = try await admin.status().peers.first { $0.node == county.node }
            return there?.state == "connected" && there?.sentSize == mine.ledgerSize
                && mine.countersignedSize == mine.ledgerSize && mine.epoch == 1
        }

        // A retry with the same id gets the first answer, and nothing is written twice.
        let grant = GrantRole(
            person: "\(county.node)/data-bureau/officer", role: .dataAuthority, fromMs: 1,
            publicKey: countyPerson.publicKey)
        let first = try await countyPerson.send(.grantRole(grant), id: "once")
        let again = try await countyPerson.send(.grantRole(grant), id: "once")
        #expect(again.repeated && again.firstSequence == first.firstSequence)
        let copied = try await countyPerson.status().ledgerSize
        try await eventually("the new record is copied") {
            try await admin.status().peers.first { $0.node == county.node }?.sentSize == copied
        }
        await county.stop()
        await hub.stop()
    }

    @Test func aSecondDaemonOfATerritoryIsFencedAndTheAttemptRecorded() async throws {
        let city = try TestCity()
        let hub = try await RunningNode(
            city.configuration("city", role: .hub, code: "330900", above: ("province", 1)), in: city)
        let county = try await RunningNode(
            city.configuration("dinghai", role: .county, code: "330902", above: ("city", hub.port)), in: city)
        let admin = try await TestPerson(Self.hubAdmin, at: hub, in: city)
        try await grantHubAdministrator(admin, at: hub, in: city)
        let person = try await TestPerson(Self.countyAdmin, at: county, in: city)
        let instance = try await person.status().instance
        try await eventually("the county has asked") {
            try await admin.status().peers.contains { $0.node == county.node }
        }
        _ = try await admin.send(
            .admitNode(
                AdmitNode(
                    node: county.node, instance: instance,
                    publicKey: try city.bundle(county.node).signer.publicKey.bytes)))
        try await eventually("linked") {
            try await admin.status().peers.first { $0.node == county.node }?.state == "connected"
        }
        let before = try await admin.status().ledgerSize
        let second = try await RunningNode(
            city.configuration("dinghai", role: .county, code: "330902", above: ("city", hub.port), data: "second"),
            in: city)
        let secondPerson = try await TestPerson(Self.countyAdmin, at: second, in: city)
        try await eventually("the second daemon was told") {
            try await secondPerson.status().peers.first?.state == "rejected"
        }
        let status = try await admin.status()
        #expect(status.ledgerSize > before, "the attempt is on record")
        let peer = try #require(status.peers.first { $0.node == county.node })
        #expect(peer.state == "connected", "the first daemon goes on")
        #expect(peer.detail.contains("refused attempts"))
        await second.stop()
        await county.stop()
        await hub.stop()
    }

    @Test func aRefusalIsRecordedAndExplained() async throws {
        let city = try TestCity()
        let county = try await RunningNode(
            city.configuration("dinghai", role: .county, code: "330902", above: ("city", 1)), in: city)
        let person = try await TestPerson(Self.countyAdmin, at: county, in: city)
        let refusal: Refusal
        do {
            _ = try await person.send(
                .acceptApplication(AcceptApplication(applicationId: "A330902-2026-0001")), id: "why-me")
            Issue.record("accepting an application that does not exist was allowed")
            return
        } catch let failure as CallFailure {
            refusal = try #require(failure.status.refusal)
        }
        #expect(!refusal.messageZh.isEmpty && !refusal.messageEn.isEmpty && !refusal.clauses.isEmpty)
        let why = try await person.connection.call(
            Method.queriesWhy, WhyRequest(id: "why-me"), timeout: .seconds(10))
        #expect(why.replayedSame)
        #expect(why.refusal?.code == refusal.code)
        await county.stop()
    }

    @Test func aRestartedNodeKnowsWhatItAcknowledged() async throws {
        let city = try TestCity()
        let configuration = try city.configuration("dinghai", role: .county, code: "330902", above: ("city", 1))
        let county = try await RunningNode(configuration, in: city)
        let person = try await TestPerson(Self.countyAdmin, at: county, in: city)
        for number in 0..<20 {
            _ = try await person.send(
                .grantRole(
                    GrantRole(
                        person: "tongdao://zhoushan/dinghai/data-bureau/officer-\(number)", role: .dataAuthority,
                        fromMs: 1, publicKey: person.publicKey)))
        }
        let running = try await county.assembly.registrar.status()
        await county.stop()
        let again = try await RunningNode(configuration, in: city)
        let rebuilt = try await again.assembly.registrar.status()
        #expect(rebuilt.registry == running.registry, "invariant 7: rebuilding gives the same state")
        #expect(RegistrarCore.encode(rebuilt.registry) == RegistrarCore.encode(running.registry), "to the byte")
        #expect(rebuilt.state == running.state)
        await again.stop()
    }
}
