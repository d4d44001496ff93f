// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Testing

@testable import Ledger
@testable import Simulator

/// The simulated disk against SQLite: one script, every answer the same. What the simulator finds on the one therefore
/// holds for the other.
@Suite struct ConformanceTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func everyAnswerIsSQLites(seed: UInt64) throws {
        let scratch = try Scratch()
        var real = StorageScript(seed: seed)
        try real.run(SQLiteEngine(directory: scratch.path), rounds: 20)
        var simulated = StorageScript(seed: seed)
        try simulated.run(SimulatedDisk(), rounds: 20)
        #expect(real.answers.count == simulated.answers.count)
        let different = zip(real.answers, simulated.answers).filter { $0 != $1 }
        #expect(different.isEmpty, "\(different.prefix(3))")
        for kind in ["commit", "stale", "checkpoint twice", "log twice", "no such log"] {
            #expect(simulated.counts[kind] ?? 0 > 0, "the script never came to: \(kind)")
        }
    }

    @Test func theWholeLedgerAnswersTheSame() throws {
        let scratch = try Scratch()
        let real = try drive(DirectoryPlace(scratch.path))
        let simulated = try drive(SimulatedDisk())
        #expect(real.count > 150)
        #expect(real == simulated)
    }

    /// Own groups, copies, countersignatures, snapshots, proofs and two reopenings, all written down.
    private func drive(_ place: any LedgerPlace) throws -> [String] {
        var answers: [String] = []
        for round in 0..<3 {
            let ledger = try Ledger.open(
                in: place, node: Nodes.hub, signer: HashSigner(Nodes.hub), keys: Nodes.keys)
            answers.append("\(ledger.state) \(ledger.state(of: Nodes.county))")
            for step in 1...20 {
                var records = ChainedRecords(after: ledger.state)
                for _ in 0..<step * 3 { records.append(Ledger.content(records.nextSequence), keys: ["k\(step % 7)"]) }
                var group = CommitGroup(records: records, epoch: 1, time: UInt64(step))
                if step % 2 == 0 {
                    group.copies = [
                        try #require(
                            copyBatch(after: ledger.state(of: Nodes.county), count: step, countersigner: Nodes.hub))
                    ]
                }
                group.metadata = [("round", [UInt8(round)]), ("step", [UInt8(step)])]
                if step == 10 {
                    group.snapshots = [Snapshot(name: "r", log: Nodes.hub, sequence: 1, bytes: [UInt8(round)])]
                }
                let receipt = try ledger.commit(group)
                answers.append("\(receipt)")
                let size = receipt.state.head.size
                answers.append("\(try ledger.reader.inclusionProof(of: size / 2 + 1, in: Nodes.hub, size: size))")
                answers.append("\(try ledger.reader.records(of: Nodes.hub, from: size - 1))")
                answers.append("\(try ledger.reader.sequence(of: "k3", in: Nodes.hub) as Any)")
            }
            let stale = ChainedRecords(after: LogState(emptyLogOf: Nodes.hub), contents: [[1]])
            answers.append(
                "\(failure { _ = try ledger.commit(CommitGroup(records: stale, epoch: 1, time: 1)) } as Any)")
            answers.append(
                "\(try ledger.reader.checkpoint(of: Nodes.county, .lastCountersigned) as Any)")
            answers.append("\(try ledger.reader.snapshot(named: "r") as Any) \(try ledger.maintain().isAlarming)")
            #expect(
                failure { _ = try Ledger.open(in: place, node: Nodes.hub, signer: HashSigner(Nodes.hub)) }?.code
                    == .inUse)
            try ledger.close()
        }
        let other = failure { _ = try Ledger.open(in: place, node: Nodes.county, signer: HashSigner(Nodes.county)) }
        answers.append("\(other?.code as Any)")
        return answers
    }
}
