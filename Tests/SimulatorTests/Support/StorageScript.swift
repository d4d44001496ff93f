// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

@testable import Ledger

/// Runs operations drawn from a seed against a storage and writes down every answer.
///
/// The script keeps its own idea of the logs, so that it is the same whatever the storage answers.
struct StorageScript {
    private(set) var answers: [String] = []
    /// How often each kind of step was taken.
    private(set) var counts: [String: Int] = [:]
    private var random: DiskGenerator
    private var states: [(log: StoredLog, state: LogState)] = []
    private var checkpointSizes: [[UInt64]] = []
    /// Two spellings of one letter are different keys.
    private static let keys = ["a", "b", "command-1", "caf\u{E9}", "cafe\u{301}", "定海", "A"]
    private static let unknown = StoredLog(number: 77, node: "tongdao://nobody", isOwn: false)

    init(seed: UInt64) { random = DiskGenerator(seed: seed) }

    mutating func run(_ engine: any LedgerStorageEngine, rounds: Int) throws {
        note("exists", "\(engine.exists)")
        note("reader before", answer { () throws(LedgerError) in try engine.openReader(isExclusive: true) == nil })
        for _ in 0..<3 {
            let storage = try engine.open(hook: nil)
            for _ in 0..<rounds {
                commit(storage)
                ask(storage.reader)
            }
            try storage.close(isClean: draw(2) == 0)
            if let reader = try engine.openReader(isExclusive: true) { ask(reader) }
        }
    }

    private mutating func draw(_ bound: UInt) -> UInt { random.next(upperBound: bound) }

    private mutating func note(_ kind: String, _ answer: String) {
        counts[kind, default: 0] += 1
        answers.append("\(kind): \(answer)")
    }

    private func answer<Value>(_ body: () throws(LedgerError) -> Value) -> String {
        do throws(LedgerError) {
            return "\(try body())"
        } catch {
            return "\(error.code) \(error.log ?? "-") \(error.sequence)"
        }
    }

    private mutating func commit(_ storage: any LedgerStorage) {
        var transaction = StorageTransaction()
        var next = states
        var sizes = checkpointSizes
        var kind = "commit"
        if states.count < 3, states.isEmpty || draw(6) == 0 {
            let log = StoredLog(number: states.count + 1, node: "tongdao://n\(states.count)", isOwn: states.isEmpty)
            transaction.newLogs.append(log)
            next.append((log, LogState(emptyLogOf: log.node)))
            sizes.append([])
        }
        for index in next.indices where draw(2) == 0 {
            let count = Int([1, 2, 3, 260][Int(draw(4))])
            var records = ChainedRecords(after: next[index].state)
            for _ in 0..<count {
                let length = Int([0, 1, 40, 3_000][Int(draw(4))])
                let keys = draw(3) == 0 ? [Self.keys[Int(draw(UInt(Self.keys.count)))]] : []
                records.append([UInt8](repeating: UInt8(draw(256)), count: length), keys: keys)
            }
            transaction.appends.append(StorageAppend(log: next[index].log, records: records))
            next[index].state = records.end
            guard draw(4) > 0 else { continue }
            transaction.checkpoints.append((next[index].log, checkpoint(size: records.end.head.size)))
            sizes[index].append(records.end.head.size)
        }
        addSmallRows(to: &transaction, next, sizes)
        switch draw(8) {
        case 0 where !transaction.appends.isEmpty && !states.isEmpty:
            kind = "stale"
            let stale = ChainedRecords(after: LogState(emptyLogOf: "x"), contents: [[1], [2]])
            transaction.appends.append(StorageAppend(log: states[0].log, records: stale))
        case 1 where !checkpointSizes.isEmpty && !checkpointSizes[0].isEmpty:
            kind = "checkpoint twice"
            transaction.checkpoints.append((states[0].log, checkpoint(size: checkpointSizes[0][0])))
        case 2 where !states.isEmpty:
            kind = "log twice"
            transaction.newLogs.append(states[0].log)
        case 3:
            kind = "no such log"
            let stray = ChainedRecords(after: LogState(emptyLogOf: "x"), contents: [[1]])
            transaction.appends.append(StorageAppend(log: Self.unknown, records: stray))
        default:
            states = next
            checkpointSizes = sizes
        }
        let done = answer { () throws(LedgerError) in try storage.commit(transaction) }
        note(kind, done)
    }

