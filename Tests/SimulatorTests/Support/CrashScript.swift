// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Testing

@testable import Ledger
@testable import Simulator

/// A fixed run of commits by a hub: own records with keys and metadata, copies of a county, upkeep and a reopening.
///
/// Every group's outcome is known beforehand, so what a crash left can be compared with it: the state must be the one
/// after some whole group, never before what was acknowledged.
struct CrashScript {
    /// What the ledger holds after one group.
    struct Outcome: Equatable {
        var own: LogHead
        var copy: LogHead
        var step: [UInt8]?
    }

    static let groupCount = 9
    /// After each group; the first is before any.
    let outcomes: [Outcome]
    /// Operations of a run without faults.
    let operations: [DiskOperation]

    init() throws {
        let disk = SimulatedDisk()
        var operations: [DiskOperation] = []
        disk.beforeOperation = {
            operations.append($0)
            return .proceed
        }
        var outcomes = [Outcome(own: .empty, copy: .empty, step: nil)]
        try CrashScript.run(disk) { outcomes.append($0) }
        self.outcomes = outcomes
        self.operations = operations
    }

    /// Goes on with the group after the last that the ledger holds, until something throws or all are there; tells of
    /// every group that was acknowledged.
    static func run(_ disk: SimulatedDisk, acknowledged: (Outcome) -> Void) throws(LedgerError) {
        var ledger = try disk.openHub()
        let done = Int(try ledger.reader.metadata("step")?.first ?? 0)
        for step in 1...groupCount where step > done {
            var records = ChainedRecords(after: ledger.state)
            for index in 0..<step % 3 {
                records.append(Ledger.content(records.nextSequence), keys: ["\(step)-\(index)"])
            }
            var group = CommitGroup(records: records, epoch: 1, time: UInt64(step))
            group.metadata = [("step", [UInt8(step)])]
            if step % 4 == 2, let batch = copyBatch(after: ledger.state(of: Nodes.county), count: 2) {
                group.copies = [batch]
            }
            _ = try ledger.commit(group)
            acknowledged(try outcome(of: ledger))
            if step == 5 {
                _ = try ledger.maintain()
                try ledger.close()
                ledger = try disk.openHub()
            }
        }
        try ledger.close()
    }

    static func outcome(of ledger: Ledger) throws(LedgerError) -> Outcome {
        let county = ledger.reader.logs.contains(Nodes.county)
        return Outcome(
            own: try ledger.reader.head(of: Nodes.hub),
            copy: county ? try ledger.reader.head(of: Nodes.county) : .empty, step: try ledger.reader.metadata("step"))
    }

    /// The newest whole head that a power loss would leave now if nothing unflushed survived.
    static func durableHead(_ disk: SimulatedDisk) -> LogHead? {
        guard let bytes = disk.head.durable, bytes.count == 2 * SignedHead.slotBytes else { return nil }
        let slots = [bytes[..<SignedHead.slotBytes], bytes[SignedHead.slotBytes...]]
        return slots.compactMap { SignedHead(slot: Array($0)) }.max { $0.generation < $1.generation }?.head
    }

    /// Opens what a fault left and holds it against what was acknowledged.
    ///
    /// - Parameter begun: groups of which the outcome is unknown: one for each process that ended.
    func check(_ disk: SimulatedDisk, acknowledged: Int, begun: Int = 1, _ comment: String) throws {
        let ledger: Ledger
        do throws(LedgerError) {
            ledger = try disk.openHub()
        } catch {
            Issue.record("does not open after \(comment): \(error)")
            return
        }
        let found = try CrashScript.outcome(of: ledger)
        let place = outcomes.lastIndex(of: found)
        #expect(place != nil, "a part of a group after \(comment): \(found)")
        #expect(place ?? 0 >= acknowledged, "group \(acknowledged) was acknowledged, lost by \(comment)")
        #expect(place ?? 0 <= acknowledged + begun, "a group that was never begun, after \(comment)")
        #expect(disk.durableOwnSize == found.own.size, "after \(comment)")
        if found.own.size > 0 { #expect(disk.durableOwnHash(at: found.own.size) == found.own.hash) }
        #expect(CrashScript.durableHead(disk) == found.own, "the head is behind, or not flushed, after \(comment)")
        let size = try ledger.grow(by: 1).state.head.size
        try ledger.close()
        let again = try disk.openHub()
        #expect(again.state.head.size == size, "after \(comment)")
        try again.close()
    }
}
