// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Messages
import NIOCore
import NIOPosix
import Testing
import Transport

@testable import Node

/// What is refused before any handler sees it stands in the node's log too (ZS-2.2h).
@Suite(.serialized) struct RefusedBelowTests {
    private func entries(_ event: NetworkEvent, _ person: TestPerson) async throws -> [NetworkLogEntry] {
        var found: [NetworkLogEntry] = []
        let stream = person.connection.serverStream(
            Method.queriesNetworkLog, NetworkLogRequest(), timeout: .seconds(5))
        for try await entry in stream where entry.event == event { found.append(entry) }
        return found
    }

    @Test func anUnknownMethodAStrangersHandshakeAndABadFrameAreLoggedAndAFloodIsCounted() async throws {
        let city = try TestCity()
        let clock = HandClock()
        let county = try await RunningNode(
            city.configuration("dinghai", role: .county, code: "330902", above: ("city", 1)), in: city, clock: clock)
        let admin = try await TestPerson("\(county.node)/data-bureau/admin", at: county, in: city)
        let auditor = try await TestPerson("\(county.node)/audit/lu", at: county, in: city)
        _ = try await admin.send(
            .grantRole(
                GrantRole(
                    person: auditor.bundle.subject.description, role: .auditAdministrator, fromMs: 1,
                    publicKey: auditor.publicKey)))
        // Who shows a certificate and asks for what there is not, again and again.
        let unknown = MethodDescriptor<StatusRequest, NodeStatus>(
            name: "Queries/NoSuchThing", clientStreaming: false, serverStreaming: false)
        for _ in 0..<200 {
            await #expect(throws: CallFailure.self) {
                _ = try await admin.connection.call(unknown, StatusRequest(), timeout: .seconds(5))
            }
        }
        let calls = try await entries(.callRefused, auditor)
        #expect(!calls.isEmpty && calls.count < 50, "\(calls.count)")
        let uri = admin.bundle.subject.description
        #expect(calls.allSatisfy { $0.peer == uri && $0.method == "Queries/NoSuchThing" })
        #expect(calls.first?.outcome == "unimplemented" && calls.first?.address.hasPrefix("127.0.0.1:") == true)
        // Who speaks no TLS at all.
        let stranger = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: county.port).get()
        try await stranger.writeAndFlush(ByteBuffer(string: "GET / HTTP/1.1\r\n\r\n")).get()
        try? await stranger.closeFuture.get()
        try await eventually("the stranger to be logged") {
            try await entries(.connectionRefused, auditor).contains { $0.outcome == "plain-text" }
        }
        #expect(county.assembly.registrar.networkLog.mayBeginUses)
        // Once the minute is over the rest stands as one number.
        clock.jumpWall(byMilliseconds: 61_000)
        try await eventually("the flood to be counted") {
            let counted = try await entries(.refusalsCounted, auditor)
            return counted.contains { $0.peer == uri && $0.address == "127.0.0.1" && $0.count >= 150 }
        }
        await county.stop()
    }
}
