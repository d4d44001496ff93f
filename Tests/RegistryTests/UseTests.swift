// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Registry
import Testing

/// Uses come in great numbers and leave nothing but a count.
@Suite struct UseTests {
    @Test(
        arguments: [
            ("S1", 1), ("S18446744073709551615", UInt64.max), ("S18446744073709551616", nil), ("S0", nil), ("S01", nil),
            ("S", nil), ("", nil), ("1", nil), ("S1x", nil), ("s1", nil),
        ] as [(String, UInt64?)])
    func idsAreReadStrictly(_ id: String, _ sequence: UInt64?) {
        #expect(UseID.sequence(of: id) == sequence)
        if let sequence { #expect(UseID.text(sequence) == id) }
    }

    @Test func whatHasEndedIsGoneAndWhatHasNotStays() throws {
        var builder = try RecordBuilder()
        var open: [String] = []
        for turn in 0..<2000 {
            let id = UseID.text(builder.registry.sequence + 1)
            try builder.apply(
                .useStarted(
                    UseStarted(useId: id, authorizationId: turn % 3 == 0 ? "U1" : "U2", permitSerial: UInt64(turn))))
            open.append(id)
            // Two ends for three starts, from the front, the back and the middle.
            if turn % 3 != 0 {
                try builder.apply(
                    .useEnded(UseEnded(useId: open.remove(at: [0, open.count - 1, open.count / 2][turn % 3]))))
            }
        }
        let uses = builder.registry.uses
        #expect(uses.count == open.count)
        #expect(uses.inFlight.map(\.id).sorted() == open.sorted())
        #expect(uses.inFlight.map(\.sequence) == uses.inFlight.map(\.sequence).sorted())
        #expect(uses.started == 2000 && uses.ended == 2000 - UInt64(open.count))
        #expect(uses.lastPermitSerial == 1999)
        for id in open { #expect(uses.contains(id) && uses[id] != nil) }
        #expect(uses.inFlight(of: "U1").allSatisfy { $0.authorization == "U1" })
        #expect(uses.inFlight(of: "U1").count + uses.inFlight(of: "U2").count == open.count)
    }

    @Test func aUseEndsOnce() throws {
        var builder = try RecordBuilder()
        try builder.apply(.useStarted(UseStarted(useId: "S2")))
        try builder.apply(.useEnded(UseEnded(useId: "S2")))
        #expect(throws: RegistryFault.self) { try builder.apply(.useEnded(UseEnded(useId: "S2"))) }
    }

    /// Holes are no part of a snapshot, nor of equality.
    @Test func aSnapshotHasNoHoles() throws {
        var builder = try RecordBuilder()
        for _ in 0..<10 { try builder.apply(.useStarted(UseStarted(useId: "S1"))) }
        for sequence in [3, 5, 11] { try builder.apply(.useEnded(UseEnded(useId: "S\(sequence)"))) }
        let snapshot = try JSONEncoder().encode(builder.registry)
        var restored = try JSONDecoder().decode(Registry.self, from: snapshot)
        #expect(restored == builder.registry)
        let next = builder.record(.useEnded(UseEnded(useId: "S4")))
        try restored.apply(next)
        try builder.registry.apply(next)
        #expect(restored == builder.registry)
        #expect(restored.uses.count == 6)
    }

    @Test func commandsAboutUsesAreForgottenInTime() throws {
        var builder = try RecordBuilder()
        func command(_ id: String, _ what: Action.What) -> Cause.Kind {
            .command(SignedCommand(command: Command(commandId: id, action: Action(what: what)).encode()))
        }
        for turn in 0..<3000 {
            builder.nowMs += 10_000
            try builder.apply(
                .useStarted(UseStarted(useId: "S1")), cause: command("use-\(turn)", .startUse(StartUse())))
        }
        // Two hours at ten seconds each, and the one at the very end of memory.
        #expect(builder.registry.commands.count == 721)
        #expect(builder.registry.commands["use-2999"]?.span.last == builder.registry.sequence)
        #expect(builder.registry.commands["use-0"] == nil)
        try builder.apply(
            .maintenanceSet(MaintenanceSet(on: true, reason: "x")),
            cause: command("maintenance", .setMaintenance(SetMaintenance(on: true))))
        builder.nowMs += 365 * 86_400_000
        try builder.apply(.useStarted(UseStarted(useId: "S1")), cause: command("last", .startUse(StartUse())))
        #expect(builder.registry.commands.byID.keys.sorted() == ["last", "maintenance"])
    }
}
