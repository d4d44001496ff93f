// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Testing

@testable import Simulator

/// Each fault by itself, and what the real ledger makes of it.
@Suite struct FaultTests {
    @Test func aCrashedProcessCanDoNothingMore() throws {
        let disk = SimulatedDisk()
        let ledger = try disk.openHub()
        try ledger.grow(by: 3)
        disk.failNext(.finishFrame, .crash)
        let error = try #require(failure { try ledger.grow(by: 1) })
        #expect(error.code == .inputOutput)
        #expect(error.cause == "crashed before finishFrame")
        #expect(!disk.isProcessAlive)
        #expect(failure { _ = try ledger.reader.head(of: Nodes.hub) }?.code == .inputOutput, "not even read")
        #expect(failure { try ledger.close() }?.code == .inputOutput)
        #expect(failure { _ = try disk.openHub() }?.code == .inputOutput, "a dead process opens nothing")
        disk.processDied()
        let again = try disk.openHub()
        #expect(again.state.head.size == 3)
        #expect(failure { _ = try ledger.reader.head(of: Nodes.hub) }?.cause == "crashed before finishFrame")
    }

    @Test func aKilledProcessLeavesItsWritesToTheNext() throws {
        let disk = SimulatedDisk()
        let ledger = try disk.openHub()
        try ledger.grow(by: 2)
        disk.failNext(.syncFrames, .crash)
        _ = failure { try ledger.grow(by: 5) }
        #expect(disk.durableOwnSize == 2, "the frame is in the page cache alone")
        disk.processDied()
        #expect(try disk.openHub().state.head.size == 7)
        #expect(disk.durableOwnSize == 7, "opening wrote and flushed it anew")
    }

    @Test func aFailedFlushIsVisibleUntilThePowerIsLost() throws {
        var random = DiskGenerator(seed: 1)
        for reopens in [false, true] {
            let disk = SimulatedDisk()
            let ledger = try disk.openHub()
            try ledger.grow(by: 2)
            disk.failNext(.syncFrames, .fail(.inputOutput))
            #expect(failure { try ledger.grow(by: 5) }?.code == .inputOutput)
            #expect(failure { try ledger.grow(by: 1) }?.code == .stopped)
            #expect(try ledger.reader.head(of: Nodes.hub).size == 2)
            if reopens {
                disk.processDied()
                #expect(try disk.openHub().state.head.size == 7, "found in the page cache")
            }
            disk.powerLost(using: &random)
            // Nothing is drawn: without a new write of it, it is gone for certain.
            #expect(try disk.openHub().state.head.size == (reopens ? 7 : 2))
        }
    }

    @Test func aFlushAfterAFailedOneDoesNotSaveWhatThatLost() {
        var file = SectorFile(durable: [UInt8](repeating: 0, count: 1_024))
        file.write([1, 1], at: 0)
        file.forgetDirty()
        file.write([2, 2], at: 600)
        file.flush()
        #expect(file.read(count: 2, at: 0) == [1, 1], "seen by every process")
        #expect(file.durable?[0] == 0)
        #expect(file.durable?[600] == 2)
        file.write([1], at: 0)
        file.flush()
        #expect(file.durable?[0..<2] == [1, 1], "the sector was written again")
    }

    @Test func aPowerLossHarmsOnlyDirtySectors() {
        var random = DiskGenerator(seed: 5)
        var fates: Set<String> = []
        for _ in 0..<500 {
            var file = SectorFile(durable: [UInt8](repeating: 7, count: 2_048))
            file.write([UInt8](repeating: 9, count: 1_024), at: 512)
            var report = PowerLoss()
            file.losePower(using: &random, &report)
            let bytes = file.read(count: 4_096, at: 0)
            #expect(bytes.count == 2_048)
            #expect(bytes[..<512].allSatisfy { $0 == 7 } && bytes[1_536...].allSatisfy { $0 == 7 })
            for start in [512, 1_024] {
                let sector = bytes[start..<start + 512]
                let kinds = (sector.contains(9), sector.contains(7), sector.contains { $0 != 7 && $0 != 9 })
                fates.insert("\(kinds)")
            }
            #expect(report.sectorsKept + report.sectorsLost + report.sectorsTorn == 2)
        }
        for fate in ["(true, false, false)", "(false, true, false)", "(true, true, false)", "(true, true, true)"] {
            #expect(fates.contains(fate), "never saw \(fate)")
        }
    }

    @Test func aFullDiskStopsTheLedgerAndKeepsWhatItHas() throws {
        let disk = SimulatedDisk()
        disk.capacityBytes = 40_000
        let ledger = try disk.openHub()
        var acknowledged: UInt64 = 0
        var error: LedgerError?
        while error == nil, acknowledged < 10_000 {
            error = failure { acknowledged = try ledger.grow(by: 5).state.head.size }
        }
        #expect(error?.code == .diskFull)
        #expect(acknowledged > 50)
        #expect(disk.usedBytes <= 40_000)
        #expect(failure { try ledger.grow(by: 1) }?.code == .stopped)
        #expect(try ledger.reader.head(of: Nodes.hub).size == acknowledged)
        try ledger.close()
        disk.capacityBytes = nil
        let again = try disk.openHub()
        #expect(again.state.head.size == acknowledged, "nothing of the refused group")
        try again.grow(by: 1)
    }

    @Test func theLockIsHeldByOneAndEndsWithItsHolder() throws {
        let disk = SimulatedDisk()
        let ledger = try disk.openHub()
        #expect(failure { _ = try disk.openHub() }?.code == .inUse)
        try ledger.close()
        do { _ = try disk.openHub() }
        let last = try disk.openHub()
        disk.processDied()
        #expect(try disk.openHub().state.head == last.state.head, "the kill took the lock away")
    }

    @Test func theSameRunGivesTheSameDisk() throws {
        func run() throws -> [String] {
            var random = DiskGenerator(seed: 9)
            let disk = SimulatedDisk()
            var lines: [String] = []
            for round in 0..<30 {
                disk.failNext(.syncFrames, .crash, skipping: round % 3)
                _ = failure { try CrashScript.run(disk) { _ in } }
                disk.beforeOperation = nil
                lines.append("\(disk.powerLost(using: &random)) \(disk.durableOwnSize) \(disk.operationCount)")
                lines.append("\(disk.head.durable ?? [])")
            }
            return lines
        }
        #expect(try run() == run())
    }
}
