// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Messages
import Testing

@testable import Ledger

/// Ends a commit at one point, as a crash would.
private struct CrashAt: CommitHook {
    let point: CommitPoint
    var maximumDatabasePages: Int? { nil }

    func reached(_ point: CommitPoint) throws(LedgerError) {
        if point == self.point { throw LedgerError(.inputOutput, "crashed at \(point)", remedy: "none") }
    }
}

@Suite struct HeadFileTests {
    let scratch: Scratch
    let nodes: Nodes

    init() throws {
        scratch = try Scratch()
        nodes = try Nodes()
    }

    private var head: SignedHead {
        get throws { try HeadFile(directory: scratch.path).current }
    }

    @Test func theHeadFollowsEveryCommitInTwoSlots() throws {
        let ledger = try nodes.openCounty(scratch.path)
        for size in 1...5 as ClosedRange<UInt64> {
            let receipt = try ledger.grow(by: 1)
            #expect(try head.head == LogHead(size: size, hash: receipt.state.head.hash))
            #expect(try head.checkpoint == receipt.checkpoint)
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: HeadFile.path(in: scratch.path))
        #expect(attributes[.size] as? Int == 2 * SignedHead.slotBytes)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test(arguments: CommitPoint.allCases)
    func aCrashAtAnyPointLeavesALedgerThatOpensAndGoesOn(point: CommitPoint) throws {
        let before = try nodes.openCounty(scratch.path)
        try before.grow(by: 4)
        try before.close()
        let crashing = try nodes.openCounty(scratch.path, hook: CrashAt(point: point))
        #expect(failure { try crashing.grow(by: 3) } != nil)
        #expect(failure { try crashing.grow(by: 3) }?.code == .stopped)
        #expect(failure { _ = try crashing.maintain() }?.code == .stopped)
        try crashing.close()

        let again = try nodes.openCounty(scratch.path)
        let survives = point != .signed
        #expect(again.state.head.size == (survives ? 7 : 4))
        #expect(try head.head == again.state.head, "brought forward before anything is signed")
        try again.grow(by: 1)
        try again.close()
        #expect(nodes.verify(scratch.path).isSound)
    }

    @Test func aTornSlotFallsBackToTheHeadBefore() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 1)
        try ledger.grow(by: 1)
        try ledger.close()
        let newest = try head
        let file = try LedgerFile(path: HeadFile.path(in: scratch.path), mode: .readWrite)
        try file.write([0xAA, 0xBB], at: Int(newest.generation % 2) * SignedHead.slotBytes + 100)
        #expect(try head.head.size == 1)
        let again = try nodes.openCounty(scratch.path)
        #expect(again.state.head.size == 2)
        #expect(try head.head == again.state.head)
        #expect(try head.generation == newest.generation, "the torn slot is the one written next")
    }

    @Test func aRestoredOldDatabaseCannotSign() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 10)
        try ledger.close()
        let database = "\(scratch.path)/\(SQLiteLedgerStorage.fileName)"
        let backup = scratch.sub("backup")
        try FileManager.default.copyItem(atPath: database, toPath: backup)
        let later = try nodes.openCounty(scratch.path)
        try later.grow(by: 5)
        try later.close()
        try FileManager.default.removeItem(atPath: database)
        try FileManager.default.copyItem(atPath: backup, toPath: database)

        let error = try #require(failure { _ = try nodes.openCounty(scratch.path) })
        #expect(error.code == .restoredOldCopy)
        #expect(error.sequence == 15)
        #expect(error.message == "the database has 10 records, but 15 were signed")
        #expect(nodes.verify(scratch.path).findings.map(\.kind) == [.wrongHead])
        // Nor when it is gone altogether.
        try FileManager.default.removeItem(atPath: database)
        #expect(failure { _ = try nodes.openCounty(scratch.path) }?.code == .restoredOldCopy)
        #expect(!FileManager.default.fileExists(atPath: database), "no new ledger begun in its place")
    }

    @Test func aDatabaseOfAnotherHistoryCannotSign() throws {
        let ledger = try nodes.openCounty(scratch.sub("a"))
        try ledger.grow(by: 3)
        try ledger.close()
        let other = try nodes.openCounty(scratch.sub("b"))
        try other.grow(by: 4, length: 50)
        try other.close()
        let name = SQLiteLedgerStorage.fileName
        try FileManager.default.removeItem(atPath: scratch.sub("a/\(name)"))
        try FileManager.default.copyItem(atPath: scratch.sub("b/\(name)"), toPath: scratch.sub("a/\(name)"))
        let error = try #require(failure { _ = try nodes.openCounty(scratch.sub("a")) })
        #expect(error.code == .restoredOldCopy)
        #expect(error.sequence == 3)
    }

    @Test func aHeadSignedByAnotherProgramMeanwhileStopsTheLedger() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 1)
        let current = try head
        let file = try LedgerFile(path: HeadFile.path(in: scratch.path), mode: .readWrite)
        let foreign = SignedHead(
            generation: current.generation + 1, head: LogHead(size: 2, hash: .zero), checkpoint: current.checkpoint)
        try file.write(foreign.slot, at: Int(foreign.generation % 2) * SignedHead.slotBytes)
        #expect(failure { try ledger.grow(by: 1) }?.code == .changedOutside)
        #expect(failure { try ledger.grow(by: 1) }?.code == .stopped)
        #expect(try ledger.reader.head(of: nodes.county).size == 1, "nothing was written, reading goes on")
    }

    @Test func aDatabaseChangedByAnotherProgramMeanwhileStopsTheLedger() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 3)
        try tamper(scratch.path, "DELETE FROM records_1 WHERE sequence = 3")
        let error = try #require(failure { try ledger.grow(by: 1) })
        #expect(error.code == .changedOutside)
        #expect(error.sequence == 2)
        #expect(failure { try ledger.grow(by: 1) }?.code == .stopped)
        #expect(try head.head.size == 3, "the head was not moved")
        try ledger.close()
        #expect(failure { _ = try nodes.openCounty(scratch.path) } != nil)
    }

    @Test func aLostHeadFileIsRefusedUntilTheOperatorAdoptsTheDatabase() throws {
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 6)
        try ledger.close()
        let adopt = { (count: UInt64) in
            try Ledger.adoptHead(
                at: self.scratch.path, node: self.nodes.county, signer: self.nodes.countyKey, atLeast: count)
        }
        #expect(failure { try adopt(6) }?.code == .invalidGroup, "a whole head file stands")
        try FileManager.default.removeItem(atPath: HeadFile.path(in: scratch.path))
        #expect(failure { _ = try nodes.openCounty(scratch.path) }?.code == .headMissing)
        #expect(failure { try adopt(7) }?.code == .restoredOldCopy)
        #expect(failure { _ = try nodes.openCounty(scratch.path) }?.code == .headMissing)
        try adopt(6)
        #expect(try nodes.openCounty(scratch.path).grow(by: 1).state.head.size == 7)
    }

    /// The database keeps the signatures of the node above beside a checkpoint; a head that is brought forward over such
    /// a one must still be what the file says, or the next commit takes it for changed outside.
    @Test func countersignaturesAreNoPartOfAHead() {
        let own = Checkpoint(body: [1, 2, 3], signature: Signature(signer: "a", value: [4]))
        var countersigned = own
        countersigned.countersignatures = [Signature(signer: "b", value: [5])]
        let head = LogHead(size: 5, hash: SM3.hash([5]))
        let signed = SignedHead(generation: 9, head: head, checkpoint: countersigned)
        #expect(SignedHead(slot: signed.slot) == signed)
        #expect(signed == SignedHead(generation: 9, head: head, checkpoint: own))
    }

    @Test func slotsAreReadOnlyWhole() throws {
        let checkpoint = Checkpoint(body: [1, 2, 3], signature: Signature(signer: "a", value: [4]))
        let signed = SignedHead(generation: 9, head: LogHead(size: 5, hash: SM3.hash([5])), checkpoint: checkpoint)
        let slot = signed.slot
        #expect(SignedHead(slot: slot) == signed)
        #expect(SignedHead(slot: slot + [0, 0]) == signed)
        for index in slot.indices {
            var changed = slot
            changed[index] ^= 0x10
            #expect(SignedHead(slot: changed) == nil, "byte \(index)")
        }
        for count in 0..<slot.count { #expect(SignedHead(slot: Array(slot[..<count])) == nil) }
    }
}
