// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Logging
import Messages
import NodeCore
import Rules
import Testing

@testable import Node

/// Several batches of one county under way at once: verified while those before them are committed.
@Suite(.serialized) struct IntakeTests {
    /// Each command is a commit of its own, so every batch is a handful of records.
    static let batchRecords: UInt64 = 5
    static let commands = 60

    struct Pair {
        let city: TestCity
        let hub: RunningNode
        let admin: TestPerson
        let county: EmbeddedNode

        var countyNode: String { "tongdao://zhoushan/dinghai" }

        /// A system administrator's lawful command, straight to the registrar.
        func grant(_ number: Int) async throws {
            try await submit(
                "grant-\(number)",
                .grantRole(
                    GrantRole(
                        person: "\(countyNode)/data-bureau/officer-\(number)", role: .dataAuthority, fromMs: 1,
                        publicKey: try city.bundle("\(countyNode)/data-bureau/admin").signer.publicKey.bytes)),
                login: LoginFact(factorId: "factor"))
        }

        /// The passphrase that the grants rest on.
        func setFactor() async throws { try await submit("factor", .setFactor(SetFactor()), login: nil) }

        private func submit(_ id: String, _ what: Action.What, login: LoginFact?) async throws {
            let bundle = try city.bundle("\(countyNode)/data-bureau/admin")
            let command = Command(
                commandId: id, node: countyNode, actor: bundle.subject.description, issuedMs: 1,
                action: Action(what: what))
            let bytes = command.encode()
            let request = SubmitRequest(
                command: bytes, signature: try bundle.signer.sign(SignedBytes.command(bytes)).bytes,
                certificate: bundle.certificates.signing.der)
            guard
                case .attributed(let attributed) = CommandIntake.examine(
                    request, from: command.actor, keys: county.registrar.keys),
                case .accepted = try await county.registrar.submit(attributed, login: login)
            else {
                Issue.record("\(id) was refused")
                return
            }
        }

        func peer() async throws -> PeerStatus? { try await EvidenceTests.peer(countyNode, at: admin) }

        func stop() async {
            await county.stop()
            await hub.stop()
        }
    }

    /// A hub and a county that was admitted and has been cut off since.
    static func cutOffPair() async throws -> Pair {
        let city = try TestCity()
        let (hub, admin) = try await EvidenceTests.hubAndAdmin(city)
        var limits = FederationLimits()
        limits.batchRecords = batchRecords
        let configuration = try city.configuration(
            "dinghai", role: .county, code: "330902", above: ("city", hub.port), limits: limits)
        let identity = try city.bundle("tongdao://zhoushan/dinghai")
        let county = try await EmbeddedNode(
            configuration: configuration, identity: identity,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let pair = Pair(city: city, hub: hub, admin: admin, county: county)
        county.link()
        var instance = ""
        try await eventually("the county has asked") {
            instance = try await pair.peer()?.detail ?? ""
            return !instance.isEmpty
        }
        _ = try await admin.send(
            .admitNode(
                AdmitNode(node: pair.countyNode, instance: instance, publicKey: identity.signer.publicKey.bytes)))
        try await eventually("the county is linked") { try await pair.peer()?.state == "connected" }
        await county.unlink()
        try await pair.setFactor()
        return pair
    }

    @Test func whatWasHeldBackArrivesWholeAndInOrder() async throws {
        let pair = try await Self.cutOffPair()
        for number in 0..<Self.commands { try await pair.grant(number) }
        let size = await pair.county.registrar.position.size
        #expect(size > UInt64(Self.commands))
        pair.county.link()
        try await eventually("the copy is whole") { try await pair.peer()?.sentSize == size }
        let copy = try pair.hub.assembly.registrar.reader.head(of: pair.countyNode)
        let own = await pair.county.registrar.position
        #expect(copy.hash.bytes == own.head)
        await pair.stop()
    }

    @Test func nothingBehindALieIsTakenIn() async throws {
        let pair = try await Self.cutOffPair()
        for number in 0..<Self.commands / 2 { try await pair.grant(number) }
        let honest = await pair.county.registrar.position.size
        // A role nobody granted, in the middle of a row of batches.
        let lie = RoleGranted(
            person: "\(pair.countyNode)/acme/friend", role: .dataAuthority, fromMs: 1,
            publicKey: try pair.city.bundle(pair.countyNode).signer.publicKey.bytes)
        try await pair.county.registrar.observe(
            [Draft(subject: lie.person, clauses: ["ZS-2.2h"], body: Body(fact: .roleGranted(lie)))], what: "lie")
        for number in Self.commands / 2..<Self.commands { try await pair.grant(number) }
        pair.county.link()
        try await eventually("the county is in quarantine") { try await pair.peer()?.state == "quarantined" }
        // The link stays closed: what is in the copy now is all there will be.
        let size = try await pair.peer()?.sentSize ?? 0
        #expect(size <= honest)
        #expect(size + Self.batchRecords >= honest, "every batch before the lie's was taken in")
        await pair.stop()
    }
}
