// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB
import Messages
import Testing

@testable import Ledger

/// Each way of changing a stored log, and where it must be found: at opening (the tail), and by the offline verifier.
@Suite struct DamageTests {
    let scratch: Scratch
    let nodes: Nodes

    init() throws {
        scratch = try Scratch()
        nodes = try Nodes()
        let ledger = try nodes.openCounty(scratch.path)
        for _ in 0..<6 { try ledger.grow(by: 50) }
        try ledger.close()
    }

    private func refusal() throws -> LedgerError {
        let before = try content()
        let error = try #require(failure { _ = try nodes.openCounty(scratch.path) })
        #expect(error.code == .damaged)
        #expect(error.log == nodes.county)
        #expect(!error.remedy.isEmpty)
        #expect(try content() == before, "nothing was written over the damage")
        return error
    }

    private func content() throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/\(SQLiteLedgerStorage.fileName)"))
    }

    private func findings() -> [VerificationFinding] { nodes.verify(scratch.path).findings }

    @Test func theUntouchedLedgerIsSound() throws {
        let report = nodes.verify(scratch.path)
        #expect(report.findings == [])
        #expect(report.recordCount == 300)
        #expect(report.logs.map(\.checkpointCount) == [6])
        #expect(failure { _ = try nodes.openCounty(scratch.path) } == nil)
    }

    @Test func aFlippedByte() throws {
        try tamper(
            scratch.path, "UPDATE records_1 SET content = CAST('x' || substr(content, 2) AS BLOB) WHERE sequence = 123")
        #expect(try refusal().sequence == 123)
        #expect(findings().map(\.kind) == [.wrongHash])
        #expect(findings().first?.sequence == 123)
    }

    @Test func aDroppedRecord() throws {
        try tamper(scratch.path, "DELETE FROM records_1 WHERE sequence = 200")
        let error = try refusal()
        #expect(error.sequence == 200)
        #expect(error.message == "the record is missing")
        #expect(Set(findings().map(\.kind)) == [.missingRecord, .notChecked])
        #expect(findings().first { $0.kind == .missingRecord }?.sequence == 200)
    }

    @Test func droppedRecordsAtTheEnd() throws {
        try tamper(scratch.path, "DELETE FROM records_1 WHERE sequence > 290")
        #expect(try refusal().sequence == 290)
        let kinds = Set(findings().map(\.kind))
        #expect(kinds == [.missingRecord, .wrongHead])
    }

    @Test func swappedRecords() throws {
        try tamper(
            scratch.path,
            """
            UPDATE records_1 SET sequence = 1000 WHERE sequence = 60;
            UPDATE records_1 SET sequence = 60 WHERE sequence = 61;
            UPDATE records_1 SET sequence = 61 WHERE sequence = 1000;
            """)
        #expect(try refusal().sequence == 60)
        #expect(findings().filter { $0.kind == .wrongHash }.map(\.sequence) == [60, 61, 62])
        #expect(findings().contains { $0.kind == .wrongRoot })
    }

    @Test func aRecordDoubledAtTheEnd() throws {
        try tamper(
            scratch.path, "INSERT INTO records_1 SELECT sequence + 1, hash, content FROM records_1 WHERE sequence = 300"
        )
        #expect(try refusal().sequence == 301)
        #expect(Set(findings().map(\.kind)) == [.wrongHash, .notSigned])
    }

    @Test func aWholeHistoryRewrittenWithGoodHashes() throws {
        let queue = try DatabaseQueue(path: "\(scratch.path)/\(SQLiteLedgerStorage.fileName)")
        try queue.write { database in
            var contents = try Row.fetchAll(database, sql: "SELECT content FROM records_1 ORDER BY sequence").map {
                [UInt8]($0[0] as Data)
            }
            contents[9] = Array("a better past".utf8)
            let hashes = RecordChain.hashes(previous: .zero, records: contents)
            for (index, hash) in hashes.enumerated() {
                try database.execute(
                    sql: "UPDATE records_1 SET hash = ?, content = ? WHERE sequence = ?",
                    arguments: [Data(hash.bytes), Data(contents[index]), index + 1])
            }
        }
        try queue.close()
        #expect(try refusal().message.contains("otherRoot"))
        let report = findings()
        #expect(report.filter { $0.kind == .wrongRoot }.map(\.sequence) == [50, 100, 150, 200, 250, 300])
        #expect(!report.contains { $0.kind == .wrongHash })
    }

    @Test func aWrongTreeNode() throws {
        try tamper(scratch.path, "UPDATE tree_nodes SET hash = zeroblob(32) WHERE level = 8")
        #expect(try refusal().message.contains("otherRoot"))
        #expect(findings().map(\.kind) == [.wrongTreeNode])
        try tamper(scratch.path, "DELETE FROM tree_nodes")
        #expect(try refusal().message.contains("missing"))
    }

    @Test func aCheckpointWithAnotherRootUnderItsOldSignature() throws {
        let ledger = try? nodes.openCounty(scratch.path)
        var body = try CheckpointBody.decode(try #require(try ledger?.reader.checkpoint(of: nodes.county)).body)
        try ledger?.close()
        body.root[3] ^= 4
        try tamper(scratch.path, "UPDATE checkpoints SET body = ? WHERE size = 300", [Data(body.encode())])
        let error = try refusal()
        #expect(error.message.contains("otherRoot") && error.message.contains("badSignature"))
        #expect(Set(findings().map(\.kind)) == [.wrongRoot, .wrongSignature])
    }

    @Test func aWrongSignature() throws {
        try tamper(
            scratch.path, "UPDATE checkpoints SET signature = (SELECT signature FROM checkpoints WHERE size = 50)")
        #expect(try refusal().message.contains("badSignature"))
        #expect(findings().filter { $0.kind == .wrongSignature }.map(\.sequence) == [100, 150, 200, 250, 300])
    }

    @Test func aSnapshotThatDoesNotMatchIsRefusedAloneAndTheLedgerGoesOn() throws {
        let ledger = try nodes.openCounty(scratch.path)
        var group = CommitGroup(epoch: 1, time: 1)
        group.snapshots = [Snapshot(name: "registry", log: nodes.county, sequence: 300, bytes: [1, 2, 3])]
        _ = try ledger.commit(group)
        try ledger.close()
        try tamper(scratch.path, "UPDATE snapshots SET bytes = x'010203FF'")
        let again = try nodes.openCounty(scratch.path)
        #expect(failure { _ = try again.reader.snapshot(named: "registry") }?.code == .damaged)
        try again.grow(by: 1)
    }

    /// A record that changes while the daemon runs, long after the check at opening.
    @Test func aVerifyingReaderFindsAByteFlippedWhileTheLedgerIsOpen() throws {
        let ledger = try nodes.openCounty(scratch.path)
        #expect(try ledger.reader.verifiedRecords(of: nodes.county, after: 0).count == 300)
        try tamper(
            scratch.path, "UPDATE records_1 SET content = CAST('x' || substr(content, 2) AS BLOB) WHERE sequence = 123")
        #expect(try ledger.reader.records(of: nodes.county, from: 1).count == 300, "nothing else looks")
        let error = try #require(failure { _ = try ledger.reader.verifiedRecords(of: nodes.county, after: 100) })
        #expect(error.code == .damaged)
        #expect(error.sequence == 123)
        #expect(try #require(failure { try ledger.grow(by: 1) }).code == .stopped)
        #expect(try ledger.reader.verifiedRecords(of: nodes.county, after: 123).count == 177)
        #expect(try ledger.reader.verifiedRecords(of: nodes.county, after: 300).isEmpty)
    }

    @Test func damageMetByAReaderStopsTheWriter() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 2_000, length: 20)
        try ledger.close()
        // Before the tail that opening verifies.
        try tamper(scratch.path, "DELETE FROM records_1 WHERE sequence = 77")
        let again = try nodes.openCounty(scratch.path)
        let error = try #require(failure { _ = try again.reader.records(of: nodes.county, from: 70, limit: 20) })
        #expect(error.code == .damaged)
        #expect(error.sequence == 77)
        let refused = try #require(failure { try again.grow(by: 1) })
        #expect(refused.code == .stopped)
        #expect(refused.cause?.contains("the record is missing") == true)
    }
}
