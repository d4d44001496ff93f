// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// Verifies the end of a stored log before anything is built upon it.
///
/// Its hash chain since the last snapshot (at least the last 1,024 records), the frontier of its tree against the last
/// checkpoint, and that checkpoint's signature. What lies further back is verified by `OfflineVerifier`.
struct TailCheck {
    let reader: any LedgerStorageReader
    let log: StoredLog

    /// - Parameter publicKey: of the log's node; nil if it is not known, and then the signature is not checked.
    /// - Returns: the state to go on from.
    /// - Throws: `damaged`, naming log and record.
    func run(publicKey: (any CheckpointKey)?) throws(LedgerError) -> LogState {
        let head = try reader.head(of: log)
        guard head.size > 0 else { return LogState(emptyLogOf: log.node) }
        try checkChain(to: head)
        var source = StoredNodeSource(reader: reader, log: log, size: head.size)
        let state = LogState(log: log.node, head: head, frontier: try source.frontier(size: head.size))
        try checkCheckpoint(over: state, publicKey: publicKey)
        return state
    }

    private func checkChain(to head: LogHead) throws(LedgerError) {
        let minimum = head.size - min(head.size, LedgerLimits.minimumTailRecords)
        let maximum = head.size - min(head.size, LedgerLimits.maximumTailRecords)
        let snapshot = try reader.snapshotSequence(of: log) ?? head.size
        let verified = max(maximum, min(minimum, snapshot))
        var previous = SM3Digest.zero
        if verified > 0 { previous = try reader.hashes(of: log, verified...verified)[0] }
        var chain = ChainCheck(log: log.node, sequence: verified, hash: previous)
        while chain.sequence < head.size {
            let page = try reader.records(
                of: log, from: chain.sequence + 1, limit: LedgerLimits.maximumPageRecords,
                maximumBytes: LedgerLimits.maximumPageBytes)
            if page.isEmpty { throw damaged("the record is missing", chain.sequence + 1) }
            try chain.follow(page)
        }
    }

    private func checkCheckpoint(over state: LogState, publicKey: (any CheckpointKey)?) throws(LedgerError) {
        guard let stored = try reader.checkpoint(of: log, .last) else {
            throw damaged("there is no checkpoint", state.head.size)
        }
        var faults: [CheckpointFault] = []
        if let publicKey {
            if case .invalid(let found) = CheckpointVerifier.verify(stored.checkpoint, of: state, publicKey: publicKey)
            {
                faults = found
            }
        } else {
            faults = CheckpointVerifier.contentFaults(stored.checkpoint, of: state)
        }
        guard faults.isEmpty else {
            let list = faults.map { "\($0)" }.joined(separator: ", ")
            throw damaged("the last checkpoint, over \(stored.size) records, does not hold: \(list)", state.head.size)
        }
    }

    private func damaged(_ message: String, _ sequence: UInt64) -> LedgerError {
        LedgerError(
            .damaged, message, log: log.node, sequence: sequence, remedy: LedgerError.damageRemedy)
    }
}
