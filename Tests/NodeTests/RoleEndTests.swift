// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Messages
import Registry
import Testing

@testable import Node

/// A role that runs out by its own date takes along what rests on it, with nobody deciding anything.
@Suite(.serialized) struct RoleEndTests {
    @Test func aUseEndsWithTheRoleThatRunsOutAndTheHubTakesTheWordForIt() async throws {
        let trio = try await AuthorizationTests.start()
        let people = try await TestCounty(trio.county, code: "330902", in: trio.city)
        let id = try await people.authorize("forecast-6", territories: ["330902"])
        try await eventually("live with a permit") {
            try await AuthorizationTests.view(id, at: people.authority)?.permitLive == true
        }
        let short = try await TestPerson("\(trio.county.node)/acme/short", at: trio.county, in: trio.city)
        let until = UInt64(Date.now.timeIntervalSince1970 * 1_000) + 3_000
        _ = try await people.admin.send(
            .grantRole(
                GrantRole(
                    person: short.bundle.subject.description, role: .applicant, untilMs: until,
                    publicKey: short.publicKey)))
        let start = StartUse(authorizationId: id, kind: .session, purpose: "forecast", dataItems: ["weather"])
        let ends = try await short.send(.startUse(start)).subject
        let goesOn = try await people.applicant.send(.startUse(start)).subject
        let registrar = trio.county.assembly.registrar
        let before = try await registrar.status().registry.uses
        #expect(before.contains(ends))
        try await eventually("ended with the role") {
            try await registrar.status().registry.uses.inFlight.map(\.id) == [goesOn]
        }
        #expect(UInt64(Date.now.timeIntervalSince1970 * 1_000) >= until)
        // The hub has judged and copied it.
        let hub = trio.hub.assembly.registrar
        try await eventually("ended in the hub's copy") {
            await hub.copies[trio.county.node]?.uses.inFlight.map(\.id) == [goesOn]
        }
        await trio.stop()
    }
}
