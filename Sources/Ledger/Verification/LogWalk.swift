// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Dispatch
import Messages
import Synchronization

/// Verifies one whole log: its runs in parallel, then the roots in order.
struct LogWalk {
    /// One connection for each worker.
    let readers: [any LedgerStorageReader]
    let log: StoredLog
    let keys: LogKeyResolver
    let countersigners: CountersignerResolver

    func run() -> (report: LogReport, findings: [VerificationFinding]) {
        let head: LogHead
        do throws(LedgerError) {
            head = try readers[0].head(of: log)
        } catch {
            let finding = VerificationFinding(.unreadable, log.node, error.sequence, error.shortText)
            return (report(head: .empty, [], root: nil), [finding])
        }
        var findings: [VerificationFinding] = []
        let key = publicKey(size: head.size, &findings)
        let outcomes = walkChunks(size: head.size, key)
        findings += LogWalk.collected(outcomes)
        let root = checkRoots(outcomes, head, &findings)
        checkLastCheckpoint(head, &findings)
        return (report(head: head, outcomes, root: root), findings)
    }

    /// Runs every chunk on one of the workers; each takes the next that is left.
    private func walkChunks(size: UInt64, _ key: (any CheckpointKey)?) -> [ChunkWalk.Outcome] {
        let count = Int((size + ChunkWalk.recordCount - 1) / ChunkWalk.recordCount)
        let next = Mutex(0)
        let outcomes = Mutex([ChunkWalk.Outcome?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: readers.count) { worker in
            while true {
                let index = next.withLock { value in
                    defer { value += 1 }
                    return value
                }
                guard index < count else { return }
                let first = UInt64(index) * ChunkWalk.recordCount + 1
                let walk = ChunkWalk(
                    reader: readers[worker], log: log, sequences: first...min(first + ChunkWalk.recordCount - 1, size),
                    publicKey: key, countersigners: countersigners)
                let outcome = walk.run()
                outcomes.withLock { $0[index] = outcome }
            }
        }
        return outcomes.withLock { $0.compactMap { $0 } }
    }

    /// What the runs found, in order; a countersigner whose key is not known is noted once, not at every checkpoint.
    private static func collected(_ outcomes: [ChunkWalk.Outcome]) -> [VerificationFinding] {
        var noted: Set<String> = []
        return outcomes.flatMap(\.findings).filter { $0.kind != .keyUnknown || noted.insert($0.text).inserted }
    }

    /// Joins the runs' trees in order and compares each checkpoint's root, and the upper stored nodes.
    ///
    /// - Returns: the root over all records; nil if a damaged run ended the joining.
    private func checkRoots(
        _ outcomes: [ChunkWalk.Outcome], _ head: LogHead, _ findings: inout [VerificationFinding]
    ) -> SM3Digest? {
        let walk = ChunkWalk(
            reader: readers[0], log: log, sequences: 1...max(1, head.size), publicKey: nil,
            countersigners: countersigners)
        var frontier = MerkleFrontier()
        var hashing = MerkleHashing()
        for outcome in outcomes {
            for (stored, local) in outcome.checkpoints {
                let root = frontier.joined(with: local, hashing: &hashing).root
                guard let body = try? CheckpointBody.decode(stored.checkpoint.body) else { continue }
                if SM3Digest(body.root) != root {
                    let text = "the checkpoint's Merkle root is not that of the records"
                    findings.append(walk.finding(.wrongRoot, stored.size, text))
                }
            }
            guard outcome.isWhole else {
                let sequence = frontier.size + outcome.frontier.size + 1
                findings.append(walk.finding(.notChecked, sequence, "Merkle roots from here on were not recomputed"))
                return nil
            }
            var upper: [MerkleNode] = []
            frontier = frontier.joined(with: outcome.frontier, hashing: &hashing) { node in
                if node.level > ChunkWalk.level { upper.append(node) }
            }
            for node in upper { walk.check(node, &findings) }
        }
        return frontier.root
    }

    private func checkLastCheckpoint(_ head: LogHead, _ findings: inout [VerificationFinding]) {
        guard head.size > 0 else { return }
        do throws(LedgerError) {
            let covered = try readers[0].checkpoint(of: log, .last)?.size ?? 0
            if covered < head.size {
                let text = "the last checkpoint covers \(covered) of \(head.size) records"
                findings.append(VerificationFinding(.notSigned, log.node, covered + 1, text))
            } else if covered > head.size {
                let text = "a checkpoint covers \(covered) records, the log has \(head.size)"
                findings.append(VerificationFinding(.missingRecord, log.node, head.size + 1, text))
            }
        } catch {
            findings.append(VerificationFinding(.unreadable, log.node, 0, error.shortText))
        }
    }

    /// The key that the log's first record names.
    private func publicKey(size: UInt64, _ findings: inout [VerificationFinding]) -> (any CheckpointKey)? {
        guard size > 0 else { return nil }
        let first = try? readers[0].records(of: log, from: 1, limit: 1, maximumBytes: 0).first
        if let first, let key = keys(log.node, first.content) { return key }
        let text = "the public key of the log's node; signatures were not checked"
        findings.append(VerificationFinding(.keyUnknown, log.node, 1, text))
        return nil
    }

    private func report(head: LogHead, _ outcomes: [ChunkWalk.Outcome], root: SM3Digest?) -> LogReport {
        LogReport(
            log: log.node, isOwn: log.isOwn, head: head, recordCount: outcomes.reduce(0) { $0 + $1.recordCount },
            root: root, checkpointCount: outcomes.reduce(0) { $0 + $1.checkpoints.count },
            countersignatureCount: outcomes.reduce(0) { $0 + $1.countersignatureCount })
    }
}
