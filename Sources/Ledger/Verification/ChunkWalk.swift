// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// Verifies the records, tree nodes and checkpoints of one aligned run of a log, apart from all other runs.
///
/// That is what makes verification parallel: each record's predecessor hash is stored, and a run of 4,096 records is
/// a complete subtree. Only roots need what came before; they are finished by `LogWalk`.
struct ChunkWalk {
    static let level = 12
    static let recordCount = UInt64(1) << level

    let reader: any LedgerStorageReader
    let log: StoredLog
    /// Sequences of the run; the first is one more than a multiple of `recordCount`.
    let sequences: ClosedRange<UInt64>
    let publicKey: (any CheckpointKey)?
    let countersigners: CountersignerResolver

    /// What one run gives to the whole.
    struct Outcome: Sendable {
        var findings: [VerificationFinding] = []
        /// The tree over the run alone; covers as many records as could be used.
        var frontier = MerkleFrontier()
        /// The checkpoints inside the run, with the run's tree at their size.
        var checkpoints: [(stored: StoredCheckpoint, frontier: MerkleFrontier)] = []
        var recordCount: UInt64 = 0
        var countersignatureCount = 0
        /// Whether every record of the run is in the tree.
        var isWhole = false
    }

    func run() -> Outcome {
        var outcome = Outcome()
        var checkpoints: [StoredCheckpoint] = []
        do throws(LedgerError) {
            checkpoints = try reader.checkpoints(of: log, sizes: sequences)
        } catch {
            outcome.findings.append(finding(.unreadable, sequences.lowerBound, "checkpoints: \(error.shortText)"))
        }
        let hashes = walkRecords(checkpoints, &outcome)
        for stored in checkpoints { check(stored, head: hashes[stored.size], &outcome) }
        return outcome
    }

    /// - Returns: the record hashes at the checkpoints' sizes.
    private func walkRecords(_ checkpoints: [StoredCheckpoint], _ outcome: inout Outcome) -> [UInt64: SM3Digest] {
        var heads: [UInt64: SM3Digest] = [:]
        var pending = checkpoints[...]
        var previous = previousHash(&outcome)
        var expected = sequences.lowerBound
        var isTreeWhole = true
        var nodes: [MerkleNode] = []
        var hashing = MerkleHashing()
        while expected <= sequences.upperBound {
            let page: [StoredRecord]
            do throws(LedgerError) {
                page = try reader.records(
                    of: log, from: expected, limit: Int(sequences.upperBound - expected + 1),
                    maximumBytes: LedgerLimits.maximumPageBytes)
            } catch {
                outcome.findings.append(finding(.unreadable, max(error.sequence, expected), error.shortText))
                return heads
            }
            let end = page.last.map { min($0.sequence, sequences.upperBound) } ?? sequences.upperBound
            for record in page where record.sequence <= sequences.upperBound {
                if record.sequence > expected {
                    reportMissing(expected...record.sequence - 1, &outcome)
                    isTreeWhole = false
                    previous = nil
                }
                check(record, previous: previous, &outcome)
                previous = record.hash
                expected = record.sequence + 1
                guard isTreeWhole else { continue }
                outcome.frontier.append(record.hash, hashing: &hashing) { node in
                    if node.level >= MerkleNode.lowestStoredLevel { nodes.append(node) }
                }
                while let first = pending.first, first.size <= record.sequence {
                    if first.size == record.sequence {
                        outcome.checkpoints.append((first, outcome.frontier))
                        heads[first.size] = record.hash
                    }
                    pending.removeFirst()
                }
            }
            if page.isEmpty || page[0].sequence > sequences.upperBound {
                reportMissing(expected...end, &outcome)
                return heads
            }
        }
        outcome.isWhole = isTreeWhole
        let offset = (sequences.lowerBound - 1) >> UInt64(ChunkWalk.level)
        for node in nodes {
            let index = node.index + offset << UInt64(ChunkWalk.level - node.level)
            check(MerkleNode(level: node.level, index: index, hash: node.hash), &outcome.findings)
        }
        return heads
    }

    private func check(_ record: StoredRecord, previous: SM3Digest?, _ outcome: inout Outcome) {
        outcome.recordCount += 1
        guard let previous, RecordChain.hash(previous: previous, record: record.content) != record.hash else { return }
        outcome.findings.append(
            finding(
                .wrongHash, record.sequence, "the record does not match its hash, or does not follow the one before"))
    }

    /// Compares a recomputed tree node with the stored one.
    func check(_ node: MerkleNode, _ findings: inout [VerificationFinding]) {
        let first = node.index << UInt64(node.level) + 1
        do throws(LedgerError) {
            let stored = try reader.node(of: log, level: node.level, index: node.index)
            if stored == node.hash { return }
            let what = stored == nil ? "is missing" : "is not that of the records"
            findings.append(
                finding(.wrongTreeNode, first, "the stored node \(node.index) of level \(node.level) \(what)"))
        } catch {
            findings.append(finding(.wrongTreeNode, first, error.shortText))
        }
    }

    private func previousHash(_ outcome: inout Outcome) -> SM3Digest? {
        let before = sequences.lowerBound - 1
        if before == 0 { return .zero }
        // If it cannot be read, the run before reports it.
        return try? reader.hashes(of: log, before...before).first
    }

    private func reportMissing(_ missing: ClosedRange<UInt64>, _ outcome: inout Outcome) {
        let text = missing.count == 1 ? "the record is missing" : "records to \(missing.upperBound) are missing"
        outcome.findings.append(finding(.missingRecord, missing.lowerBound, text))
    }

    func finding(_ kind: VerificationFinding.Kind, _ sequence: UInt64, _ text: String) -> VerificationFinding {
        VerificationFinding(kind, log.node, sequence, text)
    }
}

extension LedgerError {
    /// Message and cause, without the remedy that a report gives once.
    var shortText: String { cause.map { "\(message) (\($0))" } ?? message }
}
