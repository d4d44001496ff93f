// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Messages
import Testing

@testable import NetworkLog

/// What happens stands in the log in its order, day by day.
@Suite struct WriterTests {
    @Test func entriesStandInOrderAcrossDaysAndRestarts() async throws {
        let place = try LogPlace()
        let first = try place.open()
        for number in 1...3 { first.append(LogPlace.call(number)) }
        place.move(byMs: Int64(LogPlace.dayMs))
        first.append(LogPlace.call(4))
        await first.close()
        #expect(place.reports == ["finished"])
        first.append(LogPlace.call(99))

        let second = try place.open()
        second.append(LogPlace.call(5))
        await second.close()
        #expect(try place.directory.days() == ["2026-11-29", "2026-11-30"])
        let entries = try place.entries("2026-11-29") + place.entries("2026-11-30")
        #expect(entries.map(\.number) == [1, 2, 3, 4, 5])
        #expect(entries.map(\.useId) == ["S1", "S2", "S3", "S4", "S5"])
        #expect(try NetworkLogVerifier.verify(place.directory).isSound)
        let mode = try FileManager.default.attributesOfItem(atPath: place.path("2026-11-29"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func aDayWithoutEntriesIsFinishedByTheTick() async throws {
        let place = try LogPlace()
        let log = try place.open()
        for _ in 1...3 {
            place.move(byMs: Int64(LogPlace.dayMs))
            log.tick()
            await log.drained()
        }
        #expect(try place.directory.days().count == 4)
        #expect(try log.finishedDays() == ["2026-11-29", "2026-11-30", "2026-12-01"])
        #expect(place.reports == ["finished", "finished", "finished"])
        await log.close()
        #expect(try NetworkLogVerifier.verify(place.directory).isSound)
    }

    @Test func aClockThatGoesBackFinishesNothing() async throws {
        let place = try LogPlace()
        let log = try place.open()
        log.append(LogPlace.call(1))
        place.move(byMs: -3 * Int64(LogPlace.dayMs))
        log.append(LogPlace.call(2))
        log.tick()
        await log.close()
        let again = try place.open()
        again.append(LogPlace.call(3))
        await again.close()
        #expect(try place.directory.days() == ["2026-11-29"])
        #expect(try place.entries("2026-11-29").map(\.useId) == ["S1", "S2", "S3"])
    }

    @Test func manyWritersLoseAndReorderNothing() async throws {
        let place = try LogPlace()
        let log = try place.open()
        await withTaskGroup { group in
            for writer in 0..<16 {
                group.addTask {
                    for number in 0..<500 {
                        log.append(
                            NetworkLogEntry(event: .callAnswered, connection: UInt64(writer), count: UInt64(number)))
                    }
                }
            }
        }
        await log.close()
        let entries = try place.entries("2026-11-29")
        #expect(entries.map(\.number) == Array(1...8000))
        for writer in 0..<16 {
            #expect(entries.filter { $0.connection == UInt64(writer) }.map(\.count) == Array(0..<500))
        }
    }

    /// The queue is bounded, no use may begin long before that, and what was left out is said.
    @Test func whatComesFasterThanItCanBeWrittenIsCounted() async throws {
        let place = try LogPlace()
        let gate = DispatchSemaphore(value: 0)
        let log = try place.open { gate.wait() }
        // The report of the finished day holds up the writer, as a disk that hangs would.
        place.move(byMs: Int64(LogPlace.dayMs))
        log.tick()
        while place.reports.isEmpty { await Task.yield() }
        // Whatever an authenticated peer does, uses go on: they have a part of the queue to themselves.
        let others = NetworkLogLimits.waitingEntries - NetworkLogLimits.waitingUseEntries
        for _ in 0..<others + 10 { log.append(NetworkLogEntry(event: .callAnswered)) }
        #expect(log.mayBeginUses)
        for number in 0..<NetworkLogLimits.waitingEntriesForUses {
            if number == NetworkLogLimits.waitingEntriesForUses - 1 { #expect(log.mayBeginUses) }
            log.append(NetworkLogEntry(event: number % 2 == 0 ? .useStarted : .useEnded))
        }
        #expect(!log.mayBeginUses)
        for _ in NetworkLogLimits.waitingEntriesForUses..<NetworkLogLimits.waitingUseEntries + 5 {
            log.append(NetworkLogEntry(event: .useEnded))
        }
        gate.signal()
        await log.drained()
        #expect(log.mayBeginUses)
        await log.close()
        let entries = try place.entries("2026-11-30")
        #expect(entries.count == NetworkLogLimits.waitingEntries + 1)
        #expect(entries.last?.event == .entriesOmitted && entries.last?.count == 15)
    }

    @Test func whatAPeerSaysIsCut() async throws {
        let place = try LogPlace()
        let log = try place.open()
        log.append(NetworkLogEntry(event: .useRefused, authorizationId: String(repeating: "长", count: 100_000)))
        await log.close()
        let entry = try #require(try place.entries("2026-11-29").first)
        #expect(entry.authorizationId.utf8.count <= NetworkLogLimits.textBytes + 3)
    }
}
