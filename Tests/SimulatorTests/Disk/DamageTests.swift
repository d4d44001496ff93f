// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages
import Testing

@testable import Simulator

/// Bits that rot, backups that come back and disks that are cloned, each found where the real ledger finds it.
@Suite struct DamageTests {
    private func grown(by count: Int) throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        let ledger = try disk.openHub()
        for _ in 0..<count { try ledger.grow(by: 1) }
        let batch = copyBatch(after: ledger.state(of: Nodes.county), count: 4)
        var group = CommitGroup(epoch: 1, time: 1)
        group.copies = [try #require(batch)]
        group.snapshots = [Snapshot(name: "registry", log: Nodes.hub, sequence: 1, bytes: [1, 2, 3])]
        _ = try ledger.commit(group)
        try ledger.close()
        return disk
    }

    static let fatal: [DiskDamage] = [
        .recordContent(log: Nodes.hub, sequence: 7, bit: 300), .recordContent(log: Nodes.hub, sequence: 20, bit: 0),
        .recordHash(log: Nodes.hub, sequence: 3, bit: 9),
        .checkpointBody(log: Nodes.hub, size: 20, bit: 70), .checkpointSignature(log: Nodes.hub, size: 20, bit: 1),
        .recordContent(log: Nodes.county, sequence: 2, bit: 4), .checkpointBody(log: Nodes.county, size: 4, bit: 200),
    ]

    @Test(arguments: fatal)
    func whatRotsInTheTailIsFoundAtOpening(damage: DiskDamage) throws {
        let disk = try grown(by: 20)
        #expect(disk.damage(damage))
        let error = try #require(failure { _ = try disk.openHub() })
        #expect(error.code == .damaged)
        #expect(error.log == (("\(damage)".contains("dinghai")) ? Nodes.county : Nodes.hub))
        if case .recordContent(_, let sequence, _) = damage { #expect(error.sequence == sequence) }
        #expect(disk.damage(damage))
        #expect(failure { _ = try disk.openHub() } == nil, "the bit flipped back")
    }

    @Test func theLastHashIsHeldAgainstTheHeadAndTheChain() throws {
        let disk = try grown(by: 20)
        #expect(disk.damage(.recordHash(log: Nodes.hub, sequence: 20, bit: 0)))
        #expect(failure { _ = try disk.openHub() }?.code == .damaged)
    }

    @Test func aTreeNodeThatRotsIsFound() throws {
        let disk = SimulatedDisk()
        let ledger = try disk.openHub()
        try ledger.grow(by: 600)
        try ledger.close()
        #expect(disk.damage(.treeNode(log: Nodes.hub, level: 9, index: 0, bit: 77)))
        #expect(failure { _ = try disk.openHub() }?.code == .damaged)
    }

    @Test func aSnapshotThatRotsStopsNobody() throws {
        let disk = try grown(by: 3)
        #expect(disk.damage(.snapshot(name: "registry", bit: 9)))
        let ledger = try disk.openHub()
        #expect(failure { _ = try ledger.reader.snapshot(named: "registry") }?.code == .damaged)
        try ledger.grow(by: 1)
    }

    @Test func oneSlotOfTheHeadIsSparedAndTwoAreNot() throws {
        for slot in 0...1 {
            let disk = try grown(by: 5)
            #expect(disk.damage(.headSlot(slot, bit: 100)))
            #expect(try disk.openHub().grow(by: 1).state.head.size == 6)
        }
        let disk = try grown(by: 5)
        #expect(disk.damage(.headSlot(0, bit: 100)) && disk.damage(.headSlot(1, bit: 100)))
        #expect(failure { _ = try disk.openHub() }?.code == .headMissing)
        let signer = HashSigner(Nodes.hub)
        #expect(
            failure { try Ledger.adoptHead(in: disk, node: Nodes.hub, signer: signer, atLeast: 6) }?.code
                == .restoredOldCopy)
        try Ledger.adoptHead(in: disk, node: Nodes.hub, signer: signer, atLeast: 5)
        #expect(try disk.openHub().grow(by: 1).state.head.size == 6)
    }

    @Test func whatIsNotThereCannotRot() throws {
        let disk = SimulatedDisk()
        #expect(!disk.damage(.headSlot(0, bit: 1)))
        #expect(!disk.damage(.recordContent(log: Nodes.hub, sequence: 1, bit: 0)))
        let later = try grown(by: 2)
        for damage in [
            .recordContent(log: Nodes.hub, sequence: 3, bit: 0), .recordHash(log: Nodes.hub, sequence: 0, bit: 0),
            .checkpointBody(log: Nodes.hub, size: 9, bit: 0), .snapshot(name: "none", bit: 0),
            .treeNode(log: Nodes.hub, level: 8, index: 0, bit: 0),
        ] as [DiskDamage] { #expect(!later.damage(damage)) }
    }

    @Test func anOldBackupCannotSignUnlessItsHeadCameWithIt() throws {
        let disk = try grown(by: 10)
        let backup = disk.image()
        let ledger = try disk.openHub()
        try ledger.grow(by: 4)
        disk.restore(backup, head: .asItIs)
        #expect(failure { try ledger.grow(by: 1) } != nil, "its process ended")
        let error = try #require(failure { _ = try disk.openHub() })
        #expect(error.code == .restoredOldCopy)
        #expect(error.sequence == 14)
        disk.restore(backup, head: .none)
        #expect(failure { _ = try disk.openHub() }?.code == .headMissing)
        disk.restore(backup, head: .fromImage)
        #expect(try disk.openHub().state.head.size == 10, "only the node above can tell")
    }

    @Test func aCloneGoesItsOwnWay() throws {
        let disk = try grown(by: 3)
        let clone = SimulatedDisk(path: "/clone")
        clone.restore(disk.image())
        let first = try disk.openHub()
        let second = try clone.openHub()
        try first.grow(by: 1, length: 50)
        try second.grow(by: 1, length: 60)
        #expect(first.state.head.size == second.state.head.size)
        #expect(first.state.head.hash != second.state.head.hash, "a fork")
        #expect(disk.durableOwnHash(at: 3) == clone.durableOwnHash(at: 3))
        #expect(disk.durableOwnHash(at: 4) == first.state.head.hash)
        #expect(disk.durableOwnHash(at: 5) == nil)
        #expect(disk.durableSize(of: Nodes.county) == 4)
        #expect(disk.durableHash(of: Nodes.county, at: 4) == first.state(of: Nodes.county).head.hash)
    }

    @Test func aBackupIsOfTheDiskAndNotOfTheCache() throws {
        let disk = try grown(by: 3)
        let ledger = try disk.openHub()
        disk.failNext(.syncFrames, .crash)
        _ = failure { try ledger.grow(by: 1) }
        let copy = SimulatedDisk(path: "/copy")
        copy.restore(disk.image())
        #expect(try copy.openHub().state.head.size == 3)
    }
}
