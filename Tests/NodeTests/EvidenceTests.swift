// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Foundation
import Messages
import NodeCore
import Registry
import Rules
import Testing
import Transport

@testable import Node

/// What breaks the rules is kept as evidence, not applied, and the county marked.
@Suite(.serialized) struct EvidenceTests {
    static func peer(_ node: String, at person: TestPerson) async throws -> PeerStatus? {
        try await person.status().peers.first { $0.node == node }
    }

    static func hubAndAdmin(_ city: TestCity) async throws -> (RunningNode, TestPerson) {
        let hub = try await RunningNode(
            city.configuration("city", role: .hub, code: "330900", above: ("province", 1)), in: city)
        let admin = try await TestPerson("\(hub.node)/data-bureau/admin", at: hub, in: city)
        // Nobody grants a role to himself.
        let founder = try await TestPerson("\(hub.node)/data-bureau/founder", at: hub, in: city)
        _ = try await founder.send(
            .grantRole(
                GrantRole(
                    person: admin.bundle.subject.description, role: .hubAdministrator, fromMs: 1,
                    publicKey: admin.publicKey)))
        return (hub, admin)
    }

    @Test func aCountyThatLiesIsPutInQuarantine() async throws {
        let city = try TestCity()
        let (hub, admin) = try await Self.hubAndAdmin(city)
        let county = try await RunningNode(
            city.configuration("dinghai", role: .county, code: "330902", above: ("city", hub.port)), in: city)
        try await AuthorizationTests.admit(county, at: admin, in: city)
        try await eventually("copied") { try await Self.peer(county.node, at: admin)?.sentSize == 1 }

        // A role nobody granted: a fact that only a person's signed command may state.
        let lie = RoleGranted(
            person: "\(county.node)/acme/friend", role: .dataAuthority, fromMs: 1,
            publicKey: try city.bundle(county.node).signer.publicKey.bytes)
        try await county.assembly.registrar.observe(
            [Draft(subject: lie.person, clauses: ["ZS-2.2h"], body: Body(fact: .roleGranted(lie)))], what: "lie")
        try await eventually("the county is in quarantine") {
            try await Self.peer(county.node, at: admin)?.state == "quarantined"
        }
        let status = try await hub.assembly.registrar.status()
        #expect(status.copySizes[county.node] == 1, "nothing of the batch was taken in")
        let evidence = try #require(status.registry.vigilance.evidence[county.node]?.first)
        #expect(evidence.about == 2)
        let why = try await admin.connection.call(
            Method.queriesWhy, WhyRequest(id: "\(hub.node)#\(evidence.sequence)"), timeout: .seconds(10))
        #expect(why.replayedSame && !why.clauses.isEmpty)
        await county.stop()
        await hub.stop()
    }

    @Test func twoHistoriesUnderOneNameAreAFork() async throws {
        let city = try TestCity()
        let (hub, admin) = try await Self.hubAndAdmin(city)
        let configuration = try city.configuration("dinghai", role: .county, code: "330902", above: ("city", hub.port))
        let county = try await RunningNode(configuration, in: city)
        try await AuthorizationTests.admit(county, at: admin, in: city)
        await county.stop()

        // The directory is copied; the copy goes on with the hub, the original without it.
        var clone = configuration
        clone.dataDirectory += "-clone"
        try FileManager.default.copyItem(atPath: configuration.dataDirectory, toPath: clone.dataDirectory)
        // A passphrase and a grant.
        func write(_ configuration: NodeConfiguration, _ name: String, linked: Bool) async throws {
            let node = try await RunningNode(configuration, in: city)
            let person = try await TestPerson("\(node.node)/data-bureau/admin", at: node, in: city)
            _ = try await person.send(
                .grantRole(
                    GrantRole(
                        person: "\(node.node)/data-bureau/\(name)", role: .dataAuthority, fromMs: 1,
                        publicKey: person.publicKey)))
            if linked {
                try await eventually("copied") { try await Self.peer(node.node, at: admin)?.sentSize == 3 }
            }
            await node.stop()
        }
        try await write(clone, "one", linked: true)
        var apart = configuration
        apart.above?.address.port = 1
        try await write(apart, "two", linked: false)

        let original = try await RunningNode(configuration, in: city)
        try await eventually("the fork is found") {
            try await Self.peer(original.node, at: admin)?.state == "quarantined"
        }
        let evidence = try await hub.assembly.registrar.status().registry.vigilance.evidence[original.node]
        #expect(evidence?.first?.code == "ledger.forked" && evidence?.first?.about == 3)
        await original.stop()
        await hub.stop()
    }

    @Test func usesThroughTheGateAreLawfulAtTheHub() async throws {
        let trio = try await AuthorizationTests.start()
        let people = try await TestCounty(trio.county, code: "330902", in: trio.city)
        let id = try await people.authorize("gate", territories: ["330902"])
        try await eventually("a permit") {
            try await AuthorizationTests.view(id, at: people.authority)?.permitLive == true
        }
        let registrar = trio.county.assembly.registrar
        let use = UseRequest(authorization: id, kind: .delivery, purpose: "forecast", dataItems: ["weather"])
        let uses = try await registrar.admit(Array(repeating: use, count: 5_000))
        #expect(Set(uses).count == 5_000)
        try await registrar.end(Array(uses.prefix(100)), reason: "done")
        await #expect(throws: GateRefused.self) {
            _ = try await registrar.admit(
                UseRequest(authorization: id, kind: .delivery, purpose: "forecast", dataItems: ["secrets"]))
        }
        let size = try await registrar.status().state.size
        try await eventually("the hub has judged and taken in all of it") {
            try await Self.peer(trio.county.node, at: trio.admin)?.sentSize == size
        }
        #expect(try await Self.peer(trio.county.node, at: trio.admin)?.state == "connected")
        await trio.stop()
    }
}
