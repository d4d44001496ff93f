// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import Ledger

/// Makes the database's file small.
private struct SmallDisk: CommitHook {
    let maximumDatabasePages: Int?

    func reached(_ point: CommitPoint) throws(LedgerError) {}
}

@Suite struct DiskFullTests {
    @Test func aFullDiskStopsTheLedgerAndLosesNothingAcknowledged() throws {
        let scratch = try Scratch()
        let nodes = try Nodes()
        let ledger = try nodes.openCounty(scratch.path, hook: SmallDisk(maximumDatabasePages: 200))
        var acknowledged: UInt64 = 0
        var error: LedgerError?
        while error == nil, acknowledged < 100_000 {
            error = failure { acknowledged = try ledger.grow(by: 100).state.head.size }
        }
        #expect(error?.code == .diskFull)
        #expect(error?.remedy.contains("free space") == true)
        #expect(acknowledged > 1_000, "it worked before it was full")
        #expect(failure { try ledger.grow(by: 1) }?.code == .stopped, "nothing is tried again")
        #expect(try ledger.reader.head(of: nodes.county).size == acknowledged, "reading goes on")
        try ledger.close()

        let again = try nodes.openCounty(scratch.path)
        #expect(again.state.head.size == acknowledged)
        try again.grow(by: 1_000)
        try again.close()
        let report = nodes.verify(scratch.path)
        #expect(report.isSound)
        #expect(report.recordCount == acknowledged + 1_000)
    }
}
