// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB
import Messages
import Testing

@testable import Ledger

@Suite struct VerifierTests {
    let scratch: Scratch
    let nodes: Nodes

    init() throws {
        scratch = try Scratch()
        nodes = try Nodes()
    }

    /// Several runs of 4,096 records, with checkpoints inside, across and at the edges of runs.
    private func growLarge(_ ledger: Ledger) throws {
        for count in [4_095, 1, 1, 8_000, 191, 300] { try ledger.grow(by: count, length: 20) }
    }

    @Test(arguments: [1, 2, 3])
    func logsOfManyRunsAreProvedWhole(workers: Int) throws {
        let ledger = try nodes.openCounty(scratch.path)
        try growLarge(ledger)
        let state = ledger.state
        try ledger.close()
        let report = OfflineVerifier(
            directory: scratch.path, keys: nodes.keys, countersigners: nodes.key(of:), workerCount: workers
        ).verify()
        #expect(report.findings == [])
        #expect(report.logs.map(\.head) == [state.head])
        #expect(report.logs.map(\.root) == [state.root])
        #expect(report.logs.map(\.checkpointCount) == [6])
        #expect(report.recordCount == 12_588)
    }

    @Test func damageInAnyRunIsFoundThere() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try growLarge(ledger)
        try ledger.close()
        for sequence in [1, 4_096, 4_097, 8_192, 8_193, 12_588] as [UInt64] {
            try tamper(
                scratch.path,
                "UPDATE records_1 SET content = CAST('y' || substr(content, 2) AS BLOB) WHERE sequence = ?",
                [Int64(sequence)])
        }
        let report = nodes.verify(scratch.path)
        #expect(report.findings.map(\.kind) == [VerificationFinding.Kind](repeating: .wrongHash, count: 6))
        #expect(report.findings.map(\.sequence) == [1, 4_096, 4_097, 8_192, 8_193, 12_588])
    }

    @Test func aRootFalseOnlyFarBackIsFound() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try growLarge(ledger)
        let stored = try #require(try ledger.reader.checkpoint(of: nodes.county, .atOrBefore(4_097)))
        try ledger.close()
        var body = try CheckpointBody.decode(stored.body)
        body.root[0] ^= 1
        let signature = try nodes.countyKey.sign(SignedBytes.checkpoint(body.encode())).bytes
        try tamper(
            scratch.path, "UPDATE checkpoints SET body = ?, signature = ? WHERE size = 4097",
            [Data(body.encode()), Data(signature)])
        let report = nodes.verify(scratch.path)
        #expect(report.findings.map(\.kind) == [.wrongRoot])
        #expect(report.findings.map(\.sequence) == [4_097])
    }

    @Test func theHubsCopyIsVerifiedWithItsCountersignatures() throws {
        let county = try nodes.openCounty(scratch.sub("county"))
        let hub = try nodes.openHub(scratch.sub("hub"))
        for count in [3, 30, 300] { try county.grow(by: count) }
        try hub.copy(from: county, countersigner: nodes.hubKey)
        try county.grow(by: 5)
        try hub.close()
        try county.close()
        let report = nodes.verify(scratch.sub("hub"))
        #expect(report.findings == [])
        #expect(report.logs.map(\.log) == [nodes.hub, nodes.county])
        #expect(report.logs.map(\.countersignatureCount) == [0, 3])
        let comparison = LedgerComparison.compare(
            copyOf: nodes.county, in: scratch.sub("hub"), with: scratch.sub("county"))
        #expect(comparison.isPrefix)
        #expect(comparison.copySize == 333)
        #expect(comparison.originalSize == 338)

        try tamper(scratch.sub("hub"), "UPDATE countersignatures SET signature = x'00' WHERE size = 33")
        let faults = nodes.verify(scratch.sub("hub")).findings
        #expect(faults.map(\.kind) == [.wrongCountersignature])
        #expect(faults.map(\.sequence) == [33])
        #expect(faults.map(\.log) == [nodes.county])
    }

    @Test func aCopyThatIsNoPrefixIsShownWhereItParts() throws {
        let county = try nodes.openCounty(scratch.sub("county"))
        let hub = try nodes.openHub(scratch.sub("hub"))
        try county.grow(by: 10)
        try hub.copy(from: county, countersigner: nodes.hubKey)
        try county.close()
        try hub.close()
        func compare() -> LedgerComparison {
            LedgerComparison.compare(copyOf: nodes.county, in: scratch.sub("hub"), with: scratch.sub("county"))
        }
        try tamper(scratch.sub("hub"), "UPDATE records_2 SET hash = zeroblob(32) WHERE sequence = 7")
        #expect(compare().findings.map(\.sequence) == [7])
        try tamper(scratch.sub("county"), "DELETE FROM records_1 WHERE sequence > 6")
        let shorter = compare()
        #expect(shorter.findings.map(\.sequence) == [7])
        #expect(shorter.findings.first?.text.contains("lost") == true)
        let swapped = LedgerComparison.compare(
            copyOf: nodes.county, in: scratch.sub("county"), with: scratch.sub("hub"))
        #expect(!swapped.isPrefix, "the hub's directory is not the county's own ledger")
        #expect(!LedgerComparison.compare(copyOf: "x", in: scratch.path, with: scratch.path).isPrefix)
    }

    @Test func unknownKeysAreNotesNotFaults() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 2)
        try ledger.close()
        let report = OfflineVerifier(
            directory: scratch.path, keys: { _, _ in nil }, countersigners: { _ in nil }
        ).verify()
        #expect(report.findings.map(\.kind) == [.keyUnknown])
        #expect(report.isSound)
    }

    @Test func aCountersignerWithoutAKeyIsNotedOnce() throws {
        let county = try nodes.openCounty(scratch.sub("county"))
        let hub = try nodes.openHub(scratch.sub("hub"))
        for _ in 0..<4 { try county.grow(by: 1) }
        try hub.copy(from: county, countersigner: nodes.hubKey)
        try hub.close()
        let report = OfflineVerifier(
            directory: scratch.sub("hub"), keys: nodes.keys, countersigners: { _ in nil }
        ).verify()
        #expect(report.findings.map(\.kind) == [.keyUnknown])
        #expect(report.findings.first?.text.contains(nodes.hub) == true)
    }

    @Test func aLiveLedgerIsReadWithoutHarmAndAnIdleOneIsKeptFromStarting() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 300)
        #expect(nodes.verify(scratch.path).isSound, "its records are still in the write-ahead log")
        #expect(nodes.verify(scratch.path).recordCount == 300)
        try ledger.grow(by: 1)
        try ledger.close()
        let before = try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
        do {
            let opened = try OpenArchive(directory: scratch.path, readerCount: 1)
            #expect(failure { _ = try nodes.openCounty(scratch.path) }?.code == .inUse)
            #expect(try opened.readers[0].logs().count == 1)
        }
        #expect(nodes.verify(scratch.path).recordCount == 301)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted() == before)
        try nodes.openCounty(scratch.path).close()
    }

    @Test func aPathWithOddLettersIsRead() throws {
        let directory = scratch.sub("定海 #1?%20")
        let ledger = try nodes.openCounty(directory)
        try ledger.grow(by: 1)
        try ledger.close()
        #expect(nodes.verify(directory).recordCount == 1)
        let nothing = nodes.verify(scratch.sub("nothing"))
        #expect(nothing.findings.map(\.kind) == [.database])
    }
}
