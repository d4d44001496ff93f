// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import NetworkLog

/// A flood of refusals is told by its number, and grows the log by little.
@Suite struct RefusalFoldTests {
    private static let minuteMs: UInt64 = 60_000
    private static let startMs: UInt64 = 1_795_924_800_000

    private static func refusal(
        from address: String, atMs: UInt64 = startMs, peer: String = "", event: NetworkEvent = .connectionRefused
    ) -> NetworkLogEntry {
        NetworkLogEntry(timeMs: atMs, event: event, peer: peer, address: address, outcome: "certificate-foreign")
    }

    @Test func theFirstOfAnAddressStandAndTheRestAreCounted() throws {
        var fold = RefusalFold()
        var written: [NetworkLogEntry] = []
        for port in 1...1_000 { written += fold.take(Self.refusal(from: "10.0.0.9:\(port)")) }
        #expect(written.count == NetworkLogLimits.refusalsOfAnAddress)
        #expect(fold.flush(nowMs: Self.startMs + 59_999).isEmpty, "the minute goes on")
        let counted = fold.flush(nowMs: Self.startMs + Self.minuteMs)
        #expect(counted.count == 1)
        let entry = try #require(counted.first)
        #expect(entry.event == .refusalsCounted && entry.address == "10.0.0.9")
        #expect(entry.count == 1_000 - UInt64(NetworkLogLimits.refusalsOfAnAddress))
        #expect(entry.outcome == "certificate-foreign")
        // The next minute begins anew.
        #expect(fold.take(Self.refusal(from: "10.0.0.9:1", atMs: Self.startMs + Self.minuteMs)).count == 1)
        #expect(fold.flush(nowMs: nil).isEmpty)
    }

    /// However many addresses take part, a minute costs a bounded number of entries, and none is lost from the count.
    @Test func aMinuteIsBoundedWhateverComes() {
        var fold = RefusalFold()
        var written: [NetworkLogEntry] = []
        let addresses = 5_000
        for round in 1...4 {
            for number in 0..<addresses {
                written += fold.take(Self.refusal(from: "10.\(number / 256).\(number % 256).1:\(round)"))
            }
        }
        #expect(written.count <= NetworkLogLimits.refusalsAMinute)
        let counted = fold.flush(nowMs: nil)
        #expect(counted.count <= NetworkLogLimits.refusalAddresses + 1)
        #expect(counted.contains { $0.address.isEmpty }, "those that were too many, together")
        #expect(UInt64(written.count) + counted.reduce(0) { $0 + $1.count } == UInt64(4 * addresses))
    }

    @Test func aFloodOfCallsHidesNoRefusedConnection() {
        var fold = RefusalFold()
        for _ in 0..<50 { _ = fold.take(Self.refusal(from: "10.0.0.1:1", event: .callRefused)) }
        #expect(fold.take(Self.refusal(from: "10.0.0.1:2")).map(\.event) == [.connectionRefused])
    }

    @Test func aPeerIsNamedAsLongAsItIsTheOnlyOne() {
        var fold = RefusalFold()
        for _ in 0..<50 { _ = fold.take(Self.refusal(from: "10.0.0.1:1", peer: "tongdao://z/a", event: .callRefused)) }
        for number in 0..<50 {
            _ = fold.take(Self.refusal(from: "10.0.0.2:1", peer: "tongdao://z/p\(number)", event: .callRefused))
        }
        #expect(fold.flush(nowMs: nil).map(\.peer) == ["tongdao://z/a", ""])
    }

    @Test func onlyWhatWasRefusedBelowTheHandlersIsCounted() async throws {
        let folded = NetworkEvent.allCases.filter(RefusalFold.folds)
        #expect(folded == [.connectionRefused, .callRefused])
        let place = try LogPlace()
        let log = try place.open()
        for number in 0..<500 {
            log.append(NetworkLogEntry(event: .callRefused, address: "10.0.0.3:\(number)", outcome: "unimplemented"))
            log.append(NetworkLogEntry(event: .callAnswered, address: "10.0.0.3:\(number)", outcome: "ok"))
        }
        place.move(byMs: 61_000)
        log.tick()
        await log.drained()
        log.append(NetworkLogEntry(event: .callRefused, address: "10.0.0.3:1", outcome: "unimplemented"))
        await log.close()
        let entries = try place.entries("2026-11-29")
        #expect(entries.filter { $0.event == .callAnswered }.count == 500)
        #expect(entries.filter { $0.event == .callRefused }.count == NetworkLogLimits.refusalsOfAnAddress + 1)
        let counted = entries.filter { $0.event == .refusalsCounted }
        #expect(counted.map(\.count) == [500 - UInt64(NetworkLogLimits.refusalsOfAnAddress)])
        #expect(try NetworkLogVerifier.verify(place.directory).isSound)
    }
}
