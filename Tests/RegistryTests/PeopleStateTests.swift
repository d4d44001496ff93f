// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Testing

@Suite struct PeopleStateTests {
    @Test func administratorsOfTheGenesisHoldTheirRole() throws {
        let builder = try RecordBuilder()
        #expect(builder.registry.people.holds(.systemAdministrator, "\(builder.node)/bureau/admin", at: 0))
        #expect(builder.registry.people.publicKey(of: "\(builder.node)/bureau/admin").isEmpty)
        #expect(builder.registry.node == builder.node)
    }

    @Test func theNewestKeyCounts() throws {
        var builder = try RecordBuilder()
        for (role, key) in [(Role.expert, [UInt8(1)]), (.applicant, [2]), (.expert, [3]), (.supervisor, [])] {
            try builder.apply(.roleGranted(RoleGranted(person: "p", role: role, publicKey: key)))
        }
        #expect(builder.registry.people.publicKey(of: "p") == [3])
        #expect(builder.registry.people.roles(of: "p", at: 5) == [.applicant, .expert, .supervisor])
    }

    @Test func holdersAreSorted() throws {
        var builder = try RecordBuilder()
        for person in ["c", "a", "d", "b"] {
            try builder.apply(.roleGranted(RoleGranted(person: person, role: .expert, untilMs: person == "d" ? 9 : 0)))
        }
        #expect(builder.registry.people.holders(of: .expert, at: 9).map(\.person) == ["a", "b", "c"])
        #expect(builder.registry.people.holders(of: .expert, at: 8).map(\.person) == ["a", "b", "c", "d"])
    }

    @Test func seriesAreCountedByThemselves() throws {
        var builder = try RecordBuilder()
        #expect(builder.registry.numbering.next(in: "N330902-2026") == 1)
        for id in ["N330902-2026-0007", "N330902-2026-0003", "N330902-2027-0001", "odd", "N-x"] {
            try builder.apply(.noticePublished(NoticePublished(noticeId: id)))
        }
        #expect(builder.registry.numbering.next(in: "N330902-2026") == 8)
        #expect(builder.registry.numbering.next(in: "N330902-2027") == 2)
        #expect(builder.registry.notices.order.count == 5)
    }

    @Test func maintenanceHasItsReason() throws {
        var builder = try RecordBuilder()
        let version = builder.registry.authorizations.version
        try builder.apply(.maintenanceSet(MaintenanceSet(on: true, reason: "disk")))
        #expect(builder.registry.maintenance?.reason == "disk")
        // A prepared gate must notice.
        #expect(builder.registry.authorizations.version > version)
        try builder.apply(.maintenanceSet(MaintenanceSet(on: false)))
        #expect(!builder.registry.isInMaintenance)
    }
}
