// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import NetworkLog
import NodeCore
import Registry
import Testing
import Transport

@testable import Node

/// A running node takes down who reached it, seals each day, and shows its log to those who watch.
@Suite(.serialized) struct NetworkLogTests {
    private func show(_ request: NetworkLogRequest, _ person: TestPerson) async throws -> [NetworkLogEntry] {
        var entries: [NetworkLogEntry] = []
        for try await entry in person.connection.serverStream(Method.queriesNetworkLog, request, timeout: .seconds(5)) {
            entries.append(entry)
        }
        return entries
    }

    private func grant(_ role: Role, to person: TestPerson, by admin: TestPerson) async throws {
        _ = try await admin.send(
            .grantRole(
                GrantRole(
                    person: person.bundle.subject.description, role: role, fromMs: 1, publicKey: person.publicKey)))
    }

    @Test func whoReachedTheNodeStandsInItsLogAndEachDayIsSealed() async throws {
        let city = try TestCity()
        let clock = HandClock()
        let county = try await RunningNode(
            city.configuration("dinghai", role: .county, code: "330902", above: ("city", 1)), in: city, clock: clock)
        let admin = try await TestPerson("\(county.node)/data-bureau/admin", at: county, in: city)
        let auditor = try await TestPerson("\(county.node)/audit/lu", at: county, in: city)
        await #expect(throws: CallFailure.self) { _ = try await show(NetworkLogRequest(), auditor) }
        await #expect(throws: CallFailure.self) { _ = try await show(NetworkLogRequest(), admin) }
        try await grant(.auditAdministrator, to: auditor, by: admin)
        await #expect(throws: CallFailure.self) {
            _ = try await admin.send(
                .startUse(StartUse(authorizationId: "U1", kind: .job, purpose: "p", dataItems: ["d"])))
        }
        let uri = admin.bundle.subject.description
        let mine = try await show(NetworkLogRequest(peer: uri), auditor)
        #expect(mine.first?.event == .connectionOpened && mine.first?.address.hasPrefix("127.0.0.1:") == true)
        let calls = mine.filter { $0.event == .callAnswered && $0.method == "Commands/Submit" }
        // The passphrase, the grant, and the use that was not given.
        #expect(calls.map(\.refusal) == ["", "", "role.missing"], "\(calls)")
        let denied = mine.filter { $0.method == "Queries/NetworkLog" }
        #expect(denied.map(\.outcome) == ["permissionDenied"])
        let refused = try await show(NetworkLogRequest(authorizationId: "U1"), auditor)
        #expect(refused.map(\.event) == [.useRefused] && refused.first?.peer == uri)

        clock.jumpWall(byMilliseconds: 86_400_000)
        _ = try await admin.status()
        let registrar = county.assembly.registrar
        try await eventually("the day to be sealed") { await registrar.networkLogDays.days.count == 1 }
        let day = try #require(await registrar.networkLogDays.days.first)
        #expect(day.authorizations.isEmpty, "what does not exist keeps no log")
        let report = try NetworkLogVerifier.verify(registrar.networkLog.log.directory)
        #expect(report.isSound && report.days.first?.digest == day.digest)
        #expect(report.days.first?.entries == day.entries && day.entries >= 8)
        await county.stop()
    }
}