    private mutating func addSmallRows(
        to transaction: inout StorageTransaction, _ logs: [(log: StoredLog, state: LogState)], _ sizes: [[UInt64]]
    ) {
        for index in logs.indices where draw(3) == 0 {
            if let size = sizes[index].last {
                let signer = Self.keys[Int(draw(UInt(Self.keys.count)))]
                let signature = Signature(signer: signer, value: [UInt8(draw(256))])
                transaction.countersignatures.append((logs[index].log, size, signature))
            }
            let snapshot = Snapshot(
                name: Self.keys[Int(draw(3))], log: logs[index].log.node,
                sequence: logs[index].state.head.size, bytes: [UInt8](repeating: 7, count: Int(draw(50))))
            transaction.snapshots.append((logs[index].log, snapshot))
        }
        for key in Self.keys where draw(4) == 0 {
            transaction.metadata.append((key, draw(3) == 0 ? nil : [UInt8](repeating: 1, count: Int(draw(5)))))
        }
    }

    private mutating func checkpoint(size: UInt64) -> StoredCheckpoint {
        var checkpoint = Checkpoint(body: [UInt8](repeating: UInt8(size & 0xFF), count: 3))
        if draw(5) > 0 { checkpoint.signature = Signature(signer: "s", value: [1]) }
        for name in Self.keys.prefix(Int(draw(3))).reversed() {
            checkpoint.countersignatures.append(Signature(signer: name, value: [2]))
        }
        return StoredCheckpoint(size: size, checkpoint: checkpoint)
    }

    private mutating func ask(_ reader: any LedgerStorageReader) {
        note("logs", answer { () throws(LedgerError) in try reader.logs() })
        for key in Self.keys {
            note("metadata", answer { () throws(LedgerError) in try reader.metadata(key) as Any })
            note("snapshot", answer { () throws(LedgerError) in try reader.snapshot(named: key) as Any })
        }
        let known = states
        for log in known.map(\.log) + [Self.unknown] {
            let size = known.first { $0.log == log }?.state.head.size ?? 0
            ask(reader, log, size)
        }
        note("structure", "\(reader.structureFaults())")
    }

    private mutating func ask(_ reader: any LedgerStorageReader, _ log: StoredLog, _ size: UInt64) {
        note("head", answer { () throws(LedgerError) in try reader.head(of: log) })
        let first = UInt64(draw(UInt(size + 3)))
        let limit = [0, 1, 2, 300][Int(draw(4))]
        let bytes = [0, 1, 3_001, 100_000][Int(draw(4))]
        for start in [first, 0, size, .max] {
            note(
                "records",
                answer { () throws(LedgerError) in
                    try reader.records(of: log, from: start, limit: limit, maximumBytes: bytes)
                })
        }
        let last = first + UInt64(draw(5))
        note("hashes", answer { () throws(LedgerError) in try reader.hashes(of: log, first...last) })
        for index in [0, UInt64(draw(4))] {
            note("node", answer { () throws(LedgerError) in try reader.node(of: log, level: 8, index: index) as Any })
        }
        for choice in [.last, .lastCountersigned, .atOrBefore(first), .atOrAfter(first), .atOrBefore(.max)]
            as [CheckpointChoice]
        {
            note("checkpoint", answer { () throws(LedgerError) in try reader.checkpoint(of: log, choice) as Any })
        }
        note(
            "checkpoints", answer { () throws(LedgerError) in try reader.checkpoints(of: log, sizes: first...last + 9) }
        )
        for key in Self.keys {
            note("key", answer { () throws(LedgerError) in try reader.sequence(of: key, in: log) as Any })
        }
        note("snapshots", answer { () throws(LedgerError) in try reader.snapshotSequence(of: log) as Any })
    }
}
