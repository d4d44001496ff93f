// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Messages
import Testing

@testable import NetworkLog

/// What crashes, full disks and people do to the files.
@Suite struct DamageTests {
    private func made(days: Int = 1, entries: Int = 3) async throws -> LogPlace {
        let place = try LogPlace()
        let log = try place.open()
        for day in 0..<days {
            if day > 0 { place.move(byMs: Int64(LogPlace.dayMs)) }
            for number in 1...entries { log.append(LogPlace.call(number)) }
        }
        await log.close()
        return place
    }

    /// kill -9 leaves any beginning of the last entry: it is cut off, and that is said.
    @Test func aTornTailIsCutAndNoted() async throws {
        let place = try await made()
        let whole = try place.bytes("2026-11-29")
        let shorter = try await made(entries: 2).bytes("2026-11-29")
        let entry = whole.count - shorter.count
        for lost in [1, 31, 32, 33, entry - 5, entry - 1] {
            try place.write(Array(whole.dropLast(lost)), "2026-11-29")
            #expect(try NetworkLogVerifier.verify(place.directory).isSound, "a crash is no fault")
            let log = try place.open()
            log.append(LogPlace.call(4))
            await log.close()
            let entries = try place.entries("2026-11-29")
            #expect(entries.map(\.event) == [.callAnswered, .callAnswered, .tailCut, .callAnswered], "\(lost)")
            #expect(entries[2].count == UInt64(entry - lost) && entries[2].digest.count == 32)
            #expect(try NetworkLogVerifier.verify(place.directory).isSound)
        }
    }

    @Test func aDayThatWasOnlyBegunIsBegunAnew() async throws {
        let place = try await made()
        for left in [0, 3, 40] {
            try place.write([UInt8](repeating: 0, count: left), "2026-11-30")
            place.move(byMs: Int64(LogPlace.dayMs))
            let log = try place.open()
            await log.close()
            place.move(byMs: -Int64(LogPlace.dayMs))
            let report = try NetworkLogVerifier.verify(place.directory)
            #expect(report.isSound, "\(left): \(report.faults)")
            #expect(report.days.map(\.day) == ["2026-11-29", "2026-11-30"])
            try FileManager.default.removeItem(atPath: place.path("2026-11-30"))
        }
    }

    /// Whatever byte is changed, and whatever whole entry is taken out, it is found.
    @Test func anyChangedByteIsFound() async throws {
        let place = try await made(days: 2, entries: 2)
        let whole = try place.bytes("2026-11-29")
        #expect(whole.count > 300)
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 1
            try place.write(changed, "2026-11-29")
            let report = try NetworkLogVerifier.verify(place.directory)
            #expect(report.faults.contains { $0.day == "2026-11-29" }, "byte \(index)")
        }
        try place.write(whole, "2026-11-29")
        #expect(try NetworkLogVerifier.verify(place.directory).isSound)
        let shorter = try await made(days: 1, entries: 1).bytes("2026-11-29")
        try place.write(shorter, "2026-11-29")
        #expect(try NetworkLogVerifier.verify(place.directory).faults.map(\.kind) == [.gap])
    }

    @Test func aChangedLogIsNotWrittenOn() async throws {
        let place = try await made()
        var bytes = try place.bytes("2026-11-29")
        bytes[bytes.count / 2] ^= 1
        try place.write(bytes, "2026-11-29")
        #expect(throws: NetworkLogError.self) { try place.open() }
        #expect(try place.bytes("2026-11-29") == bytes)
    }

    /// A log forged as a whole is whole in itself: the seals in the ledger tell.
    @Test func theSealsTellAForgedLog() async throws {
        let place = try await made(days: 3)
        let days = try NetworkLogVerifier.verify(place.directory).days
        var seals: [String: NetworkLogVerifier.Seal] = [:]
        for day in days.dropLast() {
            seals[day.day] = NetworkLogVerifier.Seal(entries: day.entries, digest: day.digest)
        }
        #expect(try NetworkLogVerifier.verify(place.directory, seals: seals).isSound)
        let forged = try await made(days: 3, entries: 2)
        #expect(try NetworkLogVerifier.verify(forged.directory).isSound)
        let report = try NetworkLogVerifier.verify(forged.directory, seals: seals)
        #expect(report.faults.map(\.kind) == [.sealDiffers, .sealDiffers])

        try place.directory.remove([days[0].day])
        #expect(try NetworkLogVerifier.verify(place.directory).isSound, "the oldest may be gone")
        #expect(try NetworkLogVerifier.verify(place.directory, seals: seals).faults.map(\.kind) == [.missing])
        seals[days[0].day]?.isPurged = true
        #expect(try NetworkLogVerifier.verify(place.directory, seals: seals).isSound)
        try place.directory.remove([days[1].day])
        #expect(try NetworkLogVerifier.verify(place.directory, seals: seals).faults.map(\.kind) == [.missing])
    }

    /// Whether this process may mount; tried once.
    private static let mayMount: Bool = {
        guard geteuid() == 0 else { return false }
        let path = FileManager.default.temporaryDirectory.appending(path: "mount-\(UUID().uuidString)").path
        guard mkdir(path, 0o700) == 0 else { return false }
        defer { rmdir(path) }
        guard mount("tongdao-test", path, "tmpfs", 0, "size=64k") == 0 else { return false }
        umount(path)
        return true
    }()

    @Test(.enabled(if: mayMount, "needs root and the right to mount a tmpfs"))
    func aFullDiskStopsTheLogAndLosesNothingBefore() async throws {
        let place = try LogPlace()
        mkdir(place.directory.path, 0o700)
        guard mount("tongdao-test", place.directory.path, "tmpfs", 0, "size=64k") == 0 else {
            Issue.record("cannot mount: \(String(cString: strerror(errno)))")
            return
        }
        defer { umount2(place.directory.path, Int32(MNT_DETACH)) }
        let log = try place.open()
        var count = 0
        while place.reports.isEmpty, count < 10_000 {
            count += 1
            log.append(LogPlace.call(count))
            await log.drained()
        }
        #expect(place.reports == ["diskFull"])
        #expect(!log.mayBeginUses, "nothing goes on unlogged")
        log.append(LogPlace.call(0))
        await log.close()
        let entries = try place.entries("2026-11-29")
        #expect(entries.count > 100 && entries.map(\.useId) == (1...entries.count).map { "S\($0)" })
        #expect(entries.count >= count - 1)
    }
}
