// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NodeCore
import Testing
import Transport

@testable import Node

/// Who may read what: officers all, a company its own, a stranger only what is public.
@Suite(.serialized) struct ReadScopeTests {
    @Test func aCompanySeesItsOwnCasesAndNobodyElses() async throws {
        let city = try TestCity()
        let county = try await RunningNode(
            city.configuration("dinghai", role: .county, code: "330902", above: ("city", 1)), in: city)
        let people = try await TestCounty(county, code: "330902", in: city)
        _ = try await people.apply("scope")
        func cases(_ person: TestPerson) async throws -> Int {
            try await person.connection.call(Method.queriesCases, ListRequest(), timeout: .seconds(5)).cases.count
        }
        let rival = try await TestPerson("\(county.node)/rival/signatory", at: county, in: city)
        let stranger = try await TestPerson("tongdao://zhoushan/putuo/data-bureau/officer", at: county, in: city)
        #expect(try await cases(people.authority) == 1)
        #expect(try await cases(people.applicant) == 1)
        #expect(try await cases(rival) == 0)
        #expect(try await cases(stranger) == 0)
        let notices = try await stranger.connection.call(Method.queriesNotices, ListRequest(), timeout: .seconds(5))
        #expect(notices.notices.count == 1, "a notice is public")
        await #expect(throws: CallFailure.self) {
            _ = try await rival.connection.call(Method.queriesPeople, ListRequest(), timeout: .seconds(5))
        }
        let records = rival.connection.serverStream(Method.queriesRecords, RecordsRequest(), timeout: .seconds(5))
        await #expect(throws: CallFailure.self) {
            for try await _ in records {}
        }
        await county.stop()
    }
}
