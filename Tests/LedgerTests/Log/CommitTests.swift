// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Testing

@testable import Ledger

@Suite struct CommitTests {
    let scratch: Scratch
    let nodes: Nodes

    init() throws {
        scratch = try Scratch()
        nodes = try Nodes()
    }

    @Test func aGroupIsChainedSignedAndThereAfterReopening() throws {
        let ledger = try nodes.openCounty(scratch.path)
        #expect(ledger.state.head == .empty)
        let receipt = try ledger.grow(by: 3, time: 77)
        #expect(receipt.state.head.size == 3)
        let checkpoint = try #require(receipt.checkpoint)
        let verdict = CheckpointVerifier.verify(checkpoint, of: receipt.state, publicKey: nodes.countyKey.publicKey)
        guard case .valid(let verified) = verdict else { throw Unexpected(what: "\(verdict)") }
        #expect(verified.body.time == 77)
        #expect(verified.body.epoch == 3)
        try ledger.close()

        let again = try nodes.openCounty(scratch.path)
        #expect(again.state == receipt.state)
        let records = try again.reader.records(of: nodes.county, from: 1)
        #expect(records.map(\.content) == (1...3).map { Ledger.content($0) })
        var previous = SM3Digest.zero
        for record in records {
            let expected = SM3.hash(previous.bytes + record.content)
            #expect(record.hash == expected)
            previous = expected
        }
        #expect(try again.reader.checkpoint(of: nodes.county) == checkpoint)
    }

    @Test func keysNameTheFirstRecordThatBoreThem() throws {
        let ledger = try nodes.openCounty(scratch.path)
        var records = ChainedRecords(after: ledger.state)
        records.append([1], keys: ["command-a", "decision-1"])
        records.append([2])
        records.append([3], keys: ["command-b"])
        _ = try ledger.commit(CommitGroup(records: records, epoch: 1, time: 1))
        var more = ChainedRecords(after: ledger.state)
        more.append([4], keys: ["command-a"])
        _ = try ledger.commit(CommitGroup(records: more, epoch: 1, time: 2))
        #expect(try ledger.reader.sequence(of: "command-a", in: nodes.county) == 1)
        #expect(try ledger.reader.sequence(of: "decision-1", in: nodes.county) == 1)
        #expect(try ledger.reader.sequence(of: "command-b", in: nodes.county) == 3)
        #expect(try ledger.reader.sequence(of: "command-c", in: nodes.county) == nil)
    }

    @Test func metadataAndSnapshotsCommitWithTheGroup() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 5)
        var group = CommitGroup(epoch: 1, time: 1)
        group.metadata = [("cursor", [1, 2]), ("gone", [9]), ("gone", nil)]
        group.snapshots = [Snapshot(name: "registry", log: nodes.county, sequence: 5, bytes: [5, 5])]
        let receipt = try ledger.commit(group)
        #expect(receipt.checkpoint == nil, "the own log did not grow")
        group.metadata = [("cursor", [3])]
        group.snapshots = []
        _ = try ledger.commit(group)
        try ledger.close()
        let again = try nodes.openCounty(scratch.path)
        #expect(try again.reader.metadata("cursor") == [3])
        #expect(try again.reader.metadata("gone") == nil)
        #expect(try again.reader.snapshot(named: "registry")?.bytes == [5, 5])
        #expect(try again.reader.snapshot(named: "registry")?.sequence == 5)
        #expect(try again.reader.snapshot(named: "other") == nil)
    }

    @Test func aGroupBuiltOnAnotherStateIsRefusedAndTheLedgerGoesOn() throws {
        let ledger = try nodes.openCounty(scratch.path)
        let stale = ChainedRecords(after: ledger.state, contents: [[1]])
        try ledger.grow(by: 1)
        let error = failure { _ = try ledger.commit(CommitGroup(records: stale, epoch: 1, time: 1)) }
        #expect(error?.code == .invalidGroup)
        let foreign = ChainedRecords(after: LogState(emptyLogOf: nodes.hub), contents: [[1]])
        let other = failure { _ = try ledger.commit(CommitGroup(records: foreign, epoch: 1, time: 1)) }
        #expect(other?.code == .invalidGroup)
        var tooLong = ChainedRecords(after: ledger.state)
        tooLong.append([UInt8](repeating: 0, count: LedgerLimits.maximumRecordBytes + 1))
        #expect(
            failure { _ = try ledger.commit(CommitGroup(records: tooLong, epoch: 1, time: 1)) }?.code == .invalidGroup)
        var ahead = CommitGroup(epoch: 1, time: 1)
        ahead.snapshots = [Snapshot(name: "registry", log: nodes.county, sequence: 2, bytes: [])]
        #expect(failure { _ = try ledger.commit(ahead) }?.code == .invalidGroup)
        #expect(try ledger.grow(by: 1).state.head.size == 2)
    }

    @Test func aSignerThatFailsLeavesTheLedgerAsItWas() throws {
        struct BrokenSigner: Signer {
            let publicKey: SM2PublicKey
            func sign(_ message: [UInt8]) throws(CryptoError) -> SM2Signature {
                throw CryptoError(.notFound, "the module is unplugged")
            }
        }
        let signer = BrokenSigner(publicKey: nodes.countyKey.publicKey)
        let ledger = try Ledger.open(at: scratch.path, node: nodes.county, signer: signer)
        #expect(failure { try ledger.grow(by: 1) }?.code == .signingFailed)
        #expect(ledger.reader.stoppedBy == nil)
        try ledger.close()
        let again = try nodes.openCounty(scratch.path)
        #expect(again.state.head.size == 0)
        try again.grow(by: 1)
    }

    @Test func manyGroupsOfManySizesGiveTheTreeOfOneRun() throws {
        let ledger = try nodes.openCounty(scratch.path)
        var random = SeededGenerator(seed: 42)
        var hashes: [SM3Digest] = []
        while hashes.count < 1_500 {
            try ledger.grow(by: Int.random(in: 1...200, using: &random), length: 30)
            hashes = try ledger.reader.records(of: nodes.county, from: 1).map(\.hash)
            #expect(ledger.state.root == ReferenceTree.root(hashes[...]))
        }
        try ledger.close()
        let again = try nodes.openCounty(scratch.path)
        #expect(again.state.root == ReferenceTree.root(hashes[...]))
        #expect(again.state.head.hash == hashes.last)
    }

    @Test func pagesKeepTheirLimits() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 40, length: 500_000)
        let reader = ledger.reader
        #expect(try reader.records(of: nodes.county, from: 3, limit: 4).map(\.sequence) == [3, 4, 5, 6])
        let page = try reader.records(of: nodes.county, from: 1)
        #expect(page.count == LedgerLimits.maximumPageBytes / 500_000)
        #expect(try reader.records(of: nodes.county, from: 41).isEmpty)
        #expect(try reader.record(of: nodes.county, sequence: 40)?.sequence == 40)
        #expect(try reader.record(of: nodes.county, sequence: 0) == nil)
        #expect(failure { _ = try reader.head(of: "tongdao://zhoushan/nobody") }?.code == .notFound)
    }

    @Test func theWriteAheadLogIsMovedWhenItGrows() throws {
        let ledger = try nodes.openCounty(scratch.path)
        var pending: [Int] = []
        for _ in 0..<24 {
            try ledger.grow(by: 20, length: 100_000)
            pending.append(try ledger.maintain().pendingWALBytes)
        }
        #expect(pending.max()! < LedgerLimits.checkpointWALBytes + 4 << 20)
        #expect(pending.contains(0), "moved wholly at least once")
    }
}
